"""Everything from one database to another, of whatever engine."""

from contextlib import ExitStack, closing
from pathlib import Path

from bot.service.errors import StartError
from bot.service.upkeep.opening import alone, keys_of_database, open_store
from bot.store.address import Database
from bot.store.errors import StoreError
from bot.store.moving import move


def moved(source: Database, target: Database, keys: tuple[str, ...]) -> dict[str, int]:
    """Copies everything, verified row by row; gives the rows of each table. Broken off, it goes on when run again.

    What is sealed stays sealed with the same keys. Raises StartError when a copy of Pandu serves one of the two, when
    the target holds something else, or when a row did not arrive as it was.
    """
    if isinstance(source, Path) and not source.is_file():
        raise StartError(2, f"there is no file {source}")
    keys = keys_of_database(source, keys)
    with ExitStack() as stack:
        stack.enter_context(alone(source))
        stores = [stack.enter_context(closing(open_store(database, keys).store)) for database in (source, target)]
        stack.enter_context(alone(target))
        try:
            return move(*stores)
        except StoreError as error:
            raise StartError(1, f"{target}: {error}") from None
