"""Screens of Pandu's own: first contact, the menu, what is kept, saved claims."""
