"""Lists, shows, checks and creates rubrics."""
