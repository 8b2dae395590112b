"""Names at the head of a paragraph whose words go on without a colon."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.statements import extract_statements


def read(text, name="a.txt"):
    found = extract_statements([Document(name=name, text=text)])
    return [
        (one.expert, " ".join(one.document.text[b.start : b.end] for b in one.blocks))
        for one in found
    ]


SAID = [("Test Alpha", "We begin."), ("Test Beta", "We end.")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "TEST ALPHA, poet, Testville. We begin.\n\nTEST BETA, roofer, Testham. We end.\n",
            "a.txt",
        ),
        ("- **Test Alpha** (Greens) We begin.\n- **Test Beta** (Centre) We end.\n", "a.md"),
        (
            "**Deputy Test Alpha** We begin.\n\n**Minister of Tests (Deputy Test Beta)** We end.\n",
            "a.md",
        ),
        (
            "**Test Alpha**, author of *Tests: A Book*: We begin.\n\n**Test Beta**: We end.\n",
            "a.md",
        ),
        ('Test Alpha (poet) — We begin.\n\nTest "Sonny" Beta (cook) — We end.\n', "a.txt"),
    ],
)
def test_heads_without_a_colon_name_the_speaker(text, name):
    assert read(text, name) == SAID


def test_whoever_presides_over_a_house_with_two_languages_is_not_the_speaker_above():
    text = "**Deputy Test Alpha** We begin.\n\n**An Leas-Cheann Comhairle** Order.\n\n"
    found = read(text + "**Deputy Test Beta** We end.\n", "a.md")
    assert found == [SAID[0], ("An Leas-Cheann Comhairle", "Order."), SAID[1]]


def test_a_printed_hearing_with_notes_between_paragraphs_that_are_set_in():
    text = (
        "                 BROADBAND TESTS: WHERE DID THEY GO?\n\n"
        "    The Chairwoman. Good morning. We begin\nhere.\n"
        "    Dr. Alpha. Thank you. We go\non.\n"
        "    [The statement follows:]\n    [GRAPHIC] [TIFF OMITTED] T0417.001\n"
        "    Ms. Beta. We end.\n"
    )
    assert [name for name, _ in read(text)] == ["The Chairwoman", "Alpha", "Beta"]


@pytest.mark.parametrize(
    "text",
    [
        "- **Test Alpha** (born 1950) came home.\n- **Test Beta** (born 1951) did not.\n",
        "**Dr. Test Alpha** Director\n\n**Dr. Test Beta** Fellow of the house\n",
        "**Test Alpha** Came home.\n\n**Test Beta** Did not.\n",
    ],
)
def test_names_in_bold_that_are_only_mentioned_are_nobody(text):
    with pytest.raises(StancesError, match="no expert found"):
        read(text, "a.md")


def test_capitals_that_are_no_name_with_a_role_are_nobody():
    with pytest.raises(StancesError, match="no expert found"):
        read("NEW RULES, OLD TRICKS. We begin.\n\nWAR AND PEACE, again. We end.\n")


@pytest.mark.parametrize("name", ["Cole", "King"])
def test_whoever_speaks_once_in_a_printed_hearing_is_not_swallowed(name):
    text = (
        "    Mr. Alpha. First.\n    Ms. Beta. No.\n    Mr. Alpha. Yes.\n"
        f"    Dr. {name}. War is near.\n    Ms. Beta. Go.\n"
    )
    assert (name, "War is near.") in read(text)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Mr. St. Gamma", "St. Gamma"),
        ("Ms. Ste. Gamma", "Ste. Gamma"),
        ("Mr. ST. GAMMA", "St. Gamma"),
        ("Mr. ST. GAMMA of Testland", "St. Gamma"),
        ("Mr. De St. Gamma", "De St. Gamma"),
        ("Ms. Delta-St. Gamma", "Delta-St. Gamma"),
        ("Mr. Wm. Gamma", "Wm. Gamma"),
        ("Dr. T. R. Gamma", "T. R. Gamma"),
        ("Mr. T. St. Gamma", "T. St. Gamma"),
        ("Dr. Gamma, Jr", "Gamma, Jr"),
        ("Mr. van der Gamma", "van der Gamma"),
        ("Lt. Col. Testa Gamma", "Testa Gamma"),
        ("Attorney General Gamma", "Gamma"),
        ("Mr. X", "X"),
    ],
)
def test_a_label_of_a_hearing_is_not_cut_at_a_stop_within_the_name(label, name):
    text = (
        "    Mr. Alpha. First.\n    Ms. Beta. No.\n    Mr. Alpha. Yes.\n"
        f"    {label}. We did it and went. So it is.\n    Ms. Beta. St. Test is a town.\n"
    )
    assert read(text)[3:] == [
        (name, "We did it and went. So it is."),
        ("Beta", "St. Test is a town."),
    ]


@pytest.mark.parametrize("dash", ["–", "—", "\u2212", "-"])
def test_labels_of_a_verbatim_report_end_in_a_full_stop_and_a_dash(dash):
    text = (
        f"President. {dash} We begin.\n\n"
        f"Test Alpha, Vice-President of the House. {dash} Madam President, let me be brief.\n\n"
        f"Test Beta, on behalf of the TPP Group. {dash} Madam President, we agree.\n\nWe do.\n\n"
        f"Test van Gamma (The Left), blue-card question. {dash} Mr Beta, why?\n\n"
        f"Test Beta (TPP), blue-card reply. {dash} It is right.\n"
    )
    found = extract_statements([Document(name="a.txt", text=text)])
    said = {
        one.expert: (one.role, one.affiliation, [text[b.start : b.end] for b in one.blocks])
        for one in reversed(found)
    }
    assert said == {
        "President": ("moderator", "", ["We begin."]),
        "Test Alpha": (
            "Vice-President of the House",
            "",
            ["Madam President, let me be brief."],
        ),
        "Test Beta": ("", "TPP Group", ["Madam President, we agree.", "We do."]),
        "Test van Gamma": ("", "The Left", ["Mr Beta, why?"]),
    }


def test_a_full_stop_and_a_dash_in_prose_name_nobody():
    text = "In Testville. – That is far.\n\nWe went there. – It was late.\n"
    with pytest.raises(StancesError, match="no expert found"):
        extract_statements([Document(name="a.txt", text=text)])
