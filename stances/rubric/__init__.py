"""The codebook: what a rubric holds, how its files are read, checked and compiled."""
