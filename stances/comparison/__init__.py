"""Experts held against each other: pure figures over score sheets."""
