"""Texts in both languages: catalogue, formatting, masking."""
