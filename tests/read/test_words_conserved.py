"""Properties of every form and every layout: each word is its speaker's once, or all is refused."""

from __future__ import annotations

import html
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pyarrow
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

import stances
from read.forms.made import Paper, make_docx, make_odt, make_rtf, make_zip, para, run
from stances.errors import StancesError
from stances.read.notes import listen_to_notes
from stances.read.sentences import split_statements
from stances.read.sources import load_documents
from stances.read.statements import extract_statements

NAMES = ("Test Alpha", "Test Beta", "Ann Test-Gamma", "José Testdelta")
ROLES = ("fellow at Test House", "director of the Test Office", "senior analyst, Test Institute")
OPENINGS = ("We must talk", "They never agreed", "But prices rose by 3.5 percent", "It is late")
ENDS = (".", "!", "?", ", as Mr. Test said.", "; no more.", " (in 2020).", " – or so we hope.")


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What somebody says: a name, a role, and paragraphs."""

    name: str
    role: str
    paragraphs: tuple[str, ...]


@st.composite
def _turns(draw, least=2, most=4):
    """Draw turns in which each paragraph has a word that comes nowhere else: ``w0x``, ``w1x``."""
    names = draw(st.permutations(NAMES))[: draw(st.integers(least, most))]
    count = 0
    turns = []
    for name in names:
        paragraphs = []
        for _ in range(draw(st.integers(1, 3))):
            said = draw(st.sampled_from(OPENINGS)), draw(st.sampled_from(ENDS))
            paragraphs.append(f"{said[0]} about w{count}x{said[1]}")
            count += 1
        role = draw(st.sampled_from(ROLES))
        turns.append(Turn(name=name, role=role, paragraphs=tuple(paragraphs)))
    return tuple(turns)


TURNS = _turns()


def read(folder, name, data):
    """Return the statements of a file; `None` where it is refused."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with listen_to_notes(lambda _note: None):
        try:
            found = extract_statements(load_documents([name], folder))
            again = extract_statements(load_documents([name], folder))
        except StancesError as error:
            assert error.where.startswith(name)
            assert error.hint
            return None
    assert [(one.expert, one.blocks, one.document) for one in found] == [
        (one.expert, one.blocks, one.document) for one in again
    ]
    return found


def check(found, turns, lines=None):
    """Check that offsets and lines are true, and that each word is its speaker's, once.

    Args:
        lines: by word, the line of the file on which it stands; `None` where there are none.
    """
    words = {f"w{at}x": None for at in range(sum(len(one.paragraphs) for one in turns))}
    owners = dict(zip(words, (one.name for one in turns for _ in one.paragraphs), strict=True))
    said = []
    for sentence in split_statements(found):
        text = sentence.document.text[sentence.start : sentence.end]
        assert text == sentence.text
        for word in words:
            if word in text:
                said.append(word)
                assert sentence.expert == owners[word], text
                at = sentence.document.text.index(word)
                if lines is not None:
                    assert sentence.document.line_at(at) == lines[word]
    assert sorted(said) == sorted(words)


def find_lines(text):
    """Return, by word, the line on which it stands."""
    return {
        word.strip("“”\"'.,;!?()—– "): number
        for number, line in enumerate(text.split("\n"), start=1)
        for word in line.split()
    }


# -------------------------------------------------------------------------------- layouts


def write_label(turns):
    return "\n\n".join(
        f"{one.name.upper() if at % 2 else one.name}: " + "\n\n".join(one.paragraphs)
        for at, one in enumerate(turns)
    )


def write_heading(turns):
    return "\n\n".join("\n\n".join([f"{one.name}, {one.role}:", *one.paragraphs]) for one in turns)


def write_run_in(turns):
    return "\n\n".join(
        f"**{one.name}**, {one.role}: " + "\n\n".join(one.paragraphs) for one in turns
    )


def write_signature(turns):
    return "\n\n".join("\n\n".join([*one.paragraphs, f"— {one.name}, {one.role}"]) for one in turns)


def write_byline(turns):
    return "\n\n".join(["A title of ours", f"By {turns[0].name}", *turns[0].paragraphs])


def write_narration(turns):
    parts = ["The meeting began at noon and went on for long."]
    for one in turns:
        for number, said in enumerate(one.paragraphs):
            who = "he added" if number else f"said {one.name}, {one.role}"
            bare = said.replace("(", "").replace(")", "").rstrip(".!?")
            parts.append(f"“{bare},” {who}.")
    return "\n\n".join(parts)


def write_answers(turns):
    one = turns[0]
    parts = [f"{one.name}, {one.role}, answers our questions."]
    for number, said in enumerate(one.paragraphs):
        parts += [f"**What of question {number + 1}?**", said]
    return "\n\n".join(parts)


def write_front_matter(turns):
    return f'+++\nexpert = "{turns[0].name}"\n+++\n\n' + "\n\n".join(turns[0].paragraphs)


def write_rows(turns):
    rows = [{"expert": one.name, "text": said} for one in turns for said in one.paragraphs]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


LAYOUTS = {
    "label": (write_label, "a.txt", 9),
    "heading": (write_heading, "a.txt", 9),
    "run_in": (write_run_in, "a.md", 9),
    "signature": (write_signature, "a.txt", 9),
    "byline": (write_byline, "a.txt", 1),
    "narration": (write_narration, "a.txt", 9),
    "answers": (write_answers, "a.md", 1),
    "front_matter": (write_front_matter, "a.md", 1),
    "rows": (write_rows, "a.jsonl", 9),
}
MUST_READ = ("label", "heading", "run_in", "front_matter", "rows")
"""The layouts whose signs leave no doubt; the others may refuse a text that is too short."""

