"""How little must go for a cell to turn or to be silent."""
