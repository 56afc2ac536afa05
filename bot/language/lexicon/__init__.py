"""The tables of words that every reader shares."""
