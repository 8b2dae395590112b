"""What the number of a page looks like, where it stands alone on its line."""

from __future__ import annotations

import re

from stances.regex import compile_later

PAGE_NUMBER = compile_later(
    r"\W*(?:(?:page|p\.|seite)\s*)?(?:#|[ivxlc]+)(?:\s*(?:of|/|von|\|)\s*#)?\W*", re.IGNORECASE
)
"""A line that is nothing but the number of its page; "#" stands for digits."""
