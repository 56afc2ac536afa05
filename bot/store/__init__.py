"""What is kept, sealed: the interface, and an engine on each floor."""
