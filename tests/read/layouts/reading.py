"""What each expert says in a small document, as the tests of layouts compare it."""

from __future__ import annotations

from stances.document import Document
from stances.read.statements import extract_statements


def read_turns(text: str, name: str) -> list[tuple[str, str]]:
    """Return each statement of a document: the expert, and the words with single spaces."""
    return [
        (
            one.expert,
            " ".join(" ".join(one.document.text[b.start : b.end].split()) for b in one.blocks),
        )
        for one in extract_statements([Document(name=name, text=text)])
    ]
