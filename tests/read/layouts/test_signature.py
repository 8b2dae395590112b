"""Names below the words, in the manners of many publishers."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.read.layouts._person import read_person
from stances.read.statements import extract_statements


def read(text, name):
    found = extract_statements([Document(name=name, text=text)])
    return [
        (one.expert, " ".join(one.document.text[b.start : b.end] for b in one.blocks))
        for one in found
    ]


def test_a_signature_may_be_an_item_below_a_quotation():
    text = (
        '# Talks\n\n## A\n\n- "We must talk, and talk again."\n  - — Test Alpha, speech (1931)\n\n'
        '## B\n\n- "We must not, and we never did."\n  - — A. Testbeta, *The Test Post*\n'
    )
    found = [(name, said.strip('- "')) for name, said in read(text, "a.md")]
    assert found == [
        ("Test Alpha", "We must talk, and talk again."),
        ("A. Testbeta", "We must not, and we never did."),
    ]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("A. J. Testalpha", ["A. J. Testalpha"]),
        ("A. Test-Alpha", ["A. Test-Alpha"]),
        ("Ann & Bob Testalpha, Testville", ["Ann Testalpha", "Bob Testalpha"]),
        ("Test Alpha and Test Beta", ["Test Alpha", "Test Beta"]),
        ("Test Alpha y Beta", ["Test Alpha y Beta"]),
    ],
)
def test_initials_couples_and_spanish_surnames_are_names(written, names):
    person = read_person(written)
    assert person is not None
    assert [one.name for one in (person, *person.others)] == names
