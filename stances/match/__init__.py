"""What a sentence says: mentions of the rubric's words, read in the scope of their modifiers."""
