"""The sheets about whole narratives: start one, name one, move one to another template."""
