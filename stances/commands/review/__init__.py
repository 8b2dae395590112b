"""Cells coded by hand, those most likely to be wrong first."""
