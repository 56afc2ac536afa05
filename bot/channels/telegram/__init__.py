"""Telegram: updates to events, replies to calls of the Bot API, by long polling or webhook.

python-telegram-bot gives types, limits, error classes and `Bot`; it neither receives (its poller acknowledges before it
handles) nor keeps anything.
"""
