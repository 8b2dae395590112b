"""The answer as one page for the web."""
