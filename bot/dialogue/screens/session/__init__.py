"""Screens of a session: its questions, its plan, what a story was understood to say."""
