"""What nobody has to say again where a plan leads to another subject.

In: the turn, and the dialogue that is opened. Out: the answers that both mean in the same way.
"""

from bot.dialogue.context import TurnContext
from bot.dialogue.places import AtPlan, AtSection, Fact
from bot.session.answers import Answer
from bot.session.path import fits

SAME = ("for_whom", "accident_date", "death_date", "last_mc_day", "birthday_21", "nationality")
"""Questions that ask for the same wherever they stand. Others share an id and not their meaning."""


def handed_over(ctx: TurnContext, dialogue_id: str) -> tuple[Fact, ...]:
    """The answers of the plan on the screen that the other dialogue would ask for again; none from elsewhere."""
    dialogue, state = ctx.world.content.dialogues.get(dialogue_id), ctx.state()
    session = ctx.chat.session
    if dialogue is None or state is None or session is None or session.dialogue == dialogue_id:
        return ()
    if state.plan is None or not isinstance(ctx.chat.place, AtPlan | AtSection):
        return ()
    known = {id_: state.answers[id_].value for id_ in SAME if id_ in state.path.answered}
    asked = dialogue.questions
    return tuple(
        (id_, value)
        for id_, value in known.items()
        if value is not None and id_ in asked and fits(asked[id_], Answer(value, ctx.today, asked[id_].rev))
    )
