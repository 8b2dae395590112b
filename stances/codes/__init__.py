"""Human codes: read from tables, and matched to the texts that they are about."""
