"""Marks by which a change of the text or of the rubric is known."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from stances.rubric.files import read_rubric_files
from stances.rubric.load import parse_rubric
from stances.scoring.marks import make_marks, mark_sentences, mark_text

TALK = "We must talk now."


@pytest.mark.parametrize(
    "same",
    [
        "We  must\ttalk\nnow.",
        "\n We must talk now. ",
        "“We must talk now.",
        "We must talk now.”",
        "“We must talk now.”",
        '"We must talk now."',
        "« We must talk now. »",
        "We must talk\u00a0now.",
    ],
)
def test_spaces_lines_and_the_quotes_around_it_make_no_other_sentence(same):
    assert mark_text(same) == mark_text(TALK)


@pytest.mark.parametrize(
    "other",
    [
        "We must talk now",
        "We must talk now!",
        "we must talk now.",
        "We must not talk now.",
        "We must “talk” now.",
        "We musttalk now.",
        "Talk.",
        "",
    ],
)
def test_other_words_or_stops_make_another(other):
    assert mark_text(other) != mark_text(TALK)


def test_an_accent_may_be_composed_or_not():
    assert mark_text("Caf\u00e9.") == mark_text("Cafe\u0301.")


def test_a_mark_is_the_same_on_every_machine():
    assert mark_text(TALK) == "58e09819310b"


@given(st.text(st.characters()))
def test_every_text_has_one(text):
    """Lone surrogates as well: JSON may hold them."""
    assert len(mark_text(text)) == 12
    assert mark_text(f" {text}\n") == mark_text(text)


@pytest.fixture
def marked(whole, cut_up):
    sentences = cut_up("We should raise tolls. It rains.\n\nTraffic is a disaster.")
    return make_marks({"Test Alpha": mark_sentences(sentences)}, whole, whole.dimensions), sentences


def test_every_sentence_has_its_mark_by_expert_and_id(marked):
    found, sentences = marked
    assert found.texts == {"Test Alpha": {one.id: mark_text(one.text) for one in sentences}}
    assert list(found.texts["Test Alpha"]) == ["alpha-1.1", "alpha-1.2", "alpha-2.1"]


def test_every_part_of_the_rubric_has_its_mark(marked, whole):
    found = marked[0].rubric
    assert list(found.dimensions) == ["tolls", "traffic"]
    all_of_them = [found.shared, found.modifiers, *found.dimensions.values()]
    assert len(set(all_of_them)) == 4
    assert all(len(one) == 12 for one in all_of_them)


def test_only_the_dimensions_asked_for_are_marked(whole):
    found = make_marks({}, whole, whole.dimensions[1:]).rubric
    assert (list(found.dimensions), list(found.entries)) == (["traffic"], ["traffic"])


def test_every_entry_has_its_mark_in_order(marked, whole):
    found = marked[0].rubric.entries
    for dimension in whole.dimensions:
        assert found[dimension.id] == sorted(entry.mark for entry in dimension.entries)


def test_the_numbers_of_the_rubric_stand_by_their_names(marked, whole):
    numbers = marked[0].rubric.settings
    assert numbers["min_evidence"] == whole.min_evidence
    assert numbers["voices.hedged"] == whole.voices["hedged"]
    assert numbers["similarity.topic"] == whole.similarity.topic
    assert numbers["similarity.beside_words"] is False


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("tolls.toml", {"tolls"}),
        ("traffic.toml", {"traffic"}),
        ("rubric.toml", {"shared"}),
    ],
)
def test_an_edit_changes_the_mark_of_its_own_part_alone(rubric_folder, tmp_path, file, changed):
    copy = tmp_path / "bridge"
    shutil.copytree(rubric_folder, copy)
    path = copy / file

    def list_marks():
        rubric = parse_rubric(read_rubric_files(str(copy)))
        made = make_marks({}, rubric, rubric.dimensions).rubric
        return {"shared": made.shared, "modifiers": made.modifiers} | made.dimensions

    before = list_marks()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert list_marks() == before  # the line ends of Windows are no edit
    path.write_bytes(b"# A comment.\n" + path.read_bytes())
    assert list_marks() == before  # nor is a comment
    written = path.read_bytes()
    more = b"[lists]\nidle = ['x']\n"
    path.write_bytes(
        written.replace(b"[lists]", more) if b"[lists]" in written else written + b"\n" + more
    )
    after = list_marks()
    assert {name for name in before if before[name] != after[name]} == changed


def test_an_entrys_mark_depends_on_what_it_says_and_not_on_where_it_stands(tolls):
    entry = tolls.entries[-1]
    for field, value in (("id", "x"), ("fires", ("x",)), ("silent", ("x",))):
        assert replace(entry, **{field: value}).mark == entry.mark
    moved = replace(entry, place=replace(entry.place, line=999))
    assert moved.mark == entry.mark
    for field, value in (
        ("words", ("x",)),
        ("weight", 0.1),
        ("pole", -entry.pole),
        ("under_negation", "keep" if entry.under_negation != "keep" else "void"),
        ("with_", ("x",)),
        ("without", ("x",)),
        ("subject", ("x",)),
        ("rhetorical", not entry.rhetorical),
    ):
        assert replace(entry, **{field: value}).mark != entry.mark, field


@pytest.mark.parametrize("written", ["1. Raise tolls.", "2) Raise tolls.", "- Raise tolls."])
def test_the_sign_before_a_list_item_is_not_a_part_of_it(written):
    assert mark_text(written) == mark_text("Raise tolls.")
