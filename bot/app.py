"""Wires the parts: content, catalogue, turn, store, channels."""
