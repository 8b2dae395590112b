"""Figures of how far two codings agree: scores and codes, or one coder and another."""
