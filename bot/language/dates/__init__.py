"""Reading a day that somebody wrote."""
