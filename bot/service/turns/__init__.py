"""What comes in: each event's turn, and what follows from it kept."""
