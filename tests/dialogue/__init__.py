"""The conversation, held through the turn."""
