"""News of the law: whom it touches, telling it once, and turning it off."""

from dataclasses import replace

from bot.content import schema
from bot.dialogue import events
from bot.dialogue.chat import Chat, Claim
from bot.dialogue.context import TurnContext
from bot.dialogue.screens.knowledge.news import news_message

_REMEMBERED = 20  # news that a chat knows it was told


def touched(ctx: TurnContext, news: schema.News) -> Claim | None:
    """The open claim of a chat that news is about; None where there is none, it was told, or none is wanted."""
    chat = ctx.chat
    if chat.consent is None or chat.no_news or news.id in chat.told:
        return None
    return next((one for one in chat.claims if one.status == "open" and _is_about(ctx, news, one)), None)


def _is_about(ctx: TurnContext, news: schema.News, claim: Claim) -> bool:
    if claim.session.dialogue in news.dialogues:
        return True
    state = ctx.state_of(claim.session) if news.benefits else None
    plan = state.plan if state else None
    return plan is not None and any(each.benefit.id in news.benefits for each in plan.benefits)


def tell_news(ctx: TurnContext, event: events.NewsCame) -> Chat:
    """Says it in a message of its own: the screen the person is on stays as it was."""
    ctx.quiet = True
    news = ctx.world.content.news.get(event.news)
    claim = touched(ctx, news) if news else None
    if news is None or claim is None:
        return ctx.chat
    ctx.effects.append(news_message(ctx.view(), news, claim.id))
    return replace(ctx.chat, told=(*ctx.chat.told, news.id)[-_REMEMBERED:])


def turn_news(ctx: TurnContext, event: events.NewsTurned) -> Chat:
    """Turns news on or off, and says which it is now."""
    ctx.note("news.on" if event.wanted else "news.off")
    return replace(ctx.chat, no_news=not event.wanted)
