"""What is done now and then, by itself or by those who keep a bot running."""
