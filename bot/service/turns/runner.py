"""The turn runner: takes events, and keeps what follows from them in one transaction before anything leaves.

A turn is pure, so whatever fails in it fails before anything is written: that update is set aside, the person gets an
apology, and the rest of the batch goes on. Should keeping itself fail for one, all are taken again one by one, and that
one alone is set aside. Only a store that cannot write ends the service.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from time import perf_counter

from bot.dialogue.inputs import Expiring, Input, Returned
from bot.dialogue.replies import Reply, Report, Toast
from bot.language.text.formatting import Language
from bot.service.events import NEWS, Due, Elsewhere, Ending, Event, Ignored, Incoming, Membership, Unreadable, come_due
from bot.service.observing.logs import debugging, log
from bot.service.observing.metrics import Metrics
from bot.service.outgoing.sender import Sender
from bot.service.outgoing.settling import Left
from bot.service.ports import MAIL, WARNS, Call, Now, Talk, Wire
from bot.service.turns.batch import Batch
from bot.service.turns.budget import Budget
from bot.service.turns.keeping import Keeping
from bot.service.upkeep.announcing import by_day
from bot.store.errors import StoreError
from bot.store.interface import MAILBOX, QUEUED, Queued, SetAside, Store

IN_A_GROUP = 300.0  # seconds between two lines in one group: it is others' room


class Runner:
    """Acts on events. `take` returns when everything is kept; only then may the updates be acknowledged."""

    def __init__(
        self, store: Store, talk: Talk, wire: Wire, sender: Sender, metrics: Metrics, now: Now,
        name: Callable[[int], str], budget: Budget | None = None,
    ) -> None:  # fmt: skip
        self._store = store
        self._talk = talk
        self._wire = wire
        self._sender = sender
        self._metrics = metrics
        self._now = now
        self._name = name
        self._budget = budget or Budget()
        self._groups = Budget(burst=1, per_second=1 / IN_A_GROUP)
        self.keeping = Keeping(store, talk)

    async def take(self, events: Sequence[Event]) -> None:
        """One transaction for all of them, in their order. Raises StoreError when it could not be kept."""
        started = perf_counter()
        left = self._sender.take_left()
        try:
            batch, queued = await self._store.run(partial(self._keep, events, left))
        except StoreError:
            raise
        except Exception as error:  # whose fault it is shows when each is alone
            await self._store.run(partial(self._store.outbox.sent, left))
            if len(events) > 1:
                for event in events:
                    await self.take((event,))
                return
            batch, queued = await self._store.run(partial(self._keep_aside, events[0], error))
        for _ in events:
            self._metrics.turn_seconds.observe(perf_counter() - started)
        self._sender.scrub_after(batch.erased)
        for query, text in batch.answers:
            self._sender.answer(query, text)
        self._sender.offer(queued)

    def _keep(self, events: Sequence[Event], left: Sequence[Left]) -> tuple[Batch, list[Queued]]:
        """What the events come to, kept, and what must leave because of it. Runs in the store's thread."""
        now = self._now()
        at = now.timestamp()
        with self._store.transaction():
            self._store.outbox.sent(left)
            ids = [event.update_id for event in events if event.update_id is not None]
            new = self._store.inbox.new(ids, at)
            batch = Batch(self._store.chats.sealed({event.chat for event in events if event.chat is not None}))
            for event in events:
                if event.update_id is not None:
                    if event.update_id not in new:
                        self._metrics.turn("repeated")
                        continue
                    new.remove(event.update_id)  # twice in one batch is once
                self._act(event, now, batch)
            return batch, self._write(batch, now)

    def _keep_aside(self, event: Event, error: Exception) -> tuple[Batch, list[Queued]]:
        """An event that cannot be kept is noted as taken, so that it never comes again, and apologised for."""
        now = self._now()
        batch = Batch({})
        query = event.query if isinstance(event, Incoming | Elsewhere | Unreadable) else None
        language = event.language if isinstance(event, Incoming) else "ms"
        with self._store.transaction():
            if event.update_id is not None:
                self._store.inbox.new([event.update_id], now.timestamp())
            self._said_once(event)
            aside = SetAside(type(event).__name__, "", type(error).__name__, event.update_id)
            self._set_aside(aside, event.chat if event.update_id is not None else None, query, language, batch)
            return batch, self._write(batch, now)

    def _write(self, batch: Batch, now: datetime) -> list[Queued]:
        at = now.timestamp()
        self.keeping.write(batch, now)
        for aside in batch.aside:
            self._store.inbox.set_aside(aside, at)
        queue = self._store.outbox.queue
        return [queue(chat, call.method, call.params, call.content, at) for chat, call in batch.calls]

    def _act(self, event: Event, now: datetime, batch: Batch) -> None:
        self._metrics.turn(type(event).__name__.lower())
        match event:
            case Ignored():
                return
            case Membership():
                (self._store.chats.resume if event.reachable else self._store.chats.stop)(event.chat)
                if not event.reachable:
                    self._store.outbox.drop(event.chat)
            case Due() | Ending():
                self._by_itself(event, now, batch)
            case Elsewhere():
                batch.answer(event.query)
                if self._groups.spend(event.chat, now.timestamp()) == "go":
                    batch.call(event.chat, self._wire.invite(event, self._talk.say("group", event.language)))
            case Incoming() | Unreadable():
                self._spoken(event, now, batch)

    def _spoken(self, event: Incoming | Unreadable, now: datetime, batch: Batch) -> None:
        verdict = "go" if event.chat is None else self._budget.spend(event.chat, now.timestamp())
        if verdict != "go":
            self._metrics.error("too_much")
            batch.answer(event.query)
            if verdict == "notice" and event.chat is not None:
                language = event.language if isinstance(event, Incoming) else self._language_of(event.chat, batch)
                batch.call(event.chat, self._wire.notice(self._talk.say("slow_down", language)))
        elif isinstance(event, Incoming):
            self._turn_of(event, now, batch)
        else:
            aside = SetAside(event.kind, event.keys, event.error, event.update_id)
            self._set_aside(aside, event.chat, event.query, self._language_of(event.chat, batch), batch)

    def _turn_of(self, event: Incoming, now: datetime, batch: Batch) -> None:
        language = event.language
        try:
            chat = self.keeping.load(event.chat, batch)
            language = chat.language or language
            after, replies = self._talk.turn(chat, event.input, now)
            calls = self._wire.calls(event, replies)
            self.keeping.note(batch, event.chat, chat, after, replies, now)
        except StoreError:
            raise
        except Exception as error:  # whatever is wrong with one turn stays with that turn
            aside = SetAside(type(event.input).__name__, "", type(error).__name__, event.update_id)
            self._set_aside(aside, event.chat, event.query, language, batch)
            self._show_again(event, now, batch)
            return
        if event.query is not None:
            batch.answer(event.query, next((reply.text for reply in replies if isinstance(reply, Toast)), ""))
        batch.call(event.chat, *calls)
        self._pass_on(replies, batch)
        if after.language != chat.language and (chat.language or after.language != event.language):
            batch.call(event.chat, self._wire.speaks(after.language))
        if debugging():
            log.debug("turn", chat=self._name(event.chat), input=type(event.input).__name__)

    def _pass_on(self, replies: tuple[Reply, ...], batch: Batch) -> None:
        """What somebody found wrong, to those who run the bot. It says nothing of who it was."""
        for reply in replies:
            if not isinstance(reply, Report) or not self._talk.reports_to:
                continue
            self._metrics.report()
            subject = f"A mistake in '{reply.dialogue}' ({reply.language})"
            for to in self._talk.reports_to:
                if to == MAILBOX:
                    batch.call(to, Call(MAIL, {"subject": subject, "text": reply.text}))
                else:
                    batch.call(to, self._wire.notice(f"{subject}:\n\n{reply.text}"))

    def _show_again(self, event: Incoming, now: datetime, batch: Batch) -> None:
        """After an apology, where its person stands: nobody should have to guess what to say now."""
        try:
            chat = self.keeping.load(event.chat, batch)
            after, replies = self._talk.turn(chat, Returned(), now)
            calls = self._wire.calls(Incoming(0, event.chat, Returned(), event.language), replies)
            self.keeping.note(batch, event.chat, chat, after, replies, now)
        except StoreError:
            raise
        except Exception as error:  # the apology must do
            log.error("not_shown", error=type(error).__name__)
        else:
            batch.call(event.chat, *calls)

    def _by_itself(self, event: Due | Ending, now: datetime, batch: Batch) -> None:
        """Says something nobody asked for just now. Whatever comes of it, it is said once; news wait for the day."""
        if isinstance(event, Due) and event.reminder.claim.startswith(NEWS) and (day := by_day(now)) > now:
            self._store.reminders.replace(event.chat, event.reminder.claim, [(event.reminder.days, day.timestamp())])
            return
        self._said_once(event)
        received: Input
        if isinstance(event, Due):
            due = datetime.fromtimestamp(event.reminder.due, now.tzinfo)
            received = come_due(event.reminder, due)
        else:
            received = Expiring(datetime.fromtimestamp(event.at, now.tzinfo).date())
        try:
            chat = self.keeping.load(event.chat, batch)
            after, replies = self._talk.turn(chat, received, now)
            calls = self._wire.calls(Incoming(0, event.chat, received, after.language or "ms"), replies)
            self.keeping.note(batch, event.chat, chat, after, replies, now, visit=False)
        except StoreError:
            raise
        except Exception as error:
            self._set_aside(SetAside(type(received).__name__, "", type(error).__name__), None, None, "ms", batch)
            return
        if isinstance(event, Ending):
            calls = [replace(call, params=call.params | {WARNS: True}) for call in calls]
        batch.call(event.chat, *calls)

    def _said_once(self, event: Event) -> None:
        if isinstance(event, Due):
            self._store.reminders.done(event.reminder)
        elif isinstance(event, Ending):
            self._store.chats.warned(event.chat, QUEUED)
            self._store.chats.extend(event.chat, event.at)

    def _language_of(self, chat: int | None, batch: Batch) -> Language:
        """The language of a chat about which an update tells too little; Malay when it is new."""
        if chat is None:
            return "ms"
        try:
            return self.keeping.load(chat, batch).language or "ms"
        except StoreError:
            raise
        except Exception:  # what cannot be read is no reason to stop here
            return "ms"

    def _set_aside(
        self, aside: SetAside, chat: int | None, query: str | None, language: Language, batch: Batch
    ) -> None:
        self._metrics.error("set_aside")
        batch.aside.append(aside)
        log.error("set_aside", update=aside.update_id, kind=aside.kind, keys=aside.keys, error=aside.error)
        batch.answer(query)
        if chat is not None and chat > 0:
            batch.call(chat, self._wire.notice(self._talk.say("apology", language)))
