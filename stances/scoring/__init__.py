"""From readings to evidence, from evidence to positions, from positions to a score sheet."""
