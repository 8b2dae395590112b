"""The command that learns likeness from coded texts."""
