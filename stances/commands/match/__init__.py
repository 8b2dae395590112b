"""A text held against a panel."""
