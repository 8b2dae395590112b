"""Scores on a cluster of machines: the inputs cut into pieces, scored apart, and added up."""
