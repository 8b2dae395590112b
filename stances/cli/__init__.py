"""The commands: options in, text and an exit code out."""
