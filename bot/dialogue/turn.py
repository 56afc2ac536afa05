"""One turn: what somebody sent and what is kept of their chat, to what is kept now and what is shown.

Pure and total: no clock, no I/O, and every input gets an answer that says what to do next.
"""

from dataclasses import replace
from datetime import datetime
from zlib import crc32

from bot.dialogue.chat import Chat
from bot.dialogue.context import TurnContext
from bot.dialogue.input.buttons import event_of_tap
from bot.dialogue.input.router import event_of
from bot.dialogue.inputs import ByItself, Input, Tapped
from bot.dialogue.machine import happen
from bot.dialogue.moves.claims import ask_whether_sent
from bot.dialogue.moves.navigation import greet_changed_dialogue
from bot.dialogue.places import MAKING_PLANS, AtClaims, AtMenu, AtPlan, AtSection, AtTopics, AtWelcome
from bot.dialogue.replies import Erase, File, Message, Reply, Toast
from bot.dialogue.screens.router import screen_of
from bot.dialogue.screens.view import LASTING, Tap, parse_tap, plain
from bot.dialogue.world import World


def turn(chat: Chat, input: Input, now: datetime, world: World) -> tuple[Chat, tuple[Reply, ...]]:  # noqa: A002
    """The chat after one input, and the replies. `now` carries its zone; `today` is the date in Malaysia."""
    ctx = TurnContext(chat, now, world, input.code)
    if isinstance(input, Tapped):
        return _tapped(ctx, input)
    if isinstance(input, ByItself):
        return _happened(ctx, input)
    after, replies = _happened(ctx, input)
    return _not_twice(ctx, after, replies)


def _not_twice(ctx: TurnContext, chat: Chat, replies: tuple[Reply, ...]) -> tuple[Chat, tuple[Reply, ...]]:
    """The same, where nothing is said in the very words of the turn before: the second time a line above says so."""
    if ctx.erased:
        return chat, replies
    messages = [reply for reply in replies if isinstance(reply, Message)]
    said = f"{crc32(' '.join(message.text for message in messages).encode()):x}" if messages else ""
    if not said or said != ctx.before.shown:
        return replace(chat, shown=said), replies
    last = replace(messages[-1], text=f"{ctx.view(chat).ui('sorry.same')}\n\n{messages[-1].text}")
    rest = tuple(reply for reply in replies if not isinstance(reply, Message))
    return replace(chat, shown=""), (*rest, last)


def _happened(ctx: TurnContext, input: Input) -> tuple[Chat, tuple[Reply, ...]]:  # noqa: A002
    if not isinstance(input, ByItself):
        ctx.as_new = True
        ctx.chat = greet_changed_dialogue(ctx)
    happen(ctx, event_of(ctx, input))
    if ctx.quiet:
        return replace(ctx.chat, beside_plan=False), tuple(ctx.effects)
    return _shown(ctx, [])


def _tapped(ctx: TurnContext, tapped: Tapped) -> tuple[Chat, tuple[Reply, ...]]:
    """Acts on a tap. The same tap again, under whatever update, changes nothing and says nothing."""
    chat = ctx.chat
    if tapped.data == chat.last_tap:
        return chat, (Toast(),)
    tap = parse_tap(tapped.data)
    ctx.chat = greet_changed_dialogue(ctx)
    if tap is None or not _is_fresh(chat, tap):
        # An old keyboard: say so, and show where the chat stands, below, on a keyboard of its own.
        ctx.as_new = True
        return _shown(ctx, [Toast(ctx.view().words.ui("sorry.stale")[:200])])
    ctx.from_plan = tap.step == chat.plan_step
    place = AtPlan() if ctx.from_plan else ctx.chat.place
    ctx.chat = ctx.before = replace(ctx.chat, last_tap=tapped.data, place=place, shown="")
    event = event_of_tap(ctx, tap)
    if event is None:
        ctx.note("sorry.not_here")
    else:
        happen(ctx, event)
    return _shown(ctx, [Toast()])


def _is_fresh(chat: Chat, tap: Tap) -> bool:
    """Whether a tap is of the screen that stands there now, of the plan beside it, or of one that never grows old."""
    mine = tap.session == (chat.session.id if chat.session else "")
    beside_plan = tap.step == chat.plan_step and not isinstance(chat.place, MAKING_PLANS)
    return (mine and (tap.step == chat.step or beside_plan)) or (tap.action in LASTING and chat.consent is not None)


