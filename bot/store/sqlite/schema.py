"""The tables, made and changed by numbered migrations that each run once."""

from sqlite_utils import Database, Migrations

migrations = Migrations("pandu")


@migrations(name="1_chats_and_messages")
def chats_and_messages(db: Database) -> None:
    """Chats, updates seen, messages to send, chats to wait for, updates set aside."""
    # One row a chat; `saved` is sealed; `screen` is the message Pandu may edit; `stopped` when it was blocked. A chat's
    # number is never a rowid: SQLite keeps copies of rowids inside its trees after their rows are gone, and an index
    # keeps none.
    db.create_table(
        "chats",
        {"id": int, "chat": int, "saved": bytes, "last_seen": float, "screen": int, "stopped": int},
        pk="id",
        not_null={"chat", "saved", "last_seen", "stopped"},
        defaults={"stopped": 0},
    )
    db.table("chats").create_index(["chat"], unique=True)
    # Update ids acted on, so that one delivered again changes nothing; forgotten after two days.
    db.create_table("seen", {"update_id": int, "at": float}, pk="update_id", not_null={"at"})
    db.table("seen").create_index(["at"])
    # Calls that must still leave, in the order of their ids within a chat; `params`, `content` are sealed. In SQL:
    # sqlite-utils makes no AUTOINCREMENT, without which a number could be given twice.
    db.execute(
        """CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, method TEXT NOT NULL,
            params BLOB NOT NULL, content BLOB, made REAL NOT NULL)"""
    )
    db.table("outbox").create_index(["chat", "id"])
    # Chats whose messages wait: told to slow down, or not reached. In SQL: sqlite-utils makes no WITHOUT ROWID, and a
    # chat's number is never a rowid.
    db.execute(
        """CREATE TABLE holds (
            chat INTEGER PRIMARY KEY, until REAL NOT NULL, attempts INTEGER NOT NULL) WITHOUT ROWID"""
    )
    # Updates and calls given up: what they were, never what they said.
    db.create_table(
        "set_aside",
        {"id": int, "update_id": int, "kind": str, "keys": str, "error": str, "at": float},
        pk="id",
        not_null={"kind", "keys", "error", "at"},
    )
    db.create_table("meta", {"key": str, "value": bytes}, pk="key", not_null={"value"})


@migrations(name="2_reminders_retention_steps")
def reminders_retention_steps(db: Database) -> None:
    """Reminders with their moments, until when a chat is kept, and steps reached by nobody in particular."""
    db.create_table(
        "reminders",
        {"chat": int, "claim": str, "days": int, "due": float},
        pk=("chat", "claim", "days"),
        not_null={"chat", "claim", "days", "due"},
    )
    db.table("reminders").create_index(["due"])
    # A chat is deleted after `keep_until`, and told so before, once.
    db.table("chats").add_column("keep_until", float)
    db.table("chats").add_column("warned", int, not_null_default=0)
    db.table("chats").create_index(["keep_until"])
    db.create_table(
        "steps",
        {"id": int, "dialogue": str, "step": str, "language": str},
        pk="id",
        not_null={"dialogue", "step", "language"},
    )
