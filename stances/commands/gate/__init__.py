"""The regression gate: accepted scores, drift from them, and its causes."""
