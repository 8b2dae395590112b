"""Word files of before 2007, and those with a password: told apart, but not read."""

from __future__ import annotations

from stances.document import Document
from stances.errors import StancesError
from stances.read.forms.form import Form

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""How compound files begin: those of the old Office, and new ones with a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def _refuse(name: str, data: bytes) -> Document:
    """Say what to do with such a file.

    Raises:
        StancesError: always.
    """
    if _LOCKED in data:
        raise StancesError("has a password", where=name, hint="save it without one")
    raise StancesError("cannot read .doc", where=name, hint="save it as .docx")


DOC = Form(
    name="doc",
    endings=(),
    recognise_bytes=lambda data: data.startswith(_COMPOUND),
    decode=_refuse,
)
