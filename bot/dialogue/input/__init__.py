"""What somebody sent, read as an event."""
