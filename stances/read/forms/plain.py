"""Plain text: the form of every document that is in no other form."""

from __future__ import annotations

from stances.read.forms.form import Form

PLAIN = Form(
    name="plain",
    endings=(".txt",),
    recognise=lambda _text, _columns: True,
)
