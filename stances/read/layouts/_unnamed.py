"""Labels of those who have no name: "Q2", "Speaker 1", "Caller (female)"."""

from __future__ import annotations

from stances.language.words import load_words
from stances.regex import compile_later

_WORDS = load_words()
_NUMBERED = compile_later(rf"(?i:{'|'.join(_WORDS.numbered)}) #?[\dA-Z]{{1,2}}")
_ASIDE = compile_later(r"\s*\([a-zß-öø-ÿ ,]+\)\Z")
"""What is said of somebody without a name: "Caller 2 (female)"."""


def is_numbered(head: str) -> bool:
    """Whether a label counts somebody who has no name: "Speaker 1"."""
    return _NUMBERED.fullmatch(_ASIDE.sub("", head)) is not None


def has_no_name(head: str) -> bool:
    """Whether a label stands for whoever asks or calls out: "Q2", "Some hon. members"."""
    word = _ASIDE.sub("", head).rstrip("0123456789# ").casefold()
    return word in _WORDS.questioners or word.split(" ")[0] in _WORDS.unnamed
