"""Files of codes made without a file."""

from __future__ import annotations

from stances.model import Code, CodedFile


def make_codes(*codes, unit="expert", name="codes.csv", left_out=()):
    """Return a file of codes: unit, dimension, side, and a grade where there is one."""
    return CodedFile(
        name=name,
        unit=unit,
        has_texts=False,
        codes=tuple(
            Code(
                unit=code[0],
                dimension=code[1],
                side=code[2],
                grade=code[3] if len(code) > 3 else None,
                line=line,
            )
            for line, code in enumerate(codes, start=2)
        ),
        left_out=left_out,
    )
