"""The files of a new dialogue, to be filled in: `pandu new dialogue ID`."""