bounded_search = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("layout", LAYOUTS)
@bounded_search
@given(turns=TURNS)
def test_each_word_is_its_speakers_in_every_layout(tmp_path, layout, turns):
    write, name, most = LAYOUTS[layout]
    turns = turns[:most]
    text = write(turns)
    found = read(tmp_path, name, text)
    if found is None:
        assert layout not in MUST_READ
    else:
        check(found, turns, None if layout == "rows" else find_lines(text))


# ---------------------------------------------------------------------------------- forms


def list_lines(turns):
    return [line for one in turns for line in (f"{one.name}, {one.role}:", *one.paragraphs)]


def list_rows(turns):
    return [{"expert": one.name, "text": said} for one in turns for said in one.paragraphs]


def make_html(turns):
    shown = "".join(f"<p>{html.escape(line)}</p>\n" for line in list_lines(turns))
    return f"<!DOCTYPE html><html><head><title>T</title></head><body>\n{shown}</body></html>"


def make_epub(turns):
    return make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="c.opf"/></container>',
            "c.opf": '<package><item id="a" href="a.xhtml" media-type="text/html"/>'
            '<itemref idref="a"/></package>',
            "a.xhtml": make_html(turns),
        }
    )


def make_mhtml(turns):
    head = "From: <Saved by Test>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    return head + make_html(turns)


def make_codes(turns):
    lines = (
        "".join(one if ord(one) < 128 else rf"\u{ord(one)}?" for one in line)
        for line in list_lines(turns)
    )
    return make_rtf(r"\par ".join(lines) + r"\par")


def make_paper(turns):
    paper, at = Paper(), 780
    for line in list_lines(turns):
        half = line.find(" ", len(line) // 2)
        for piece in (line[:half], line[half + 1 :]) if half > 0 else (line,):
            paper.write(72, at, piece)
            at -= 12
        at -= 12
    return paper.save()


def make_captions(turns):
    cues = [(one.name, said) for one in turns for said in one.paragraphs]
    return "WEBVTT\n\n" + "".join(
        f"00:{at:02}:00.000 --> 00:{at:02}:09.000\n<v {name}>{said}\n\n"
        for at, (name, said) in enumerate(cues)
    )


def make_cells(turns, sign):
    quoted = (
        sign.join('"' + cell.replace('"', '""') + '"' for cell in row.values())
        for row in list_rows(turns)
    )
    return "\n".join([f"expert{sign}text", *quoted]) + "\n"


def make_xlsx(turns):
    book = openpyxl.Workbook()
    for row in (["expert", "text"], *(list(row.values()) for row in list_rows(turns))):
        book.active.append(row)
    book.save(file := io.BytesIO())
    return file.getvalue()


def make_parquet(turns):
    parquet.write_table(pyarrow.Table.from_pylist(list_rows(turns)), file := io.BytesIO())
    return file.getvalue()


FORMS = {
    "a.txt": lambda turns: "\n\n".join(list_lines(turns)),
    "b.txt": lambda turns: "\r\n\r\n".join(list_lines(turns)).encode("utf-16"),
    "a.md": lambda turns: "# Heading\n\n" + "\n\n".join(list_lines(turns)),
    "a.html": make_html,
    "a.mhtml": make_mhtml,
    "a.epub": make_epub,
    "a.docx": lambda turns: make_docx("".join(para(run(line)) for line in list_lines(turns))),
    "a.odt": lambda turns: make_odt(
        "".join(f"<text:p>{html.escape(line)}</text:p>" for line in list_lines(turns))
    ),
    "a.rtf": make_codes,
    "a.pdf": make_paper,
    "a.vtt": make_captions,
    "a.csv": lambda turns: make_cells(turns, ","),
    "b.csv": lambda turns: make_cells(turns, ";"),
    "a.tsv": lambda turns: make_cells(turns, "\t"),
    "a.json": lambda turns: json.dumps(list_rows(turns), indent=1),
    "a.jsonl": write_rows,
    "a.xlsx": make_xlsx,
    "a.parquet": make_parquet,
}


@pytest.mark.parametrize("name", FORMS)
@settings(bounded_search, max_examples=5)
@given(turns=TURNS)
def test_each_word_is_its_speakers_in_every_form(tmp_path, name, turns):
    data = FORMS[name](turns)
    found = read(tmp_path, name, data)
    assert found is not None
    lines = find_lines(data) if name in ("a.txt", "a.md") else None
    check(found, turns, lines)


def test_the_bytes_are_the_same_whatever_the_hash_seed(tmp_path):
    first, second = (
        Turn(name=name, role=ROLES[0], paragraphs=(f"We must talk about w{at}x.",))
        for at, name in enumerate(NAMES[:2])
    )
    for name, make in FORMS.items():
        data = make((first, second))
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "stances", "sentences", ".", "-f", "json"],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(stances.__file__).parents[1]),
                "PYTHONHASHSEED": seed,
            },
            capture_output=True,
            check=True,
        ).stdout
        for seed in "01"
    }
    assert len(outputs) == 1
    assert len(json.loads(outputs.pop())["sentences"]) == 2 * len(FORMS)


def test_no_speaker_of_a_double_spaced_pdf_is_swallowed(tmp_path):
    first = Turn(
        name="Test Alpha",
        role=ROLES[1],
        paragraphs=(
            "They never agreed about w0x.",
            "But prices rose by 3.5 percent about w1x, as Mr. Test said.",
        ),
    )
    second = Turn(name="Test Beta", role=ROLES[2], paragraphs=("We must talk about w2x; no more.",))
    third = Turn(name="José Testdelta", role=ROLES[2], paragraphs=("It is late about w3x.",))
    turns = (first, second, third)
    data = Paper().write_lines(72, 780, list_lines(turns), step=28).save()
    found = read(tmp_path, "a.pdf", data)
    if found is not None:
        check(found, turns)
