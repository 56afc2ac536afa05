"""Pandu guides workers in Malaysia through a PERKESO claim."""
