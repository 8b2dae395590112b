"""One row for each expert and dimension."""
