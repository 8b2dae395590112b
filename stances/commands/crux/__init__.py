"""What divides experts."""
