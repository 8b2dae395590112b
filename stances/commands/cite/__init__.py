"""Cells as they are cited."""
