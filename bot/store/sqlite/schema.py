"""The tables, made and changed by numbered migrations that each run once."""

from sqlite_utils import Database, Migrations

migrations = Migrations("pandu")


@migrations(name="1_chats_and_messages")
def chats_and_messages(db: Database) -> None:
    """Chats, updates seen, messages to send, chats to wait for, updates set aside."""
    for statement in (
        # One row a chat; `saved` is sealed; `screen` is the message Pandu may edit; `stopped` when it was
        # blocked. A chat's number is never a rowid: SQLite keeps copies of rowids inside its trees after their
        # rows are gone, and an index keeps none.
        """CREATE TABLE chats (
            id INTEGER PRIMARY KEY, chat INTEGER NOT NULL UNIQUE, saved BLOB NOT NULL, last_seen REAL NOT NULL,
            screen INTEGER, stopped INTEGER NOT NULL DEFAULT 0)""",
        # Update ids acted on, so that one delivered again changes nothing; forgotten after two days.
        "CREATE TABLE seen (update_id INTEGER PRIMARY KEY, at REAL NOT NULL)",
        "CREATE INDEX seen_at ON seen (at)",
        # Calls that must still leave, in the order of their ids within a chat; `params`, `content` are sealed.
        """CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, method TEXT NOT NULL,
            params BLOB NOT NULL, content BLOB, made REAL NOT NULL)""",
        "CREATE INDEX outbox_chat ON outbox (chat, id)",
        # Chats whose messages wait: told to slow down, or not reached.
        """CREATE TABLE holds (
            chat INTEGER PRIMARY KEY, until REAL NOT NULL, attempts INTEGER NOT NULL) WITHOUT ROWID""",
        # Updates and calls given up: what they were, never what they said.
        """CREATE TABLE set_aside (
            id INTEGER PRIMARY KEY, update_id INTEGER, kind TEXT NOT NULL, keys TEXT NOT NULL,
            error TEXT NOT NULL, at REAL NOT NULL)""",
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL)",
    ):
        db.execute(statement)


@migrations(name="2_reminders_retention_steps")
def reminders_retention_steps(db: Database) -> None:
    """Reminders with their moments, until when a chat is kept, and steps reached by nobody in particular."""
    for statement in (
        """CREATE TABLE reminders (
            chat INTEGER NOT NULL, claim TEXT NOT NULL, days INTEGER NOT NULL, due REAL NOT NULL,
            PRIMARY KEY (chat, claim, days))""",
        "CREATE INDEX reminders_due ON reminders (due)",
        # A chat is deleted after `keep_until`, and told so before, once.
        "ALTER TABLE chats ADD COLUMN keep_until REAL",
        "ALTER TABLE chats ADD COLUMN warned INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX chats_keep_until ON chats (keep_until)",
        """CREATE TABLE steps (
            id INTEGER PRIMARY KEY, dialogue TEXT NOT NULL, step TEXT NOT NULL, language TEXT NOT NULL)""",
    ):
        db.execute(statement)
