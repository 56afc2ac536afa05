"""What a text says better of what stands there: the facts to be confirmed, or an answer that the plan rests on."""

from bot.dialogue import events
from bot.dialogue.context import TurnContext
from bot.dialogue.input.corrections import read_correction
from bot.dialogue.places import AtFacts, AtPlan, AtSection
from bot.language.choices.yes_no import read_yes_no
from bot.language.dates.reader import find_dates


def restated(ctx: TurnContext, text: str) -> events.Event | None:
    """The correction that a text makes; None where it makes none, or nothing that could be corrected stands there."""
    place, state = ctx.chat.place, ctx.state()
    if isinstance(place, AtFacts):
        return _of_facts(ctx, place, text)
    if state is None or not isinstance(place, AtPlan | AtSection):
        return None
    found = read_correction(state, text, ctx.world.catalogue)
    if found is None:
        return None
    one = len(found.values) == 1
    return events.Corrected(found.question, found.values[0]) if one else events.ChangeAsked(found.question)


def _of_facts(ctx: TurnContext, place: AtFacts, text: str) -> events.StoryTold | None:
    """What a text says better of the facts that are to be confirmed: "tak, 21 nov", "gaji 2300"."""
    said = ctx.world.ear.proposed(text, place.dialogue, ctx.today)
    questions = ctx.world.content.dialogues[place.dialogue].questions
    days = [id_ for id_, _ in place.facts if questions[id_].answer.type == "date"]
    read = [day for found in find_dates(text, ctx.today) for day in found.reading.dates]
    if len(days) == 1 and len(read) == 1:
        said = {**said, days[0]: read[0].isoformat()}
    facts = {**dict(place.facts), **said}
    if len(days) == 1 and len(read) > 1 and read_yes_no(text.split()[0]) is False:
        del facts[days[0]]  # "no, it was on monday": which one is asked
    elif not said:
        return None
    return events.StoryTold("", place.dialogue, place.opens, tuple(facts.items()))
