"""Grouping by hand: the words of a sentence joined to noun groups and verb groups."""
