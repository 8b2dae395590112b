from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.document import Document
from stances.errors import StancesError
from stances.read.columns import TextColumns
from stances.read.notes import listen_to_notes
from stances.read.options import ReadOptions
from stances.read.statements import extract_statements, open_source

NAMES = ("Test Alpha", "Test Beta", "Test Gamma")


def _read(text, name="a.md", **options):
    return extract_statements([Document(name=name, text=text)], ReadOptions(**options))


def _show(found):
    return [
        (one.expert, one.document.line_at(block.start), one.document.text[block.start : block.end])
        for one in found
        for block in one.blocks
    ]


def _write_markdown(*rows):
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|---" * len(rows[0]) + "|")
    return "\n".join(lines) + "\n"


def _write_html(*rows, attributes="", tag="th"):
    head, *body = rows
    lines = ["".join(f"<{tag}>{one}</{tag}>" for one in head)]
    lines += ["".join(f"<td>{one}</td>" for one in row) for row in body]
    table = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return f"<html><body>\n<h1>Answers</h1>\n<table {attributes}>\n{table}\n</table></body></html>"


WRITERS = [(_write_markdown, "a.md", 3), (_write_html, "a.html", 5)]
formats = pytest.mark.parametrize(("write", "name", "first"), WRITERS)


@formats
def test_each_row_is_a_statement_on_its_line(write, name, first):
    text = write(
        ("Name", "Party", "Date", "Statement"),
        ("Test Alpha", "Left", "2020-01-08", "We must talk. Now."),
        ("Test Beta", "", "2020-01-09", "Never, ever, will we talk."),
        ("Test Alpha", "Left", "", "Then we are lost."),
    )
    found = _read(text, name)
    assert _show(found) == [
        ("Test Alpha", first, "We must talk. Now."),
        ("Test Beta", first + 1, "Never, ever, will we talk."),
        ("Test Alpha", first + 2, "Then we are lost."),
    ]
    assert [one.affiliation for one in found] == ["Left", "", "Left"]
    assert [one.date for one in found][:2] == ["2020-01-08", "2020-01-09"]
    assert {one.layout for one in found} == {"table"}


def test_the_paragraphs_of_a_cell_have_their_own_lines():
    cell = "<p>We must talk.</p>\n<p>So let us <em>talk</em>&nbsp;&amp; listen.</p>"
    found = _read(_write_html(("Speaker", "Quote"), ("Test Alpha", cell)), "a.html")
    assert _show(found) == [
        ("Test Alpha", 5, "We must talk."),
        ("Test Alpha", 6, "So let us talk & listen."),
    ]


def test_cells_are_read_without_the_marks_of_markdown():
    text = _write_markdown(
        ("**Speaker**", "*Quote*"),
        ("[Test Alpha](a.html)", "We *must* talk `a` \\| b at [once](b.html)."),
        ("Test Beta", "*We must not talk.*"),
    )
    assert [(one, said) for one, _, said in _show(_read(text))] == [
        ("Test Alpha", "We must talk a | b at once."),
        ("Test Beta", "We must not talk."),
    ]


def test_several_tables_of_a_page_are_read():
    rows = [("Speaker", "Quote"), ("Test Alpha", "We must talk now.")]
    other = [("Name", "Seats"), ("Test Gamma", "12")]
    more = [("Quote", "Speaker"), ("We must not talk.", "Test Beta")]
    text = "\n".join(_write_markdown(*one) for one in (rows, other, more))
    assert [(one, line) for one, line, _ in _show(_read(text))] == [
        ("Test Alpha", 3),
        ("Test Beta", 11),
    ]


@formats
@pytest.mark.parametrize(
    "rows",
    [
        [("Name", "Remarks"), ("Test Alpha", "Elected in a by-election in May.")],
        [("Member", "Comment"), ("Test Alpha", "Died in office, after a fall.")],
        [("Speaker", "Words"), ("Test Alpha", "1,204"), ("Test Beta", "98")],
        [("Candidate", "Answer"), ("Test Alpha", "Yes"), ("Test Beta", "No")],
        [("Name", "Content"), ("timeout", "How long do we wait for it?")],
        [("Name", "Statement"), ("Tariffs and trade", "We say what they are.")],
        [("Name", "Party"), ("Test Alpha", "We must talk now.")],
        [("Party", "Statement"), ("Test Alpha", "We must talk now.")],
        [("Name", "Statement", "Statement"), ("Test Alpha", "We must talk.", "We must.")],
        [("Author", "Member", "Text"), ("Test Alpha", "Test Beta", "We must talk now.")],
        [("Name", "Statement")],
    ],
)
def test_what_is_no_table_of_statements(rows, write, name, first):
    assert first
    with pytest.raises(StancesError, match="no expert found"):
        _read(write(*rows), name)


ROWS = [("Speaker", "Quote"), ("Test Alpha", "We must talk now.")]


