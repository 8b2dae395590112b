"""Experts in the order of one dimension."""
