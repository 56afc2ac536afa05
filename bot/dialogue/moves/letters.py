"""What can happen with letters."""

from dataclasses import replace

from bot.dialogue import events
from bot.dialogue.chat import Chat
from bot.dialogue.context import TurnContext
from bot.dialogue.files import letter_file
from bot.dialogue.places import AtLetters
from bot.dialogue.screens.knowledge.letters import letter_message


def open_letter(ctx: TurnContext, event: events.LetterOpened) -> Chat | None:
    """Says a letter, ready to copy, with how to use it below."""
    letter = ctx.world.content.letters.get(event.letter)
    if letter is None:
        return None
    ctx.effects.append(letter_message(ctx.view(), letter))
    ctx.as_new = True
    return replace(ctx.chat, place=AtLetters(letter.id))


def hand_over(ctx: TurnContext, event: events.LetterFileAsked) -> Chat | None:
    """Adds a letter as a file to print."""
    letter = ctx.world.content.letters.get(event.letter)
    if letter is None:
        return None
    ctx.effects.append(letter_file(ctx.view(), letter, event.form))
    ctx.as_new = True
    return ctx.chat
