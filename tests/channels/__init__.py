"""Telegram, over real HTTP against a stand-in."""
