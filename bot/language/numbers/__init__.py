"""Reading counts and money."""
