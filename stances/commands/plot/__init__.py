"""Pictures of a score sheet."""
