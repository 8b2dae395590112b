"""The documentation says what is true: its blocks are run, its links followed."""
