"""News of the law, as it is told to whom it touches."""

from bot.content import schema
from bot.dialogue.replies import Message
from bot.dialogue.screens.knowledge.answers import source_line
from bot.dialogue.screens.view import View, bold, plain


def news_message(view: View, news: schema.News, claim: str = "") -> Message:
    """What changed, from when, how sure that is and where it comes from; the claim it touches, and no more of this."""
    words = view.words
    blocks = [
        f"{bold(words.text(news.title))}\n{view.ui('news.from', day=words.date(news.on))}",
        plain(words.text(news.say)),
        f"{view.ui(f'bank_certainty.{news.certainty}')}\n{source_line(view, news.sources)}",
    ]
    rows = ((view.key("news.claim", "copen", claim),),) if claim else ()
    return Message("\n\n".join(blocks), (*rows, (view.key("news.stop", "nonews"),)))
