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


ONE = "The bridge ought to be mended before the winter, and not after it."
TWO = "It should be closed for good, and the money kept for the school."
THREE = "Let there be two bridges, and let each of them be half as wide."


@pytest.mark.parametrize(
    "below",
    [
        "Mill Lane",
        "12 Sample Street\nTestham",
        "Sample Cottage, High Street, Testham TX1 2AB\n3 March 2019",
        "Old Mill Road\n14 May 2021",
        "Treasurer\nTest Reading Society\nUpper Sampleton",
        "Chair\nHarbour Users' Association",
        "Harbour Master\nThe Old Quay",
        "Sampleton Bay",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_street_a_place_a_role_or_a_date_below_a_signature_signs_nothing(below, gap):
    text = (
        f"Dear Editor,\n\n{ONE}\n\nYours sincerely,{gap}Test Alpha\n{below}\n\n"
        f"Dear Editor,\n\n{TWO}\n\nKind regards,{gap}Test Beta\n{below}\n"
    )
    assert read(text, "a.txt") == [("Test Alpha", ONE), ("Test Beta", TWO)]


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("Test Alpha\nTest Beta", ["Test Alpha", "Test Beta"]),
        ("Test Alpha\nTest Hill\nTest Gamma", ["Test Alpha", "Test Hill", "Test Gamma"]),
        ("Test Alpha\nChair\nTest Beta\nTreasurer", ["Test Alpha", "Test Beta"]),
        ("Test Alpha\nMill Street\n\nTest Beta\nSome Swimmers", ["Test Alpha", "Test Beta"]),
        ("Test Alpha\n\nPort Sample\n\nTest Hill\n\nMill Road", ["Test Alpha", "Test Hill"]),
        ("Test Alpha\nDr Test Beta", ["Test Alpha", "Test Beta"]),
        ("Test Dean", ["Test Dean"]),
        ("Test Alpha\nConsultant Geriatrician, Test Hall", ["Test Alpha"]),
        ("Test Alpha\nChair of Tests, Test House", ["Test Alpha"]),
    ],
)
@pytest.mark.parametrize("closing", ["Sincerely,\n", "Signed:\n\n"])
def test_all_who_sign_a_letter_do_and_nobody_else(below, names, closing):
    found = read(f"Dear Minister,\n\n{ONE} {TWO}\n\n{closing}{below}\n", "a.txt")
    assert [name for name, _ in found] == names


def test_a_role_on_the_line_below_a_signature_is_theirs():
    text = f"Sir,\n\n{ONE}\n\nYours faithfully,\nTest Alpha\nChair, Test Society\n"
    (found,) = extract_statements([Document(name="a.txt", text=text)])
    assert (found.expert, found.role, found.affiliation) == ("Test Alpha", "Chair", "Test Society")


@pytest.mark.parametrize("title", ["", "THE BRIDGE\n\n", "SPEED CAMERAS\n\n"])
def test_letters_may_be_signed_in_capitals_with_a_place(title):
    text = (
        f"{title}{ONE}\n\nTEST ALPHA\nTestham\n\n{title}{TWO}\n\nTEST BETA\nPort Sample\n\n"
        f"{title}{THREE}\n\nTEST GAMMA\nSample Hill\n"
    )
    assert read(text, "a.txt") == [("Test Alpha", ONE), ("Test Beta", TWO), ("Test Gamma", THREE)]


def test_names_in_capitals_above_the_words_are_no_signatures():
    text = f"{THREE}\n\nTEST ALPHA\nTest House\n\n{ONE}\n\nTEST BETA\nTest Hall\n\n{TWO}\n"
    assert read(text, "a.txt") == [("Test Alpha", ONE), ("Test Beta", TWO)]


@pytest.mark.parametrize("unsigned", ["NAME AND ADDRESS SUPPLIED", "Name withheld", "— Anonymous"])
def test_an_unsigned_letter_is_nobodys(unsigned):
    text = (
        f"{ONE}\n\nTEST ALPHA\nTestham\n\n{TWO}\n\n{unsigned}\n\n{THREE}\n\nTEST GAMMA\nTestham\n"
    )
    assert read(text, "a.txt") == [("Test Alpha", ONE), ("Test Gamma", THREE)]


