"""Conversations held with Pandu, written down as a person sees them: `docs/examples` and the README."""
