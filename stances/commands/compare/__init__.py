"""The table of experts and dimensions."""
