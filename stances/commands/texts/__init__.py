"""Who was found, and how the text was cut."""
