"""A person's answers and where they lead. Knows no words and no screens."""
