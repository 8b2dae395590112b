from __future__ import annotations

import pytest

from stances.document import Document
from stances.read.page_dates import find_page_date
from stances.read.statements import extract_statements

BODY = "Test Alpha, fellow at Test House:\n\n“Leave now.”\n"


def date_of(text, name="a.txt"):
    return [one.date for one in extract_statements([Document(name=name, text=text)])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"January 8, 2020\n\n{BODY}", "a.txt"),
        (f"Why\n\nLondon, 8 January 2020\n\n{BODY}", "a.txt"),
        (BODY, "texts/2020-01-08-alpha.txt"),
        (BODY, "2020-01-08-alpha.txt.gz"),
        (f"{BODY}\nJanuary 8, 2020\n", "a.txt"),
        ("WASHINGTON, Jan. 8, 2020 — “We must talk now,” said Test Alpha, a fellow.\n", "a.txt"),
        ("Why\n\nBy Test Alpha | January 8, 2020\n\nWe must talk. Now. It is late.\n", "a.txt"),
        ("---\nauthor: Test Alpha\ndate: 2020-01-08\n---\nWe must talk, and now.\n", "a.md"),
        ("---\nauthor: Test Alpha\ndate: January 8, 2020\n---\nWe must talk, now.\n", "a.md"),
        ("---\nauthor: Test Alpha\ndate: 2020-01-08 10:00:00\n---\nWe must talk.\n", "a.md"),
        ("+++\nexpert = 'Test Alpha'\ndate = 2020-01-08\n+++\nTalk now.\n", "2019-01-01.md"),
    ],
)
def test_where_a_date_is_found(text, name):
    assert date_of(text, name) == ["2020-01-08"]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"01/02/2020\n\n{BODY}",
        f"January 8, 2020\n\nJanuary 9, 2020\n\n{BODY}",
        f"Updated January 8, 2020\n\n{BODY}",
        f"It began on January 8, 2020.\n\n{BODY}",
        "Test Alpha, fellow at Test House:\n\n“It began on January 8, 2020.”\n",
    ],
)
def test_no_date_or_a_doubtful_one(text):
    assert date_of(text) == [""]


def test_each_signature_dates_its_own_words():
    text = (
        "“We must talk now, for it is late.”\n— Test Alpha, fellow, 8 January 2020\n\n"
        "“We must never talk to them at all.”\n— Test Beta, director, 9 January 2020\n"
    )
    assert date_of(text) == ["2020-01-08", "2020-01-09"]


def test_a_letter_is_dated_below():
    text = (
        "Dear Editor,\n\nWe must talk about the plan, for it is not a good one at all.\n\n"
        "Sincerely,\nTest Alpha\nLondon, 8 January 2020\n"
    )
    assert date_of(text) == ["2020-01-08"]


def test_a_date_above_some_words_is_not_that_of_all():
    other = BODY.replace("Alpha", "Beta")
    text = f"January 8, 2020\n\n{BODY}\nJanuary 9, 2020\n\n{other}"
    assert date_of(text) == ["", ""]


def test_the_dates_of_a_table_are_its_own():
    text = "expert,text,date\nTest Alpha,Talk.,01/02/2020\nTest Beta,Leave.,\n"
    assert date_of(text, "2020-01-08.csv") == ["01/02/2020", ""]


def test_a_page_is_dated_by_its_metadata_first():
    text = (
        '<html><head><meta property="article:published_time" content="2020-01-08T09:00Z"></head>'
        "<body><h1>Why</h1><p>By Test Alpha</p><p>January 9, 2020</p>"
        "<p>We must talk, now. It is late for us.</p></body></html>"
    )
    assert date_of(text, "2019-01-01.html") == ["2020-01-08"]


@pytest.mark.parametrize(
    "page",
    [
        '<meta content="2020-01-08" name="DC.date">',
        "<meta name='dcterms.issued' content='8 January 2020'>",
        '<meta itemprop="datePublished" content="2020-01-08">',
        '<meta name="date" content="2020-01-08"><time datetime="2019-01-01">',
        '<time datetime="2020-01-08T10:00">8 Jan</time><time datetime="2020-01-08">',
        '<time itemprop="datePublished" datetime="2020-01-08"><time datetime="2020-01-09">',
        '<time pubdate datetime="2020-01-08"><time datetime="2020-01-09">',
        '<script type="application/ld+json">{"datePublished": "2020-01-08T01:02:03Z"}</script>',
        '<script type="application/ld+json">[{"@graph": [{"datePublished": "2020-01-08"}]}]'
        "</script>",
        '<script type="application/ld+json">{</script><time datetime="2020-01-08">',
        '<!-- <meta name="date" content="2019-01-01"> --><time datetime=2020-01-08>',
        '<meta name="date" content="01/02/2020"><time datetime="2020-01-08">',
        '<meta name="date" content="a > b"><time datetime="2020-01-08">',
    ],
)
def test_metadata_of_pages(page):
    assert str(find_page_date(page)) == "2020-01-08"


@pytest.mark.parametrize(
    "page",
    [
        "",
        '<meta property="article:modified_time" content="2020-01-08">',
        '<time datetime="2020-01-08"><time datetime="2020-01-09">',
        '<time datetime="10:30">',
        '<script type="application/ld+json">{"comment": {"datePublished": "2020-01-08"}}</script>',
        '<script>{"datePublished": "2020-01-08"}</script>',
        '<meta name="date" content="' + "x" * 50_000,
    ],
)
def test_pages_without_a_sure_date(page):
    assert find_page_date(page) is None
