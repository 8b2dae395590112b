"""The folder of compiled rubrics."""
