"""The turn runner: takes events, and keeps what follows from them in one transaction before anything leaves.

A turn is pure, so whatever fails in it fails before anything is written: that update is set aside, the person gets an
apology, and the rest of the batch goes on.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from time import perf_counter

from bot.dialogue.chat import Chat
from bot.dialogue.inputs import Expiring, Input, Reminded
from bot.dialogue.replies import Erase, Toast
from bot.language.text.formatting import Language
from bot.service.batch import Batch
from bot.service.budget import Budget
from bot.service.events import Due, Elsewhere, Ending, Event, Ignored, Incoming, Membership, Unreadable
from bot.service.logs import log
from bot.service.metrics import Metrics
from bot.service.ports import KeepUntil, Now, Saving, Say, Turn, Wire
from bot.service.recent import Recent
from bot.service.sender import Sender
from bot.store.errors import StoreError
from bot.store.interface import SetAside, Store


class Runner:
    """Acts on events. `take` returns when everything is kept; only then may the updates be acknowledged."""

    def __init__(
        self,
        store: Store,
        turn: Turn,
        saving: Saving,
        wire: Wire,
        say: Say,
        sender: Sender,
        metrics: Metrics,
        now: Now,
        name: Callable[[int], str],
        budget: Budget | None = None,
        keep_until: KeepUntil | None = None,
    ) -> None:
        self._store = store
        self._turn = turn
        self._saving = saving
        self._recent = Recent(saving)
        self._wire = wire
        self._say = say
        self._sender = sender
        self._metrics = metrics
        self._now = now
        self._name = name
        self._budget = budget or Budget()
        self._keep_until = keep_until

    def take(self, events: Sequence[Event]) -> None:
        """One transaction for all of them, in their order. Raises StoreError when it could not be kept."""
        started = perf_counter()
        now = self._now()
        at = now.timestamp()
        batch = Batch()
        left = list(self._sender.left)
        with self._store.transaction():
            self._store.outbox.sent(left)
            for event in events:
                if event.update_id is not None and not self._store.inbox.first_time(event.update_id, at):
                    self._metrics.turns["repeated"] += 1
                    continue
                self._act(event, now, batch)
            self.erase(batch.erased)
            self._save(batch, now)
            queue = self._store.outbox.queue
            queued = [queue(chat, call.method, call.params, call.content, at) for chat, call in batch.calls]
            for aside in batch.aside:
                self._store.inbox.set_aside(aside, at)
        self._sender.settled(len(left))
        self._metrics.turn_seconds.add(perf_counter() - started, len(events))
        self._sender.scrub_after(batch.erased)
        for query, text in batch.answers:
            self._sender.answer(query, text)
        self._sender.offer(queued)

    def erase(self, chats: Iterable[int]) -> None:
        """Deletes everything of these chats; belongs inside a transaction."""
        for chat in chats:
            self._recent.forget(chat)
            self._store.chats.erase(chat)

    def _save(self, batch: Batch, now: datetime) -> None:
        for chat, state, saved, visited in batch.to_save():
            self._recent.remember(chat, saved, state)
            if visited:
                until = self._keep_until(state, now) if self._keep_until else None
                self._store.chats.save(chat, saved, now.timestamp(), until.timestamp() if until else None)
            else:
                self._store.chats.rewrite(chat, saved)
        for chat, remind in batch.reminders:
            due = [(days, when.timestamp()) for days, when in remind.due]
            self._store.reminders.replace(chat, remind.claim, due)
        self._store.steps.add(batch.steps)

    def _act(self, event: Event, now: datetime, batch: Batch) -> None:
        kind = type(event).__name__.lower()
        self._metrics.turns[kind] += 1
        if isinstance(event, Ignored):
            return
        if isinstance(event, Membership):
            (self._store.chats.resume if event.reachable else self._store.chats.stop)(event.chat)
            if not event.reachable:
                self._store.outbox.drop(event.chat)
            return
        if isinstance(event, Due | Ending):
            self._by_itself(event, now, batch)
            return
        if event.chat is not None:
            verdict = self._budget.spend(event.chat, now.timestamp())
            if verdict != "go":
                self._too_much(event, event.chat, batch, say=verdict == "notice")
                return
        if isinstance(event, Incoming):
            self._turn_of(event, now, batch)
        elif isinstance(event, Elsewhere):
            batch.answer(event.query)
            text = self._say("group", event.language)
            batch.call(event.chat, self._wire.notice(event.chat, text, private=False))
        else:
            self._unreadable(event, batch)

    def _turn_of(self, event: Incoming, now: datetime, batch: Batch) -> None:
        language = event.language
        try:
            chat = self._load(event.chat, batch)
            language = chat.language or language
            after, replies = self._turn(chat, event.input, now)
            calls = self._wire.calls(event, replies)
            saved = self._saving.dump(after) if after != chat else None
        except StoreError:
            raise
        except Exception as error:  # whatever is wrong with one turn stays with that turn
            self._failed(event, language, error, batch)
        else:
            if event.query is not None:
                toast = next((reply.text for reply in replies if isinstance(reply, Toast)), "")
                batch.answer(event.query, toast)
            if any(isinstance(reply, Erase) for reply in replies):
                batch.erase(event.chat)
            else:
                batch.keep(event.chat, after, saved)
                batch.note(event.chat, replies)
            for call in calls:
                batch.call(event.chat, call)
            if log.debugging:
                log.debug("turn", chat=self._name(event.chat), input=type(event.input).__name__)

    def _by_itself(self, event: Due | Ending, now: datetime, batch: Batch) -> None:
        """Says something nobody asked for just now. Whatever comes of it, it is said once."""
        if isinstance(event, Due):
            self._store.reminders.done(event.reminder)
            due = datetime.fromtimestamp(event.reminder.due, now.tzinfo)
            received: Input = Reminded(event.reminder.claim, event.reminder.days, due)
        else:
            self._store.chats.warned(event.chat)
            received = Expiring(datetime.fromtimestamp(event.at, now.tzinfo).date())
        try:
            chat = self._load(event.chat, batch)
            after, replies = self._turn(chat, received, now)
            calls = self._wire.calls(Incoming(0, event.chat, received, after.language or "ms"), replies)
            saved = self._saving.dump(after) if after != chat else None
        except StoreError:
            raise
        except Exception as error:
            self._metrics.errors["set_aside"] += 1
            batch.aside.append(SetAside(type(received).__name__, "", type(error).__name__))
            return
        batch.keep(event.chat, after, saved, visit=False)
        for call in calls:
            batch.call(event.chat, call)

    def _load(self, number: int, batch: Batch) -> Chat:
        chat = batch.chats.get(number)
        if chat is None:
            saved = None if number in batch.erased else self._store.chats.load(number)
            chat = Chat() if saved is None else self._recent.load(number, saved)
        return chat

    def _failed(self, event: Incoming, language: Language, error: Exception, batch: Batch) -> None:
        kind = type(event.input).__name__
        aside = SetAside(kind, "", type(error).__name__, event.update_id)
        self._set_aside(aside, event.chat, event.query, language, batch)

    def _unreadable(self, event: Unreadable, batch: Batch) -> None:
        aside = SetAside(event.kind, event.keys, event.error, event.update_id)
        self._set_aside(aside, event.chat, event.query, self._language_of(event.chat, batch), batch)

    def _language_of(self, chat: int | None, batch: Batch) -> Language:
        """The language of a chat about which an update tells too little; Malay when it is new."""
        if chat is None:
            return "ms"
        if chat in batch.chats:
            return batch.chats[chat].language or "ms"
        try:
            saved = self._store.chats.load(chat)
            return (self._recent.load(chat, saved).language if saved else None) or "ms"
        except StoreError:
            raise
        except Exception:  # what cannot be read is no reason to stop here
            return "ms"

    def _set_aside(
        self, aside: SetAside, chat: int | None, query: str | None, language: Language, batch: Batch
    ) -> None:
        self._metrics.errors["set_aside"] += 1
        batch.aside.append(aside)
        log.error("set_aside", update=aside.update_id, kind=aside.kind, keys=aside.keys, error=aside.error)
        batch.answer(query)
        if chat is not None and chat > 0:
            batch.call(chat, self._wire.notice(chat, self._say("apology", language), private=True))

    def _too_much(self, event: Incoming | Elsewhere | Unreadable, chat: int, batch: Batch, *, say: bool) -> None:
        self._metrics.errors["too_much"] += 1
        batch.answer(event.query)
        if say:
            known = None if isinstance(event, Unreadable) else event.language
            language = known or self._language_of(chat, batch)
            batch.call(chat, self._wire.notice(chat, self._say("slow_down", language), private=True))
