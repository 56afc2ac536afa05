"""The floor: what it costs at least to keep every answer and every message before anything leaves.

A bare aiohttp loop over raw JSON: a polled batch is kept in one transaction (updates seen, states, messages to send;
SQLite with WAL and FULL), then answered, each chat in order; what has left is removed in one transaction for all that
left together. No library for Telegram, no encryption, no words to translate, no rules, no errors handled.
"""

import asyncio
import json
import os
import sqlite3

import aiohttp

from benchmarks.peers import words

TABLES = (
    "CREATE TABLE IF NOT EXISTS seen (update_id INTEGER PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS chats (chat INTEGER PRIMARY KEY, state TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY, chat INTEGER, method TEXT, params TEXT)",
)


class Floor:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._root = f"{os.environ['TELEGRAM_API_BASE_URL']}/bot{os.environ['TELEGRAM_BOT_TOKEN']}"
        self._db = sqlite3.connect("floor.db", isolation_level=None)
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", *TABLES):
            self._db.execute(statement)
        self._tasks: set[asyncio.Task[None]] = set()
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._left: list[tuple[int]] = []

    async def run(self) -> None:
        offset = 0
        while True:
            updates = await self._call("getUpdates", json.dumps({"offset": offset, "timeout": 25}))
            if not updates:
                continue
            for chat, query, row in self._keep(updates):
                if query:
                    self._later(self._call("answerCallbackQuery", json.dumps({"callback_query_id": query})))
                self._lanes[chat] = self._later(self._send(self._lanes.get(chat), *row))
            offset = updates[-1]["update_id"] + 1

    def _keep(self, updates):
        out = []
        run = self._db.execute
        run("BEGIN IMMEDIATE")
        for update in updates:
            if run("INSERT INTO seen VALUES (?) ON CONFLICT DO NOTHING", (update["update_id"],)).rowcount == 0:
                continue
            query = update.get("callback_query")
            chat = (query or update)["message"]["chat"]["id"]
            row = run("SELECT state FROM chats WHERE chat = ?", (chat,)).fetchone()
            answers = json.loads(row[0]) if row else []
            if query:
                answers.append(query["data"].split(":")[2])
            elif update["message"]["text"].startswith("/start"):
                answers = []
            else:
                answers.append(f"{words.number_in(update['message']['text'])} days")
            number = len(answers) + 1
            params = (
                {"chat_id": chat, "text": words.question(number, answers[-1] if answers else None)}
                if number < 7
                else {"chat_id": chat, "text": words.end(answers)}
            )
            if number < 7:
                params["reply_markup"] = words.keyboard(number)
            if query:
                params["message_id"] = query["message"]["message_id"]
            saved = json.dumps(answers)
            run(
                "INSERT INTO chats VALUES (?, ?) ON CONFLICT (chat) DO UPDATE SET state = excluded.state", (chat, saved)
            )
            method, body = "editMessageText" if query else "sendMessage", json.dumps(params)
            key = run("INSERT INTO outbox (chat, method, params) VALUES (?, ?, ?)", (chat, method, body)).lastrowid
            out.append((chat, query and query["id"], (key, method, body)))
        run("COMMIT")
        return out

    async def _send(self, before, key, method, body):
        if before is not None and not before.done():
            await before
        await self._call(method, body)
        self._left.append((key,))
        if len(self._left) == 1:
            asyncio.get_running_loop().call_soon(self._remove)

    def _remove(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("DELETE FROM outbox WHERE id = ?", self._left)
        self._db.execute("COMMIT")
        self._left = []

    async def _call(self, method, body):
        headers = {"Content-Type": "application/json"}
        async with self._session.post(f"{self._root}/{method}", data=body, headers=headers) as response:
            return json.loads(await response.read())["result"]

    def _later(self, work):
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


async def main() -> None:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=512)) as session:
        await Floor(session).run()


if __name__ == "__main__":
    asyncio.run(main())
