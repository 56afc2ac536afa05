"""The conversation: pure functions from a chat and an input to a chat and messages."""
