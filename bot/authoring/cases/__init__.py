"""Worked cases: answers in, plan out."""
