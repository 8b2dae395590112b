"""The command that measures the entries of a rubric on coded texts."""
