"""From what a user names to sentences: sources, statements in their formats, coding units."""
