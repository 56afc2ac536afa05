"""What a story states: facts to be confirmed by the person who told it, never taken."""
