"""From the inputs to sentences: files in their forms, statements in their layouts, coding units."""
