"""Answers in every format, and the terminal."""
