"""First contact: the language, the consent, and what was asked for or told before it."""

from dataclasses import replace

from bot.dialogue import events
from bot.dialogue.chat import Chat, Consent
from bot.dialogue.context import TurnContext
from bot.dialogue.moves.navigation import begin, home
from bot.dialogue.moves.stories import go_on_with
from bot.dialogue.places import AtLanguage, AtMenu, AtWelcome


def welcome(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001
    """Shows first contact again."""
    return replace(ctx.chat, place=AtWelcome())


def ask_before_consent(ctx: TurnContext, event: events.Started | events.DialogueChosen) -> Chat:
    """Keeps which subject a link asked for until the consent."""
    known = event.dialogue if event.dialogue in ctx.world.content.dialogues else ctx.chat.asked_for
    return replace(ctx.chat, place=AtWelcome(), asked_for=known)


def choose_language(ctx: TurnContext, event: events.LanguageChosen) -> Chat:
    """Sets the language; everything else stays."""
    chat = replace(ctx.chat, language=event.language)
    return home(ctx, chat) if isinstance(chat.place, AtLanguage) else chat


def agree(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001
    """Keeps the consent, and goes on with what was asked for or told before it."""
    consent = Consent(ctx.now, ctx.world.notice_version, ctx.language)
    said, asked_for = ctx.chat.said, ctx.chat.asked_for
    chat = replace(ctx.chat, consent=consent, language=ctx.language, place=AtMenu(), said="", asked_for="")
    if said:
        return go_on_with(ctx, chat, said)
    return begin(ctx, chat, asked_for) if asked_for else chat
