"""Tagging by hand: what each word of a sentence is used as."""
