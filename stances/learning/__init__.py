"""Learns likeness from coded texts, drafts rubrics from them, and measures how well."""
