"""Updates as Telegram sends them → events. Each becomes a `telegram.Update` by itself, or stands alone."""

from typing import Any

from telegram import Bot, Chat, ChatMember, Location, Message, MessageEntity, Update, User
from telegram.constants import MessageLimit

from bot.channels.telegram.commands import read_command
from bot.channels.telegram.memory import Latest
from bot.channels.telegram.unreadable import sound, unreadable, whole
from bot.dialogue.context import language_of
from bot.dialogue.inputs import Attachment, Input, Tapped, Typed
from bot.service.events import Elsewhere, Event, Ignored, Incoming, Membership

ATTACHMENTS = ("photo", "voice", "video_note", "audio", "sticker", "animation", "dice", "video", "document")
LONGEST = MessageLimit.MAX_TEXT_LENGTH.value
AWAY = (ChatMember.BANNED, ChatMember.LEFT)


class Reader:
    """Reads updates as one bot: what is said to another, and what says nothing new, is left alone."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._albums = Latest()
        self._texts = Latest()

    def read(self, raw: Any) -> Event:
        """The event of an update, also of one that cannot be read."""
        try:
            if not whole(raw["update_id"]):
                raise TypeError("update_id")
            return self._event(Update.de_json(raw, self._bot))
        except Exception as error:  # whatever is wrong with one update stays with that update
            return unreadable(raw, type(error).__name__)

    def _event(self, update: Update) -> Event:
        """Raises TypeError, ValueError or AttributeError for what cannot be acted on."""
        if update.callback_query is not None:
            return self._tap(update)
        if update.my_chat_member is not None:
            reachable = update.my_chat_member.new_chat_member.status not in AWAY
            return Membership(update.update_id, _number(update.my_chat_member.chat), reachable)
        message = update.edited_message or update.message
        if message is None:
            raise TypeError("message")
        if message.chat.type != Chat.PRIVATE:
            return self._in_a_group(update, message)
        _number(message.chat)
        if self._says_nothing(update, message):
            return Ignored(update.update_id)
        user = message.from_user
        received = self._input(message, _code(user), edited=update.edited_message is not None)
        return Incoming(update.update_id, message.chat.id, received, language_of(_code(user)))

    def _tap(self, update: Update) -> Event:
        query = update.callback_query
        if query is None or query.message is None or query.data is None or not whole(query.message.message_id):
            raise TypeError("callback_query")
        if sound(query.id) != query.id:
            raise ValueError("callback_query")
        number, code = _number(query.message.chat), _code(query.from_user)
        if query.message.chat.type != Chat.PRIVATE:
            return Elsewhere(update.update_id, number, language_of(code), query.id)
        tapped = Tapped(query.data, code)
        return Incoming(update.update_id, number, tapped, language_of(code), query.id, query.message.message_id)

    def _in_a_group(self, update: Update, message: Message) -> Event:
        """Nothing private is said in a group, and nothing at all unless the bot is addressed."""
        number = _number(message.chat)
        if update.edited_message is not None or not self._is_addressed(message):
            return Ignored(update.update_id)
        thread = message.message_thread_id if message.is_topic_message else None
        return Elsewhere(update.update_id, number, language_of(_code(message.from_user)), thread=thread)

    def _is_addressed(self, message: Message) -> bool:
        text, name = message.text or message.caption or "", self._bot.username.lower()
        answered = message.reply_to_message.from_user if message.reply_to_message else None
        if answered is not None and answered.id == self._bot.id and not message.pinned_message:
            return True
        if text.startswith("/"):
            command = read_command(text)
            return command is not None and command.known and command.to in ("", name)
        named = message.parse_entities([MessageEntity.MENTION]) | message.parse_caption_entities(
            [MessageEntity.MENTION]
        )
        return any(mention.lower() == f"@{name}" for mention in named.values())

    def _says_nothing(self, update: Update, message: Message) -> bool:
        """Whether nobody waits for an answer: news of the chat, a photo more of an album, the same text again."""
        said = message.text or message.caption
        unchanged = said is not None and self._texts.same((message.chat.id, message.message_id), said)
        if update.edited_message is not None:
            return said is None or unchanged  # a place that moves, a reaction: only an edit of the words is one
        album = message.media_group_id
        of_known_album = album is not None and self._albums.same((message.chat.id, album))
        if said is not None or of_known_album:
            return said is None
        if message.effective_attachment is not None:
            return False
        from telegram.ext import filters  # on use: it is rare, and takes its time to import

        return bool(filters.StatusUpdate.ALL.check_update(update))

    def _input(self, message: Message, code: str, *, edited: bool) -> Input:
        said = message.text if message.text is not None else message.caption
        if said is None:
            return _attachment(message, code)
        if not isinstance(said, str):
            raise TypeError("text")
        text = sound(said[:LONGEST])
        command = read_command(text) if not edited else None
        if command is not None and command.to in ("", self._bot.username.lower()):
            return command.input(code)
        return Typed(text, edited, code)


def _attachment(message: Message, code: str) -> Attachment:
    place = message.location or (message.venue.location if message.venue else None)
    if isinstance(place, Location):
        return Attachment("location", code, (place.latitude, place.longitude))
    return Attachment(next((kind for kind in ATTACHMENTS if getattr(message, kind)), "other"), code)


def _number(chat: Chat) -> int:
    if not whole(chat.id) or not isinstance(chat.type, str):
        raise TypeError("chat")
    return chat.id


def _code(user: User | None) -> str:
    """The language code of a person, which many do not have."""
    code = user.language_code if user is not None else None
    return code if isinstance(code, str) else ""
