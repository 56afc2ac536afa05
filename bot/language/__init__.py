"""People's words: catalogue, formatting, and reading dates, money and choices."""