def _shown(ctx: TurnContext, first: list[Reply]) -> tuple[Chat, tuple[Reply, ...]]:
    """The chat, and what it shows: its screen with the notes above, and what else the moves brought."""
    if ctx.erased:
        text = ctx.view().ui("confirm.deleted")
        return Chat(), (*first, Message(text, replace=not ctx.as_new), Erase())
    if _at_rest(ctx):
        ctx.chat = ask_whether_sent(ctx)
    if _is_said_aside(ctx):
        replies = (*first, *_aside(ctx))
        return replace(ctx.chat, beside_plan=False), replies
    over_last = _place_beside_plan(ctx)
    step, at_plan = ctx.chat.step + 1, isinstance(ctx.chat.place, AtPlan)
    ctx.chat = replace(ctx.chat, step=step, plan_step=step if at_plan else ctx.chat.plan_step)
    offer = _offer(ctx)
    message = screen_of(ctx.view(), ctx.now)
    text = "\n\n".join([*map(plain, ctx.notes), message.text])
    screen = replace(message, text=text, replace=not ctx.as_new, replaces_last=over_last)
    return ctx.chat, _closing(ctx, (*first, *ctx.effects, *offer, screen))


def _place_beside_plan(ctx: TurnContext) -> bool:
    """Notes whether the screen now shown stands below a plan; gives whether it takes the place of the last one there.

    What a plan or such a screen opens stands there, and every section. The plan itself is a message to keep.
    """
    place, before = ctx.chat.place, ctx.before.beside_plan and not ctx.as_new
    if isinstance(place, (AtPlan, *MAKING_PLANS)):
        ctx.chat = replace(ctx.chat, beside_plan=False)
        return False
    ctx.chat = replace(ctx.chat, beside_plan=ctx.from_plan or isinstance(place, AtSection) or before)
    if not ctx.from_plan:
        return False
    ctx.as_new = not before
    return before


def _closing(ctx: TurnContext, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
    """The same; the first message takes the buttons from a screen that is over, while that is still the last one."""
    said = next((number for number, reply in enumerate(replies) if isinstance(reply, Message)), None)
    if said is None or not ctx.as_new or not _is_over(ctx.before):
        return replies
    return tuple(
        replace(reply, closes=True) if number == said and isinstance(reply, Message) else reply
        for number, reply in enumerate(replies)
    )


def _is_over(before: Chat) -> bool:
    """Whether the screen of a chat asked what is asked no more, or stood below a plan; a plan itself is never over."""
    asks = isinstance(before.place, (*MAKING_PLANS, AtTopics, AtWelcome))
    return before.step not in (0, before.plan_step) and (asks or before.beside_plan)


def _is_said_aside(ctx: TurnContext) -> bool:
    """Whether something is said beside a plan that has not changed: the plan stands there and is not sent again."""
    unmoved = ctx.chat.place == ctx.before.place and ctx.chat.session == ctx.before.session
    said = ctx.notes or any(isinstance(reply, Message | File) for reply in ctx.effects)
    return unmoved and bool(said) and isinstance(ctx.chat.place, AtPlan | AtSection)


def _aside(ctx: TurnContext) -> tuple[Reply, ...]:
    """What is said beside a plan, the last of it with the way back."""
    back = (ctx.view().key("sections.plan", "sec", "top"),)
    offer = _offer(ctx)
    last = ctx.effects[-1] if ctx.effects else None
    if isinstance(last, Message) and not ctx.notes:
        return (*ctx.effects[:-1], *offer, replace(last, nav=(*last.nav, *back)))
    text = "\n\n".join(map(plain, ctx.notes)) or ctx.view().ui("plan.here")
    return (*ctx.effects, *offer, Message(text, nav=back))


def _at_rest(ctx: TurnContext) -> bool:
    """Whether a question of Pandu's own interrupts nothing: in the menu, in the list of claims, at a plan."""
    place = ctx.chat.place
    if ctx.effects or ctx.chat.consent is None:
        return False
    return isinstance(place, AtClaims) or place == AtMenu() or (isinstance(place, AtPlan) and ctx.as_new)


def _offer(ctx: TurnContext) -> list[Reply]:
    """Asks a person who writes in the other language, once, whether to go on in it."""
    if ctx.offer is None or ctx.chat.offered:
        return []
    ctx.chat = replace(ctx.chat, offered=True)
    words = ctx.world.words[ctx.offer]
    label = words.ui("buttons.malay" if ctx.offer == "ms" else "buttons.english")
    return [Message(plain(words.ui("topics.switch")), ((ctx.view().button(label, "lang", ctx.offer),),))]
