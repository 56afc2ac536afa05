"""What an event does to the chat."""
