"""Telegram, by python-telegram-bot: its types for updates, keyboards and files, its `Bot` for every call.

Only its Updater is not used: that one acknowledges updates before anything of them is kept.
"""

import os

# The library's own switch: times to wait are timedeltas, as they will be in its next release.
os.environ.setdefault("PTB_TIMEDELTA", "1")
