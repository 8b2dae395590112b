"""A corpus kept and corrected by hand: each statement in a file of its own."""
