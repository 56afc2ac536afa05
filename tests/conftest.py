"""Settings for every test."""

from hypothesis import settings

# A busy machine is no failure: no test of this suite is about how long one example takes.
settings.register_profile("pandu", deadline=None)
settings.load_profile("pandu")
