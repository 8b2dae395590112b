"""Changes files at random, also inside of archives."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Sequence

WORDS = [
    *("\n", "\n\n", "\r\n", "\r", "\t", " ", ": ", " — ", "– ", "“", "”", '"', "'", "’", ".", ","),
    *("TEST GAMMA: ", "Q: ", "A: ", ">> ", "Mr. BETA. ", "BETA: ", "Speaker 1 [00:01:02]: "),
    *("\n— Test Gamma, fellow\n", "By Test Gamma\n", "Test Gamma (TIS): ", "### Test Gamma\n"),
    *(" said Test Gamma, a fellow at Test House. ", '," he added, "', "said: “", "**Test Gamma**"),
    *(
        "[applause]",
        "(laughter)",
        "* ",
        "- ",
        "1. ",
        "> ",
        "# ",
        "---\n",
        "+++\n",
        "[^1]",
        "`",
        "|",
    ),
    *("<b>", "</b>", "<p>", "</p>", "<br>", "<div>", "<!--", "-->", "&amp;", "&#0;", "<script>"),
    *(
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\u202e",
        "\x1b[31m",
        "\0",
        "\x85",
        "\u2028",
        "ﬁ",
        "é",
        "e\u0301",
    ),
    *("{", "}", "[", "]", "\\", "\\u", "\\ud800", "null", "NaN", "1e999", "9" * 40, "true"),
    *("expert", "text", "speaker", "sep=;\n", ";", "00:00:01,000 --> 00:00:02,000\n", "WEBVTT\n"),
    *(
        r"\par ",
        r"\b ",
        r"\'e9",
        r"\u-8220?",
        r"\bin9 ",
        r"\row ",
        "=E2",
        "=\n",
        "İ",
        "ß",
        "\U0001f600",
    ),
]
"""What is put in."""

_MOST = 8_000


def change(source: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Return a file with a few changes; one in an archive changes a member of it.

    Args:
        others: files whose parts may be put in.
    """
    if data.startswith(b"PK\3\4") and source.random() < 0.9:
        return _change_member(source, data) or data
    for _ in range(source.choice((1, 1, 2, 4, 8))):
        data = _change_once(source, data, others)
    return data[:_MOST]


def _change_member(source: random.Random, data: bytes) -> bytes | None:
    """Return an archive with one member changed; `None` where it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            members = {one: opened.read(one) for one in opened.namelist()}
    except Exception:  # an archive that was damaged before
        return None
    chosen = source.choice(list(members))
    others = [one for one in members.values() if one]
    for _ in range(source.choice((1, 2, 4))):
        members[chosen] = _change_once(source, members[chosen], others)
    with zipfile.ZipFile(made := io.BytesIO(), "w") as file:
        for name, member in members.items():
            file.writestr(name, member)
    return made.getvalue()


def _change_once(source: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start, end = sorted(source.randrange(len(data) + 1) for _ in range(2))
    end = min(end, start + source.choice((1, 8, 64, 512)))
    kind = source.randrange(8)
    if kind == 0:
        new = bytes([source.randrange(256)])
        end = min(len(data), start + 1)
    elif kind in (1, 2):
        new, end = source.choice(WORDS).encode(), start
    elif kind == 3:
        new = b""
    elif kind == 4:
        new = data[start:end] * source.choice((2, 3, 30))
    elif kind == 5:
        return _move_line(source, data)
    elif kind == 6:
        other = source.choice(others)
        begin = source.randrange(len(other) + 1)
        new, end = other[begin : begin + source.choice((8, 64, 512))], start
    else:
        new = source.choice(WORDS).encode()
    return data[:start] + new + data[end:]


def _move_line(source: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    line = lines.pop(source.randrange(len(lines)))
    lines.insert(source.randrange(len(lines) + 1), line)
    return b"\n".join(lines)
