"""One folder for each question that a user can ask."""
