"""What a worker takes away: the page to print, letters, the checklist, the calendar file, a summary to send on."""
