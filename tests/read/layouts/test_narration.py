"""Who says a quotation within narration: nobody is better than somebody else."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.read.statements import extract_statements


def _said(text, name="a.txt"):
    said = {}
    for one in extract_statements([Document(name=name, text=text)]):
        blocks = [one.document.text[b.start : b.end] for b in one.blocks]
        said.setdefault(one.expert, []).extend(blocks)
    return said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "Test Beta was there. Test Alpha said it was “in perfect order” and invited Beta to "
            "see it. “I will bring the key,” she added.\n",
            {"Test Alpha": ["“in perfect order”", "“I will bring the key,”"]},
            id="a sentence that goes on is about whoever it began with",
        ),
        pytest.param(
            "Test Alpha spoke. “We must talk,” he said, and Test Beta agreed. “I see no way,” "
            "she said.\n",
            {"Test Alpha": ["“We must talk,”"], "Test Beta": ["“I see no way,”"]},
            id="a second subject",
        ),
        pytest.param(
            "What it got, says Test Alpha, who holds the purse, was “a flood of guesthouses”.\n",
            {"Test Alpha": ["“a flood of guesthouses”"]},
            id="an inserted clause",
        ),
        pytest.param(
            "Test Alpha wrote that they had “taken note with hope” and told reporters: "
            "“You ask me.”\n",
            {"Test Alpha": ["“taken note with hope”", "“You ask me.”"]},
            id="a second verb after a quotation",
        ),
        pytest.param(
            "“We must talk,” said Test Alpha.\n\nBeta, 26, lost her house in the flood:\n\n"
            "“We sleep on the bank.”\n",
            {"Test Alpha": ["“We must talk,”"], "Beta": ["“We sleep on the bank.”"]},
            id="a given name with an age",
        ),
        pytest.param(
            "“We must talk,” said Test Alpha. Test Beta, accused of “gross neglect of duty”, "
            "left. Test Gamma was told that it was “a very bad idea”.\n",
            {"Test Alpha": ["“We must talk,”"]},
            id="what others say of somebody",
        ),
        pytest.param(
            "Sen. Test Alpha voted. “We must talk,” Test Beta said. Alpha’s office was silent. "
            "Asked again, the senator said, “I will read it.”\n",
            {"Test Beta": ["“We must talk,”"], "Test Alpha": ["“I will read it.”"]},
            id="a title that one person has",
        ),
        pytest.param(
            "Sen. Test Alpha and Sen. Test Gamma voted. “We must talk,” Test Beta said. "
            "Asked again, the senator said, “I will read it.”\n",
            {"Test Beta": ["“We must talk,”"]},
            id="a title that two people have",
        ),
    ],
)
def test_a_quotation_is_whose_it_is(text, said):
    assert _said(text) == said


def test_narration_around_signed_block_quotes_is_read():
    text = (
        "# Voices\n\n“I went first,” said Test Alpha, “and alone.”\n\n"
        "> We must talk, and go on talking for a while about this.\n>\n> — Test Beta, fellow\n\n"
        "“We must not,” said Test Gamma.\n"
    )
    assert _said(text, "a.md") == {
        "Test Alpha": ["“I went first,”", "“and alone.”"],
        "Test Beta": ["We must talk, and go on talking for a while about this."],
        "Test Gamma": ["“We must not,”"],
    }


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("“No war,” said Test Alpha. Test Beta, a general, disagreed: “War is near.”", "ab"),
        ("“No war,” said Test Alpha. Test Beta countered: “War is near.”", "ab"),
        ("“No war,” said Test Alpha. A colleague disagreed: “War is near.”", "a"),
        ("“No war,” said U.S. Senator Test Alpha. “Never,” he added.", "aa"),
        ("“No war,” said Test Alpha. Alpha said “it is near.”", "aa"),
        ("“No war,” said Test Alpha. So Alpha went home.\n\n“It is near,” Alpha said.", "aa"),
    ],
)
def test_a_sentence_with_a_colon_names_its_own_speaker(text, people):
    names = {"a": "Test Alpha", "b": "Test Beta"}
    found = extract_statements([Document(name="a.txt", text=text)])
    said = [one for each in found for one in [each.expert] * len(each.blocks)]
    assert said == [names[one] for one in people]
