"""What a run found, made ready for eyes and for programs."""
