"""For those who write the content: the check, worked cases, pictures and pages made from it."""
