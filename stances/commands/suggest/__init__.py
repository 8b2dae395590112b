"""The words and phrases that a rubric lacks."""
