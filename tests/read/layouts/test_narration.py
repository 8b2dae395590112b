"""Who says a quotation within narration: nobody is better than somebody else."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.read.notes import listen_to_notes
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


def _said_with_notes(text):
    notes = []
    with listen_to_notes(notes.append):
        return _said(text), notes


_UNSURE = "may be several people, so these words are nobody's; write the name in full"


@pytest.mark.parametrize(
    ("text", "said", "unsure"),
    [
        pytest.param(
            "Sen. Alpha said it would fail. “We cannot pay,” Alpha told us.\n\n"
            "Beta Alpha, a fellow at the Test House, disagreed. “It pays for itself,” she said.\n\n"
            "“The vote is in May,” Sen. Alpha added.\n",
            {"Beta Alpha": ["“It pays for itself,”"]},
            ['a.txt:1: "Alpha"', 'a.txt:5: "Sen. Alpha"'],
            id="an officer who was there before somebody else of that surname",
        ),
        pytest.param(
            "Sen. Test Alpha and Beta Alpha, a farmer, met.\n\n“We must talk,” Sen. Alpha said.\n\n"
            "“I will not wait,” Beta Alpha said. “Not me,” Alpha added.\n\n"
            "Alpha said: “It is over.”\n",
            {
                "Test Alpha": ["“We must talk,”"],
                "Beta Alpha": ["“I will not wait,”", "“Not me,”"],
            },
            ['a.txt:7: "Alpha"'],
            id="the title or the paragraph says which",
        ),
        pytest.param(
            "“We must talk,” said Mr. Test Alpha. “I do not agree,” said Beta Alpha, a doctor.\n\n"
            "“Then we part here,” Mr. Alpha said. “It will not hurt,” Mrs. Alpha said.\n",
            {
                "Test Alpha": ["“We must talk,”", "“Then we part here,”"],
                "Beta Alpha": ["“I do not agree,”", "“It will not hurt,”"],
            },
            [],
            id="a man and a woman",
        ),
        pytest.param(
            "Test Alpha, a lawyer, met Beta Alpha, a farmer.\n\n"
            "“We must talk,” Test Alpha said.\n\n"
            "Alpha said in a statement:\n\n“It is all over now.”\n",
            {"Test Alpha": ["“We must talk,”"]},
            ['a.txt:5: "Alpha"'],
            id="what a sentence introduces",
        ),
        pytest.param(
            "“We must talk,” said Test Alpha, the chairman of the committee.\n\n"
            "“It is late,” Sen. Alpha added.\n",
            {"Test Alpha": ["“We must talk,”", "“It is late,”"]},
            [],
            id="one person with two offices",
        ),
    ],
)
def test_a_surname_of_several_is_given_to_whom_the_text_makes_certain(text, said, unsure):
    assert _said_with_notes(text) == (said, [f"{one} {_UNSURE}" for one in unsure])


@pytest.mark.parametrize(
    "title",
    [
        "Dr. h.c.",
        "Prof.",
        "Prof. em. Dr.",
        "Dr. rer. nat.",
        "Dipl.-Ing.",
        "Univ.-Prof. Mag. DDr.",
        "Ing. arch.",
        "Dott.ssa",
        "Rev.",
    ],
)
def test_a_title_that_is_cut_short_ends_no_sentence(title):
    text = (
        f"“We must talk,” said {title} Testa Alpha, a fellow. “War is near,” said Beta Alpha, a "
        f"general.\n\n{title} Testa Alpha went on. “Talk,” {title} Testa Alpha said.\n"
    )
    assert _said(text) == {
        "Testa Alpha": ["“We must talk,”", "“Talk,”"],
        "Beta Alpha": ["“War is near,”"],
    }


@pytest.mark.parametrize(
    "end", ["went to see the doc.", "spoke of Plan B!", "is in the U.S. today."]
)
def test_other_short_words_end_sentences(end):
    text = f"“We must talk,” said Test Alpha, a fellow, who {end} Beta Alpha said: “War is near.”\n"
    assert _said(text) == {"Test Alpha": ["“We must talk,”"], "Beta Alpha": ["“War is near.”"]}


def test_a_name_with_an_unknown_particle_is_nobody_elses():
    text = (
        "“Tariffs are a mistake,” said Test Beta, a lawyer.\n\n"
        "“We should raise them,” said Test qwe Alpha. “Perhaps not,” said Test von und zu Gamma.\n"
    )
    assert _said(text) == {
        "Test Beta": ["“Tariffs are a mistake,”"],
        "Test von und zu Gamma": ["“Perhaps not,”"],
    }


_OTHER = "“I agree,” said Test Beta, a lawyer.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "“We regret this,” Deutsche Alpha said. “We will pay,” it added.\n",
        "“We regret this,” said Deutsche Alpha. “We will pay,” it said.\n",
        "“We regret this,” said Deutsche Alpha in a note. It also added that it “will pay”.\n",
        "Deutsche Alpha said: “We regret this.” It added that rates would fall.\n",
        "Test Gamma, an analyst at Deutsche Alpha, left. “We regret it,” Deutsche Alpha said.\n",
        "Shares of Deutsche Alpha fell. “We regret this,” Deutsche Alpha said.\n",
        "Deutsche Alpha, a private lender, is closed. “We regret this,” Deutsche Alpha said.\n",
        "“We regret this,” said Deutsche Alpha, which is closed.\n",
        "“We regret this,” Deutsche Alpha wrote in its weekly note.\n",
        "According to the Deutsche Alpha, “we are too late for that”.\n",
        "Deutsche Alpha have lost. “We regret this,” Deutsche Alpha said.\n",
    ],
)
def test_an_institution_is_nobody_and_noted(text):
    said, notes = _said_with_notes(_OTHER + text)
    assert said == {"Test Beta": ["“I agree,”"]}
    (note,) = notes
    assert (
        note == "a.txt:3: Deutsche Alpha is taken for an institution, so these words are nobody's"
    )


@pytest.mark.parametrize(
    "text",
    [
        "“We must talk,” Test Alpha said. “We must,” she added.\n",
        "“We must talk,” Test Alpha said. “We must,” Alpha added.\n",
        "“We must talk,” said Test Alpha, who leads the bank.\n",
        "“We must talk,” said Test Alpha, 52, of a bank. “It is late,” it is said there.\n",
        "“We must talk,” said Test Alpha, the bank's chairman.\n",
        "“We must talk,” said Test T. Alpha.\n",
        "“We must talk,” Mr. Test Alpha said. A man shouted at Test Alpha.\n",
    ],
)
def test_whoever_has_a_mark_of_a_person_is_one(text):
    said, notes = _said_with_notes(_OTHER + text)
    assert [name.replace("T. ", "") for name in said] == ["Test Beta", "Test Alpha"]
    assert notes == []


def test_a_name_of_which_nothing_is_said_is_a_persons_and_noted():
    said, notes = _said_with_notes(f"{_OTHER}“We must talk,” Test Alpha said.\n")
    assert said == {"Test Beta": ["“I agree,”"], "Test Alpha": ["“We must talk,”"]}
    assert notes == ["a.txt:3: read as people, but may be institutions: Test Alpha"]


@pytest.mark.parametrize("name", ["Test Holdings", "Alpha Beta LLP", "Test Airlines", "ACLU"])
def test_what_is_called_like_a_firm_is_nobody(name):
    assert _said(f"{_OTHER}“We regret this,” {name} said.\n") == {"Test Beta": ["“I agree,”"]}


@pytest.mark.parametrize("firm", ["Test & Sons", "Alpha & Sons", "Gamma & Alpha"])
def test_a_firm_that_has_a_name_of_somebodys_is_not_that_person(firm):
    text = f"“I agree,” said Test Alpha, a lawyer.\n\n{firm} said: “We are out of it.”\n"
    assert _said(text) == {"Test Alpha": ["“I agree,”"]}


@pytest.mark.parametrize("joint", ["and", "but", "while"])
def test_who_speaks_after_a_conjunction_does_not_speak_before_it(joint):
    text = (
        "Sen. Test Beta called it “a bad old joke,” "
        f"{joint} Sen. Delta Gamma, who lost, said he was “done with it.”\n"
    )
    assert _said(text) == {"Test Beta": ["“a bad old joke,”"], "Delta Gamma": ["“done with it.”"]}


def test_whoever_follows_an_owner_is_somebody_else():
    text = "“I agree,” said Test News’s Test Alpha, a reporter. “No,” said Beta Gamma, a lawyer.\n"
    assert _said(text) == {"Test Alpha": ["“I agree,”"], "Beta Gamma": ["“No,”"]}


@pytest.mark.parametrize("noun", ["bank", "party", "university"])
def test_an_institution_that_is_part_of_a_role_is_not_described_by_it(noun):
    text = (
        f"“We must talk,” said Test Alpha, president of the Test {noun.title()}. "
        f"The {noun} has said it will “never ever give up”.\n"
    )
    assert _said(text) == {"Test Alpha": ["“We must talk,”"]}


LIVE = "“We will fight it,” said Test Gamma, a farmer.\n\n{}\n\n> It drowns two villages.\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Test Beta, who leads the opposition, is not persuaded:",
        "Members laughed. Dr. Test Beta was blunt:",
        "Test Beta, the minister, has issued this statement:",
    ],
)
def test_a_block_quote_below_a_sentence_about_somebody_is_theirs(sentence):
    found = _said(LIVE.format(sentence), name="a.md")
    assert found["Test Beta"] == ["It drowns two villages."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Test Beta voted against the clause:",
        "Members disagree with Test Beta:",
        "Test Beta left early. Here is what we know:",
        "Test Beta’s law is short:",
        "Test Beta, who leads the opposition, is not persuaded.",
    ],
)
def test_a_block_quote_below_a_sentence_about_something_else_is_nobodys(sentence):
    found = _said(LIVE.format(sentence), name="a.md")
    assert [*found] == ["Test Gamma"]


RUBRICS = (
    "# A letter on tests\n\nBy TEST ZETA\n\nGOOD MORNING. My week begins, and nobody says so.\n\n"
    "**{}:** The house will decide today. “We have until noon,” said Test Alpha, a minister.\n\n"
    "**{}:** Testland has a list. “Patience is a strategy,” Test Beta, a fellow, said.\n\n"
    "**BIRTHDAYS:** Test Gamma; Test Delta.\n\n**THANKS TO:** Test Epsilon.\n"
)


@pytest.mark.parametrize(
    "labels", [("TARIFFS, AGAIN", "TESTLAND SHRUGS"), ("DRIVING THE DAY", "NOT ALL AGREE")]
)
def test_the_sections_of_a_newsletter_are_no_speakers(labels):
    found = extract_statements([Document(name="a.md", text=RUBRICS.format(*labels))])
    assert {one.expert for one in found} == {"Test Alpha", "Test Beta"}


def test_speakers_in_capitals_are_not_sections():
    text = "TEST ALPHA: They said “never,” and we wait.\n\nTEST BETA: “Never,” said Test Gamma.\n"
    found = extract_statements([Document(name="a.txt", text=text)])
    assert {one.expert for one in found} == {"Test Alpha", "Test Beta"}
