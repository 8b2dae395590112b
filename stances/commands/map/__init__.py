"""Experts on a map."""
