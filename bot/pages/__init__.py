"""The site: everything the bot says, to read, to search and to check, made from the same content."""
