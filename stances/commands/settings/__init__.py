"""The settings of a run, and where each comes from."""
