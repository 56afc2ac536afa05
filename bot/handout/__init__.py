"""What a worker takes away: the page to print and the calendar file."""
