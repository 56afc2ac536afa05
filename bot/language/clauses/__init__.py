"""Texts in clauses: what is said, what is asked, what is only supposed."""
