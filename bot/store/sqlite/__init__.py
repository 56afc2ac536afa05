"""The store in one SQLite file: the only floor that imports sqlite3 and sqlite_utils."""
