"""The rubrics that come with the package come compiled, and the compiled ones are fresh."""

from __future__ import annotations

import shutil

import pytest
from msgspec.structs import replace

from rubric.compile import find_compiled, make_compiled
from stances.document import Document
from stances.match.reader import Reader
from stances.model import Statement
from stances.read.blocks import cut_blocks
from stances.read.sentences import split_statements
from stances.rubric.compile import load_compiled
from stances.rubric.files import list_bundled, read_rubric_files
from stances.rubric.learned import open_learned, parse_learned
from stances.rubric.load import parse_rubric
from stances.rubric.patterns import list_texts, pack_rubric

bundled = pytest.mark.parametrize("name", list_bundled())


def read(compiled, sentences):
    return [(one.readings, one.likenesses, one.voice) for one in Reader(compiled).read(sentences)]


@bundled
def test_what_is_compiled_is_fresh(name):
    """`python -m tests.rubric.compile` writes it."""
    assert find_compiled(name).read_bytes() == make_compiled(name)


@bundled
def test_it_is_taken_without_a_cache(name, monkeypatch):
    monkeypatch.setattr("stances.rubric.compile.compile_rubric", None)
    assert load_compiled(read_rubric_files(name), None).rubric.name == name


@bundled
def test_a_file_that_was_changed_is_compiled_anew(name):
    files = read_rubric_files(name)
    header = replace(files.header, data=files.header.data + b"\n# changed\n")
    changed = replace(files, header=header)
    assert load_compiled(changed, None).rubric.digest == changed.digest


@bundled
def test_packed_patterns_read_its_examples_as_patterns_that_are_read_anew(name):
    compiled = load_compiled(read_rubric_files(name), None)
    whole = parse_rubric(read_rubric_files(name))
    assert compiled.patterns == pack_rubric(compiled.rubric, list_texts(whole))
    texts = [
        text for one in whole.dimensions for e in one.entries for text in (*e.fires, *e.silent)
    ]
    said = [
        Statement(
            expert="Test Alpha",
            document=Document(name=f"{number}", text=text),
            blocks=tuple(cut_blocks(text)),
        )
        for number, text in enumerate(texts)
    ]
    sentences = split_statements(said)
    assert len(sentences) > 100
    assert read(compiled, sentences) == read(replace(compiled, patterns=None), sentences)


@bundled
def test_a_copy_of_it_is_compiled_under_its_own_name(name, tmp_path):
    """Its compiled file may be that of an older version."""
    shutil.copytree(find_compiled(name).parent, tmp_path / "mine")
    files = read_rubric_files(str(tmp_path / "mine"))
    assert files.compiled is None
    assert load_compiled(files, None).rubric.name == "mine"


def test_patterns_of_another_rubric_are_left_alone():
    compiled = load_compiled(read_rubric_files("us-iran"), None)
    lists = dict.fromkeys(compiled.rubric.lists, ("nonsense",))
    other = replace(compiled.rubric, lists={**compiled.rubric.lists, **lists})
    kept = replace(compiled, rubric=other)
    text = Document(name="a", text="We must retaliate against Iran.")
    said = Statement(expert="Test Alpha", document=text, blocks=tuple(cut_blocks(text.text)))
    sentences = split_statements([said])
    assert read(kept, sentences) == read(replace(kept, patterns=None), sentences)


def test_a_table_that_is_opened_holds_what_is_read_from_it():
    files = read_rubric_files("us-iran")
    ids = [one.id for one in parse_rubric(files).dimensions]
    read, opened = (
        make(files.learned.name, files.learned.data, ids) for make in (parse_learned, open_learned)
    )
    assert dict(opened.terms) == read.terms
    assert replace(opened, terms={}) == replace(read, terms={})
    assert "no such term" not in opened.terms
    assert len(opened.terms) == len(read.terms)
