"""Experts, their sentences, and what is nobody's."""
