from __future__ import annotations

import pytest

from stances.errors import StancesError
from stances.model import Source
from stances.read.documents import read

HEAD = "+++\nexpert = 'Test Alpha'\n+++\n"


def _bodies(text):
    found = read(Source(name="a.md", text=text))
    return [(b.kind, found.source.text[b.start : b.end]) for b in found.blocks]


def test_front_matter():
    text = (
        '+++\nexpert = "Test Ümlaut"\nrole = "fellow"\naffiliation = "Test House"\n'
        'date = 2020-01-08\nsource = "Test Times"\nwording = "paraphrase"\n+++\n\nTalk.\n'
    )
    found = read(Source(name="a.md", text=text))
    assert (found.expert, found.role, found.affiliation) == ("Test Ümlaut", "fellow", "Test House")
    assert (found.date, found.origin, found.wording) == ("2020-01-08", "Test Times", "paraphrase")
    assert found.source.text == text
    assert [text[b.start : b.end] for b in found.blocks] == ["Talk."]


def test_date_may_be_text():
    text = "+++\nexpert = 'Test Alpha'\ndate = 'spring 2020'\n+++\nTalk."
    assert read(Source(name="a.md", text=text)).date == "spring 2020"


def test_headings_rules_and_quotes_of_others_are_left_out():
    body = (
        "Title\n=====\n\n# One\nFirst\nparagraph.\n## Two\n\n> Somebody else\nsaid this.\n\n"
        "***\n\nSecond,\n> not mine\n\n---\n#hashtag stays\n"
    )
    assert [text for _, text in _bodies(HEAD + body)] == [
        "First\nparagraph.",
        "Second,",
        "#hashtag stays",
    ]


def test_items():
    assert _bodies(HEAD + "We want:\n\n- one\n\n* two\n  more\n1. three\n2) four\n\nSo.") == [
        ("prose", "We want:"),
        ("item", "- one"),
        ("item", "* two\n  more"),
        ("item", "1. three"),
        ("item", "2) four"),
        ("prose", "So."),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Talk.", r"a\.md: no front matter; begin the file with \+\+\+, expert = "),
        ("Talk.\n+++\nexpert = 'x'\n+++\n", r"a\.md: no front matter; begin"),
        ("+++\nexpert = 'x'\n\nTalk.", r"a\.md:1: front matter without an end; write \+\+\+"),
        ("+++\nrole = 'x'\n+++\nTalk.", r"a\.md:2: no expert in the front matter"),
        ("+++\nexpert = ' '\n+++\nTalk.", r"a\.md:2: no expert in the front matter"),
        ("+++\n+++\nTalk.", r"a\.md:2: no expert in the front matter"),
        ("+++\nexpert = 'x'\nexpret = 'y'\n+++\n", r'a\.md:3: .* "expret"; did you mean "expert"'),
        ("+++\nexpert = 'x'\n\n[zzz]\na = 1\n+++\n", r'a\.md:4: unknown key "zzz"; known: exp'),
        ("+++\nexpert = 5\n+++\nTalk.", r'a\.md:2: "expert" is not a text; write expert = '),
        ("+++\nexpert = 'x'\nrole = oops\n+++\nTalk.", r"a\.md:3: broken front matter \("),
        ("\n+++\nexpert = 'x'\nrole = '\n+++\nTalk.", r"a\.md:4: broken front matter \("),
        ("+++\nexpert = '''x\n+++\nTalk.", r"a\.md:2: broken front matter \("),
        (
            "+++\nexpert = 'x'\nwording = 'paraphrased'\n+++\nTalk.",
            r'a\.md:3: unknown wording "paraphrased"; did you mean "paraphrase"',
        ),
        (HEAD + "\n# Only a title\n", r"a\.md: nothing to read below the front matter"),
    ],
)
def test_broken_documents_say_where_and_how_to_mend(text, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        read(Source(name="a.md", text=text))
