"""Parsing by hand: which group of a sentence hangs on which."""
