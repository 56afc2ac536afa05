"""What a worker takes away."""
