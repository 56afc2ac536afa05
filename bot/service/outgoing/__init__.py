"""What goes out, in order within a chat."""
