"""Sections of quoted words, in the manners of different publishers: nothing quoted is lost."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.statements import extract_statements


def _said(text, name="a.txt"):
    said = {}
    for one in extract_statements([Document(name=name, text=text)]):
        blocks = [one.document.text[b.start : b.end] for b in one.blocks]
        said.setdefault(one.expert, []).extend(blocks)
    return said


ROUND_UP = """\
Our fellows on the vote.

Test Alpha, director of the Test Centre:

“The bridge should stay shut.”

“Ferries are the cheaper way,” Alpha added.

“Tolls,” she said, “would pay for both.”

“Nobody asked the crews.”

Test Beta, fellow at the Test Centre:

“Open it tomorrow.”
"""

THINK_TANK = """\
**Test Alpha, senior fellow, Test House**

“The budget leaves the harbour without a plan.

“It was written in a hurry.”

Pressed on costs, Alpha was blunt. “We cannot pay for two harbours,” he told this newsletter.
“One is plenty.”

He expects a second vote. “That will come before the summer is over.”

**Test Beta, economist, Test Hall**

“The budget is sound.”

“Every port gains from it,” Beta said.
"""

UNIVERSITY = """\
Professor Test Alpha, chair of tidal studies at Test University:
"The flood wall is two metres too low."
Alpha warned that "no wall of that height will last ten winters".
Dr Test Beta, lecturer in planning at Test University:
"A wall is the wrong answer."
"""

SCIENCE_DESK = """\
Dr Test Alpha, reader in soil science at the Test Institute, said:

“The trial was small, and its results are weak.”

The ministry sees it otherwise. “The trial was the largest so far,” said Test Gamma, a minister.

“We stand by it.”

Prof Test Beta, head of fields at the Test Institute, said:

“The trial should be repeated.”
"""

PRESS_OFFICE = """\
## Test Alpha, mayor of Testville:

> A picture of the town hall

“We will plant a thousand trees.”

A spokesman for the county disagreed. “There is no money for that,” he said.

“There never was.”

Alpha replied: “Then we will find it.”

## Test Beta, warden of the Test Wood:

“Trees need water first.”
"""

WIRE = """\
Test Alpha, envoy for fisheries, Test Council:

“Quotas must fall by half,” Alpha said. “Anything else is a fraud.”

Boats would be laid up. She continued:

“We shall help every crew that is hit.

“Nobody will be left alone.”

Test Beta, skipper, Test Fleet:

“Let them count the fish first.”
"""

BROADCASTER = """\
Test Alpha, shadow minister for roads:

«The tunnel is late and dear.»

«It will be later still», she added.

The builders' chief, Test Gamma, rejected this: «The tunnel will open in May.»

Test Beta, minister for roads:

«The tunnel is on time.»
"""

TRADE_PAPER = """\
DR TEST ALPHA, CHIEF ENGINEER, TEST RAIL:

“The old line can be saved.”

“Steel is dear,” Test Ann Alpha said. Alpha wants it done by spring. “The frost decides.”

Test Gamma owns the quarry. “Stone is cheap.”

DR TEST BETA, AUDITOR, TEST RAIL:

“It cannot.”
"""

FOOT = """\
Test Alpha, fellow at the Test House:

“Keep the archive open.”

“Readers need it,” Alpha said.

Related experts

“A tale of two archives,” said Test Gamma, a critic.
"""


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        pytest.param(
            ROUND_UP,
            "a.txt",
            {
                "Test Alpha": [
                    "“The bridge should stay shut.”",
                    "“Ferries are the cheaper way,”",
                    "“Tolls,”",
                    "“would pay for both.”",
                    "“Nobody asked the crews.”",
                ],
                "Test Beta": ["“Open it tomorrow.”"],
            },
            id="surname, pronoun and a bare paragraph",
        ),
        pytest.param(
            THINK_TANK,
            "a.md",
            {
                "Test Alpha": [
                    "“The budget leaves the harbour without a plan.",
                    "“It was written in a hurry.”",
                    "“We cannot pay for two harbours,”",
                    "“One is plenty.”",
                    "“That will come before the summer is over.”",
                ],
                "Test Beta": ["“The budget is sound.”", "“Every port gains from it,”"],
            },
            id="narration before the words",
        ),
        pytest.param(
            UNIVERSITY,
            "a.txt",
            {
                "Test Alpha": [
                    '"The flood wall is two metres too low."',
                    '"no wall of that height will last ten winters"',
                ],
                "Test Beta": ['"A wall is the wrong answer."'],
            },
            id="part of a sentence, no blank lines",
        ),
        pytest.param(
            SCIENCE_DESK,
            "a.txt",
            {
                "Test Alpha": ["“The trial was small, and its results are weak.”"],
                "Test Gamma": ["“The trial was the largest so far,”", "“We stand by it.”"],
                "Test Beta": ["“The trial should be repeated.”"],
            },
            id="somebody else, by name",
        ),
        pytest.param(
            PRESS_OFFICE,
            "a.md",
            {
                "Test Alpha": ["“We will plant a thousand trees.”", "“Then we will find it.”"],
                "Test Beta": ["“Trees need water first.”"],
            },
            id="somebody else, without a name",
        ),
        pytest.param(
            WIRE,
            "a.txt",
            {
                "Test Alpha": [
                    "“Quotas must fall by half,”",
                    "“Anything else is a fraud.”",
                    "“We shall help every crew that is hit.",
                    "“Nobody will be left alone.”",
                ],
                "Test Beta": ["“Let them count the fish first.”"],
            },
            id="narration in the first paragraph",
        ),
        pytest.param(
            TRADE_PAPER,
            "a.txt",
            {
                "Test Alpha": [
                    "“The old line can be saved.”",
                    "“Steel is dear,”",
                    "“The frost decides.”",
                ],
                "Test Beta": ["“It cannot.”"],
            },
            id="a fuller name, and a sentence about somebody else",
        ),
        pytest.param(
            FOOT,
            "a.txt",
            {"Test Alpha": ["“Keep the archive open.”", "“Readers need it,”"]},
            id="the foot of the page is nobody's",
        ),
    ],
)
def test_the_narration_of_a_section_is_read(text, name, said):
    assert _said(text, name) == said


def test_a_name_that_is_not_understood_is_still_refused():
    text = (
        "Test Alpha, fellow at the Test House:\n\n“One.”\n\n“Two,” Alpha said.\n\n"
        "Views from the harbour:\n\n“Three.”\n"
    )
    with pytest.raises(StancesError, match=r"^a\.txt:7: whose words are these\?"):
        _said(text)


def test_words_in_marks_that_open_the_section_are_part_of_it_without_a_verb_of_saying():
    text = "Test Alpha, fellow at the Test House:\n\n“One” is a word.\n\n“Two” is not, I said."
    assert _said(text) == {"Test Alpha": ["“One” is a word.", "“Two” is not, I said."]}
