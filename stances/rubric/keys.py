"""Which keys a rubric file may hold, and of which types."""

from __future__ import annotations

from stances.toml import Tables

RUBRIC = {
    "format": int,
    "title": str,
    "dimensions": list,
    "modifiers": str,
    "min_evidence": float,
    "mixed_below": float,
    "inherited": float,
    "voices": dict,
    "similarity": dict,
    "actors": dict,
    "lists": dict,
    "pseudo": dict,
    "exemplars": dict,
}
DIMENSION = {
    "format": int,
    "id": str,
    "label": str,
    "question": str,
    "kind": str,
    "positive": str,
    "negative": str,
    "about": str,
    "lists": dict,
    "tolerance": float,
    "target": Tables,
    "cue": Tables,
    "exemplars": dict,
    "example": Tables,
}
TARGET = {
    "words": list,
    "pole": str,
    "takes": list,
    "subject": list,
    "unless_subject": list,
    "with": list,
    "with_paragraph": list,
    "without": list,
    "fires": list,
    "silent": list,
}

CUE = {**TARGET, "weight": float, "under_negation": str, "rhetorical": bool}
EXEMPLARS = {"positive": list, "negative": list, "neutral": list}
ELSEWHERE = {"elsewhere": list}
EXAMPLE = {"text": str, "expect": str}
VOICES = {
    "asserted": float,
    "hedged": float,
    "conditional": float,
    "conceded": float,
    "reported": float,
    "asked": float,
}
SIMILARITY = {
    "weight": float,
    "topic": float,
    "named": float,
    "side": float,
    "full": float,
    "beside_words": bool,
}
MODIFIERS = {"format": int, "lists": dict, "modifier": Tables, "terminator": Tables, "pseudo": dict}
MODIFIER = {"kind": str, "scope": str, "reach": int, "until": str, "words": list}
TERMINATOR = {"scope": str, "words": list}
PSEUDO = {"words": list}
