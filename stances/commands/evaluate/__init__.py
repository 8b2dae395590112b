"""Scores held against human codes."""
