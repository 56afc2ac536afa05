"""What can go wrong with keeping things, without naming the engine."""


class StoreError(Exception):
    """The store cannot read or write: disk full, I/O error, damaged file. Nothing of the transaction was kept."""


class DiskError(StoreError):
    """The disk is full or fails. No setting is wrong: with room again, all goes on."""


class KeyMismatchError(Exception):
    """The data was encrypted with a key that is not among those given."""


class InUseError(Exception):
    """Another running copy holds the store."""


class LostError(StoreError):
    """Another copy serves the database now, or may: this one must not act any more."""
