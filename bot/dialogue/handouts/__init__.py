"""A plan as something to take away."""
