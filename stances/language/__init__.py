"""All that is English."""