@pytest.mark.parametrize(
    "named",
    [
        "</blockquote><figcaption><b>{}</b><br>Skipper, <i>Second Test</i></figcaption></figure>",
        "<footer>— <cite>{}</cite>, skipper</footer></blockquote></figure>",
        "<cite>{}, skipper</cite></blockquote></figure>",
        "</blockquote><cite>{}</cite></figure>",
    ],
)
def test_what_a_page_marks_as_naming_who_is_quoted_signs_the_quotation_above(named):
    cards = "".join(
        f"<figure><blockquote><p>{words}</p>{named.format(name)}"
        for words, name in ((ONE, "Test Alpha"), (TWO, "Test Beta"), (THREE, "Test Gamma"))
    )
    photo = "<figure><img src='a.jpg'><figcaption>Test Delta, skipper</figcaption></figure>"
    page = f"<html><body><h1>Why we joined</h1>{photo}{cards}</body></html>"
    assert read(page, "a.html") == [("Test Alpha", ONE), ("Test Beta", TWO), ("Test Gamma", THREE)]


def test_a_block_quote_that_holds_its_signature_is_all_that_is_signed():
    quote = "<blockquote><p>{}</p><footer>— {}</footer></blockquote>"
    page = (
        f"<html><body><h1>Voices</h1><blockquote><p>Not later. Not partly. Now.</p></blockquote>"
        f"{quote.format(ONE, 'Test Alpha, skipper')}{quote.format(TWO, 'Test Beta')}</body></html>"
    )
    assert read(page, "a.html") == [("Test Alpha", ONE), ("Test Beta", TWO)]


def test_who_signs_in_full_may_sign_by_surname_elsewhere_and_nobody_else():
    text = (
        f'- "{ONE}"\n  - — Test Alpha, lecture (2018)\n\n- "{TWO}"\n  - — Alpha, in *Test*\n\n'
        f'- "{THREE}"\n  - — Attributed to Test Beta; no source is known.\n\n- "No."\n  - — Gamma\n'
    )
    assert [(name, words.strip('- "')) for name, words in read(text, "a.md")] == [
        ("Test Alpha", ONE),
        ("Test Alpha", TWO),
        ("Test Beta", THREE),
    ]


def test_on_a_page_of_one_persons_sayings_a_dash_names_the_work():
    text = (
        "# Test Alpha\n\n**Test Alpha** (1901–1977) wrote tests.\n\n"
        f'- "{ONE}"\n  - — *The Test Book*, p. 3\n- "{TWO}"\n  - — *Moby Testman* (1931)\n'
        f'- "{THREE}"\n  - — Letter to a friend, 1950\n\n## Quotes about Alpha\n\n'
        '- "He never failed."\n  - — Test Beta, *The Test Post*\n'
    )
    assert [(name, words.strip('- "')) for name, words in read(text, "a.md")] == [
        ("Test Alpha", ONE),
        ("Test Alpha", TWO),
        ("Test Alpha", THREE),
        ("Test Beta", "He never failed."),
    ]


def test_works_below_quotations_sign_nothing_where_the_title_names_nobody():
    text = f'# Test talks\n\n- "{ONE}"\n  - — *The Book*\n- "{TWO}"\n  - — Test Alpha, *The Test*\n'
    assert [name for name, _ in read(text, "a.md")] == ["Test Alpha"]


def test_all_who_sign_on_lines_below_each_other_do():
    below = "Test Alpha, Harbour Association\nTest Beta, Testham\nDr Test Gamma\nTest Delta\n"
    found = read(f"An open letter\n\nWe ask for this. {ONE} {TWO}\n\n{below}", "a.txt")
    assert [name for name, _ in found] == ["Test Alpha", "Test Beta", "Test Gamma", "Test Delta"]


def test_a_letter_without_a_closing_among_others_is_its_writers():
    text = (
        f"Dear Editor,\n\n{ONE}\n\nYours,\nTest Alpha\n\nDear Editor,\n\n{TWO}\n\n"
        f"Test Beta\nSampleton\n\nDear Editor,\n\n{THREE}\n\nYours,\nTest Gamma\n"
    )
    assert read(text, "a.txt") == [("Test Alpha", ONE), ("Test Beta", TWO), ("Test Gamma", THREE)]


@pytest.mark.parametrize("closing", ["Sincerely,\n\n\nTest Alpha\nPresident\n", "Test Alpha\n"])
@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize(
    "copied",
    [
        "cc: The Honorable Test Beta\nEnclosure: list of members",
        "CC:\nTest Beta\nTest Gamma, Director",
        "cc Test Beta, Test Gamma",
        "bcc: Test Beta",
        "Copy to: Dr Test Beta",
        "Copies to:\n\nTest Beta\nTest Gamma",
        "Encl.\n\ncc: Test Beta, Director",
        "Enclosures (2)\nc.c. Mr Test Beta",
    ],
)
def test_whoever_gets_a_copy_of_a_letter_does_not_sign_it(closing, between, copied):
    words = "We must talk about the plan, for it is not a good one at all."
    text = f"Dear Senator Delta:\n\n{words}\n\n{closing}{between}{copied}\n"
    assert read(text, "a.txt") == [("Test Alpha", words)]