@formats
def test_running_text_that_names_somebody_goes_before(write, name, first):
    assert first
    said = "Test Beta: We will see.\n\nTest Gamma: We will not.\n\n"
    if name == "a.html":
        said = "<p>Test Beta: We will see.</p><p>Test Gamma: We will not.</p>"
    text = write(*ROWS).replace("<table", f"{said}<table")
    found = _read(text if name == "a.html" else said + text, name)
    assert {one.expert for one in found} == {"Test Beta", "Test Gamma"}


def test_an_author_whom_the_user_names_goes_before():
    found = _read(f"We will see.\n\n{_write_markdown(*ROWS)}", author="Test Beta")
    assert {one.expert for one in found} == {"Test Beta"}


@pytest.mark.parametrize("attributes", ['role="presentation"', 'role="none"'])
def test_a_table_that_lays_the_page_out_is_none_of_statements(attributes):
    with pytest.raises(StancesError, match="no expert found"):
        _read(_write_html(*ROWS, attributes=attributes), "a.html")


@pytest.mark.parametrize("name", ["comments", "comment-list", "responses"])
def test_comments_are_data_where_they_are_the_page(name):
    text = _write_html(*ROWS, attributes=f'class="{name}"')
    assert [one.expert for one in _read(text, "a.html")] == ["Test Alpha"]
    prose = f"<article><h2>One</h2><p>{'This is what they want. ' * 9}</p></article>"
    for page in (text.replace("<table", f"{prose}<table"), text.replace("<th>", "<td>")):
        source = open_source(Document(name="a.html", text=page))
        if name == "comments":
            assert not source.cells


@formats
def test_rows_that_cannot_be_used_are_refused(write, name, first):
    rows = [*ROWS, ("Test Beta", "We say a", "and b, too.")]
    with pytest.raises(StancesError, match=rf"^{name}:{first + 1}: 3 cells under 2 columns; "):
        _read(write(*rows), name)


@formats
@pytest.mark.parametrize("nobody", ["", "N/A", "Unknown speaker", "–"])
def test_rows_that_name_nobody_are_nobodys_with_a_note(write, name, first, nobody):
    text = write(*ROWS, (nobody, "Whose words are these?"))
    notes = []
    with listen_to_notes(notes.append):
        found = _show(_read(text, name))
    assert [one[0] for one in found] == ["Test Alpha"]
    note = "a row without a speaker's name left out as nobody's; --strict refuses it"
    assert notes == [f"{name}:{first + 1}: {note}"]
    with pytest.raises(StancesError, match=rf'^{name}:{first + 1}: no expert in "Speaker"; name'):
        _read(text, name, strict=True)


def test_people_whose_surname_stands_first_are_not_one():
    rows = [("ALPHA, Test", "We do."), ("ALPHA, Beta", "We don't."), ("Dr. Test Alpha", "We do.")]
    found = _show(_read(_write_markdown(*ROWS, *rows), layout="table"))
    assert [one[0] for one in found] == ["Test Alpha", "Test Alpha", "Beta Alpha", "Test Alpha"]


def test_a_surname_that_stands_first_names_a_person():
    rows = [("Speaker", "Speech"), ("ALPHA, Test", "We must talk."), ("BETA, Test", "We must not.")]
    said = _show(_read(_write_markdown(*rows)))
    assert [one[0] for one in said] == ["Test Alpha", "Test Beta"]


def test_titles_between_rows_headers_again_and_empty_rows_are_nobodys():
    rows = [*ROWS, ("Second day",), ROWS[0], ("", ""), ("Test Beta", ""), ("Test Beta", "We do.")]
    assert [line for _, line, _ in _show(_read(_write_html(*rows), "a.html"))] == [5, 10]


def test_the_user_may_name_the_layout_and_the_columns():
    text = _write_markdown(("Who says it", "What"), ("Alpha", "no"), ("Beta", "never"))
    columns = TextColumns(expert="Who says it", text="What")
    with pytest.raises(StancesError, match="no expert found"):
        _read(text, columns=columns)
    assert [one for one, _, _ in _show(_read(text, columns=columns, layout="table"))] == [
        "Alpha",
        "Beta",
    ]


_CELLS = st.text(st.sampled_from("ab I.|*_`[]()\\<&- "), max_size=20)


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), _CELLS), min_size=1, max_size=5),
    st.sampled_from(["a.md", "a.html"]),
)
def test_every_span_is_a_stretch_of_the_text_and_its_line(rows, name):
    write = _write_html if name == "a.html" else _write_markdown
    text = write(("Speaker", "Quote"), *rows)
    with contextlib.suppress(StancesError):
        for one in _read(text, name, layout="table"):
            for block in one.blocks:
                line = text.split("\n")[one.document.line_at(block.start) - 1]
                assert one.expert in line
                assert 0 <= block.start < block.end <= len(one.document.text)
