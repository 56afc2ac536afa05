"""Console and Telegram: updates in, messages out, no dialogue logic."""
