"""How near the target is, as a sentence says: a war, a collapse, whatever may come."""
