"""What is then shown."""
