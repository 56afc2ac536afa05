"""Screens of public knowledge: forms, contacts, answers."""
