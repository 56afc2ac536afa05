"""The store's contract, on both engines."""
