from __future__ import annotations

import re
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deadline import must_not_hang
from stances.document import Document
from stances.errors import StancesError
from stances.read.forms import markdown
from stances.read.forms.late import MARKDOWN
from stances.read.sentences import split_statements
from stances.read.statements import extract_statements, open_source

HEAD = "+++\nexpert = 'Test Alpha'\n+++\n"


def _mark(text):
    return MARKDOWN.mark_text(Document(name="a.md", text=text))


def _regions(text):
    marked = _mark(text)
    kept = marked.document.text
    return [(r.kind, kept[r.start : r.end].rstrip("\n")) for r in marked.regions]


def _read(text):
    return extract_statements([Document(name="a.md", text=text)])


def _said(text):
    return [s.document.text[b.start : b.end] for s in _read(text) for b in s.blocks]


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Talk.\n\n# One\n\nStay.", [("heading", "One")]),
        ("One\n===\nTalk.", [("heading", "One")]),
        ("Talk first.\nOne\n===\nStay.", [("heading", "One")]),
        ("Talk.\n---\nStay.", [("rule", "---")]),
        ("Talk.\n\n* * *\n\nStay.", [("rule", "* * *")]),
        ("> Theirs\nand theirs.\n\nTalk.", [("quotation", "Theirs\nand theirs.")]),
        ("Talk.\n> Theirs.\n\nStay.", [("quotation", "Theirs.")]),
        ("- one\n  > theirs\n- two", [("quotation", "theirs")]),
        # code
        ("```\nTalk.\n```\nStay.", [("code", "```\nTalk.\n```")]),
        ("~~~ text\nTalk.\n\n# No\n~~~\nStay.", [("code", "~~~ text\nTalk.\n\n# No\n~~~")]),
        ("````\n```\nTalk.\n````\nStay.", [("code", "````\n```\nTalk.\n````")]),
        ("Stay.\n```\nTalk.\n```", [("code", "```\nTalk.\n```")]),
        ("- one\n\n  ```\n  code\n  ```\n- two", [("code", "  ```\n  code\n  ```")]),
        ("Talk.\n\n    code\n\nStay.", [("code", "    code")]),
        ("Talk.\n\n\tcode\n\n\tcode\n\nStay.", [("code", "\tcode\n\n\tcode")]),
        ("- one\n\n    two\n- three", []),
        ("Talk.\n    still talk", []),
        ("`Talk` and ``talk``.", []),
        # tables
        (
            "| a | b |\n|---|---|\n| c | d |\n\nTalk.",
            [("table", "| a | b |\n|---|---|\n| c | d |")],
        ),
        ("a | b\n--|:-:\nc | d\n\nTalk.", [("table", "a | b\n--|:-:\nc | d")]),
        ("This | that\n\nTalk.", []),
        # comments and other HTML
        ("<!-- no -->\nTalk.", [("comment", "<!-- no -->")]),
        ("<!--\nno\n\n# no\n-->\nTalk.", [("comment", "<!--\nno\n\n# no\n-->")]),
        ("Talk.\n<!-- no -->\nStay.", [("comment", "<!-- no -->")]),
        ("<!-- no --> Talk. <!-- no -->\nStay.", [("comment", "<!-- no -->")] * 2),
        ("<!---->Talk.", [("comment", "<!---->")]),
        ("<div>\nno\n</div>\n\nTalk.", [("html", "<div>\nno\n</div>")]),
        ("<script>\nno\n\nno\n</script>\nTalk.", [("html", "<script>\nno\n\nno\n</script>")]),
        ("<PRE>\nno\n\nno\n</Pre>\nTalk.", [("html", "<PRE>\nno\n\nno\n</Pre>")]),
        ("We <b>must</b> talk.", []),
        ("1 < 2 and `<!-- code -->`.", []),
        # front matter
        (f"\n{HEAD}# One\nTalk.", [("header", HEAD.rstrip()), ("heading", "One")]),
        ("---\ntitle: x\n---\nTalk.", [("header", "---\ntitle: x\n---")]),
    ],
)
def test_what_is_nobodys_words(text, regions):
    assert _regions(text) == regions


NOBODYS = [
    "# A heading",
    "***",
    "> Theirs.",
    "| a | b |\n|---|---|\n| We must | retaliate. |",
    "<!-- We must retaliate. -->",
    "<!--\nWe must\n\nretaliate.\n-->",
    "<div>\nWe must retaliate.\n</div>",
    "```\nWe must retaliate.\n```",
    "    We must retaliate.",
]


@pytest.mark.parametrize("block", NOBODYS)
def test_nobodys_words_are_in_no_layout_an_experts(block):
    assert _said(f"{HEAD}Talk.\n\n{block}\n\nStay.") == ["Talk.", "Stay."]
    assert _said(f"{block}\n\nTest Alpha, fellow:\n\nTalk.\n\n{block}\n\nStay.") == [
        "Talk.",
        "Stay.",
    ]
    quoted = f"Test Alpha, fellow:\n\n“Talk.\n\n{block}\n\n“Stay.”\n\n{block}\n"
    assert _said(quoted) == ["“Talk.", "“Stay.”"]


@pytest.mark.parametrize(
    "block",
    [
        "| Test Beta, fellow: | x |\n|---|---|\n| Test Beta, fellow: | y |",
        "<!--\nTest Beta, fellow:\n-->",
        "<div>\nTest Beta, fellow:\n</div>",
        "```\nTest Beta, fellow:\n```",
        "    Test Beta, fellow:",
    ],
)
def test_nobody_is_named_in_what_is_nobodys_words(block):
    found = _read(f"Test Alpha, fellow:\n\nTalk.\n\n{block}\n\nStay.")
    assert [s.expert for s in found] == ["Test Alpha"]
    quoted = f"Test Alpha, fellow:\n\n“Talk.”\n\n{block}\n\n“Stay.”"
    assert [s.expert for s in _read(quoted)] == ["Test Alpha"]


def test_name_below_a_block_quote_is_heard():
    text = "Test Alpha, fellow:\n\nTalk.\n\n> Theirs.\nTest Beta, fellow:\n“Stay.”"
    assert [s.expert for s in _read(text)] == ["Test Alpha", "Test Beta"]


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("We must <!-- not --> talk.", "We must talk."),
        ("We must<!-- not --> talk.", "We must talk."),
        ("We must <!-- not\nat all --> talk.", "We must talk."),
        ("We <!-- a --> must <!-- b --> talk.", "We must talk."),
        ("We <!--> must <!---> talk.", "We must talk."),
        ("We `<!-- keep -->` must talk.", "We <!-- keep --> must talk."),
        ("We ``<!-- ` -->`` must.", "We <!-- ` --> must."),
        ("We ` must <!-- not --> talk.", "We ` must talk."),
        (r"We \<!-- keep --> must.", "We <!-- keep --> must."),
        ("We <!-- keep must talk.", "We <!-- keep must talk."),
        ("- We <!-- not --> must.", "- We must."),
    ],
)
def test_comment_inside_a_paragraph_is_cut_out(paragraph, said):
    assert _said(f"{HEAD}{paragraph}") == [said]


def test_lines_after_a_comment_that_was_cut_out_are_those_of_the_file():
    text = (
        f"{HEAD}We must <!-- not\nat\nall --> talk.\nNow we wait.\n\n# Why\n\nOne <!-- b -->. Two."
    )
    found = split_statements(_read(text))
    assert [(s.text, s.line) for s in found] == [
        ("We must talk.", 4),
        ("Now we wait.", 7),
        ("One .", 11),
        ("Two.", 11),
    ]
    inside = found[0].document.text.index("talk")
    assert found[0].document.line_at(inside) == 6


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("<!-- no\n\nTalk.", r"a\.md:5: a comment is never closed; close it with -->"),
        ("<!-- a --> b <!-- c\n", r"a\.md:5: a comment is never closed; close it with -->"),
        ("```\nTalk.", r"a\.md:5: a code fence is never closed; close it with ```"),
        ("~~~~\nTalk.\n~~~", r"a\.md:5: a code fence is never closed; close it with ~~~~"),
        ("```", r"a\.md:5: a code fence is never closed"),
        ("- one\n\n  ```\n  code\n- two", r"a\.md:7: a code fence is never closed"),
        ("<script>\n\nTalk.", r"a\.md:5: an HTML block is never closed; close it with </script>"),
        ("<?php\n\nTalk.", r"a\.md:5: an HTML block is never closed; close it with \?>"),
    ],
)
def test_block_that_would_swallow_the_rest_is_refused(block, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        _read(f"{HEAD}Talk.\n{block}")


def test_plain_text_knows_no_markdown():
    text = "Test Alpha, fellow:\n\n| a |\n\n```\nTalk.\n\n<!-- Stay.\n\n    Leave."
    (found,) = extract_statements([Document(name="a.txt", text=text)])
    assert [text[b.start : b.end] for b in found.blocks] == [
        "| a |",
        "```\nTalk.",
        "<!-- Stay.",
        "Leave.",
    ]


def test_line_ends_of_other_systems():
    text = "Talk.\r\n\r\n# One\r\n\r\nStay.\r\r> Theirs.\r"
    assert _regions(text) == [("heading", "One\r"), ("quotation", "Theirs.\r")]


_PIECES = st.sampled_from(
    (
        *(
            "Talk. ",
            "a ",
            "\n",
            "\n\n",
            "# ",
            "> ",
            "- ",
            "1. ",
            "    ",
            "\t",
            "```",
            "~~~",
            "`",
            "|",
        ),
        *(
            "|-|-|\n",
            "<!--",
            "-->",
            "<div>",
            "</div>",
            "***",
            "---",
            "===",
            "\\",
            "<pre>",
            "</pre>",
        ),
        *("Test Alpha, fellow:\n", "“", "”", "+++\n", "\r", "\r\n", "\u2028"),
    )
)
_TEXTS = st.lists(_PIECES, max_size=30).map("".join)


@settings(deadline=None, max_examples=400)
@given(_TEXTS)
@example("***\r")
@example("- a\n\n  <!-- b -->\n  c <!-- d --> e")
def test_regions_are_in_order_and_no_word_is_lost(text):
    try:
        source = open_source(Document(name="a.md", text=text))
    except StancesError as error:
        assert "never closed" in str(error)
        return
    kept = source.document.text
    assert all(one.start < one.end for one in source.regions)
    assert all(one.end <= other.start for one, other in pairwise(source.regions))
    spoken = [kept[start:end] for start, end in source.find_spoken(0, len(kept))]
    nobodys = [kept[region.start : region.end] for region in source.regions]
    assert sum(map(len, spoken + nobodys)) == len(kept)
    lost = len(re.findall("[a-z]", text)) - len(re.findall("[a-z]", kept))
    assert lost == 0 or "<" in text or "~~" in text
    lines = text.count("\n") + 1
    assert all(1 <= source.document.line_at(at) <= lines for at in range(len(kept) + 1))


@settings(deadline=None, max_examples=400)
@given(_TEXTS)
def test_text_that_is_not_parsed_holds_nothing_to_find(text):
    if markdown._MAY_HOLD_SUCH.search(text) is None:
        tokens = markdown._make_parser().parse(text)
        assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
        marked = _mark(text)
        assert marked.document.text == text
        assert not marked.styles


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "> ",
            "- ",
            "# x\n",
            "```\n```\n",
            "<!-- x --> ",
            "a <!-- ",
            "`",
            "` `` ",
            "|a",
            "<div>\n",
        ),
        *(
            "a|b\n-|-\n",
            "1. ",
            "*",
            "\\",
            "    a\n\n",
            "a\n===\n",
            "[a]: b\n",
            "<!-- -->\n",
            "a\n---\n",
        ),
    ],
)
def test_odd_markdown_takes_no_odd_time(piece):
    text = "x\n" + piece * (20_000 // len(piece))
    with must_not_hang(), suppress(StancesError):
        _mark(text)


# ------------------------------------------------------------------------------ mark-up


def _text(text):
    return _mark(text).document.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We **must** talk *now*, __all__ of _us_.", "We must talk now, all of us."),
        ("***Now***, **we *all* talk**.", "Now, we all talk."),
        ("2 * 3 * 4, a_b_c, ** and __.", "2 * 3 * 4, a_b_c, ** and __."),
        ("[Talk](https://test.example) now.", "Talk now."),
        ('[We\ntalk](<a b>\n"title (x)") now.', "We\ntalk now."),
        ("[We *must*](a(b)c) [talk](#d 'e').", "We must talk."),
        ("[Talk][a], [talk][], [a].\n\n[a]: https://test.example 'b'\n[talk]: /c\n", None),
        ("We ![alt *text*](a.png) talk ![alt][a].", "We talk ![alt][a]."),
        ("[![alt](a.png)](b) Talk.", "Talk."),
        ("See <https://test.example>, <a@test.example>.", "See,."),
        ("We `must` talk, ``a ` b``, ` c.", "We must talk, a ` b, ` c."),
        ("We ~~never~~ talk ~~*n* `o`~~.", "We talk."),
        ("We ~must~ talk ~~ now.", "We ~must~ talk ~~ now."),
        ("We talk[^1] now[^b], all^[A note.].", "We talk now, all."),
        (r"\*We\* \[must\] talk \#now 1\. \a", r"*We* [must] talk #now 1. \a"),
        ("We\\\ntalk  \nnow.", "We\ntalk  \nnow."),
        ("R&amp;D &lt;b&gt; &ldquo;x&#8221; &nope;", "R&D <b> “x” &nope;"),
        ("We <b>must</b> <span class='a'>talk</span>.<br>Now.<br />", "We must talk.\nNow.\n"),
        ("We <del>never</del> talk<sup>1</sup>, 10<sup>th</sup>.", "We talk, 10th."),
        ("1 < 2 > 0 and a <b", "1 < 2 > 0 and a <b"),
        ("## Why *now*? ##\n\nTalk.", "Why now?\n\nTalk."),
        ("#\n\n# #\n\n#Talk\n\n# Talk#", "#\n\n# #\n\n#Talk\n\nTalk#"),
        ("Why\n===\nTalk.", "Why\nTalk."),
        ("> One\n>\n> > two\nthree\n\nTalk.", "One\n\ntwo\nthree\n\nTalk."),
        (">> TEST ALPHA: We talk.\n>> BETA: No.\n", ">> TEST ALPHA: We talk.\n>> BETA: No.\n"),
        (r"\>> TEST ALPHA: Talk.", ">> TEST ALPHA: Talk."),
        ("* one\n+ two\n  1. *three*", "* one\n+ two\n  1. three"),
        ("We\n![a](b)\ntalk.", "We\ntalk."),
        ("- [x] one\n- **two**: three", "- [x] one\n- two: three"),
        ("[Test Alpha]: Yes.\n\nTalk.", "[Test Alpha]: Yes.\n\nTalk."),
        ("```\n**a** [b](c)\n```\n\n| *a* |\n|---|", "```\n**a** [b](c)\n```\n\n| a |\n|---|"),
        ("\t- a\n\t- *b*", "\t- a\n\t- *b*"),
        ("- a\n\n\tb *c*\n", "- a\n\n\tb c\n"),
    ],
)
def test_marks_are_not_said(text, shown):
    assert _text(text) == (shown if shown is not None else "Talk, talk, a.\n\n")


def _styles(text):
    marked = _mark(text)
    kept = marked.document.text
    return [(one.kind, kept[one.start : one.end]) for one in marked.styles]


@pytest.mark.parametrize(
    ("text", "styles"),
    [
        ("**Test *Alpha*:** We talk.", [("bold", "Test Alpha:"), ("italic", "Alpha")]),
        ("***Talk***", [("italic", "Talk"), ("bold", "Talk")]),
        ("<strong>Talk</strong> <i>now</i>", [("bold", "Talk"), ("italic", "now")]),
        ("[Test\n**Alpha**](a)", [("link", "Test\nAlpha"), ("bold", "Alpha")]),
        ("[a] <a href='b'>c</a>\n\n[a]: b.c", [("link", "a"), ("link", "c")]),
        ("# A *heading*", [("italic", "heading")]),
        ("> **Talk**\n> now", [("bold", "Talk")]),
        (
            "- one\n- two\n  - *b*",
            [("item", "- one"), ("item", "- two\n  - b"), ("item", "- b"), ("italic", "b")],
        ),
        ("~~**never**~~ ![**a**](b)", []),
        ("**never closed", []),
    ],
)
def test_marks_are_styles(text, styles):
    assert sorted(_styles(text)) == sorted(styles)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Talk[^1].\n\n[^1]: A *note*.\n\nStay.", "[^1]: A *note*."),
        ("Talk[^1].\n[^1]: A\nnote.\n\nStay.", "[^1]: A\nnote."),
        ("Talk[^a].\n\n[^a]: Note\n\nStay.", "[^a]: Note"),
        ("[^1]: a b\n[^2]: c d\n\nStay.", "[^1]: a b\n[^2]: c d"),
    ],
)
def test_a_footnote_is_nobodys(text, note):
    assert _regions(text) == [("footnote", note)]


def test_marks_are_not_said_in_any_layout():
    text = f"{HEAD}We **must** [talk\nnow](https://test.example)[^1].\n\nAll&nbsp;of us.\n"
    found = split_statements(_read(text))
    assert [(one.text, one.line) for one in found] == [
        ("We must talk\nnow.", 4),
        ("All of us.", 7),
    ]
    assert all(one.document.text[one.start : one.end] == one.text for one in found)


_INLINE = st.sampled_from(
    (
        *(
            "a",
            "Bc ",
            " ",
            "\n",
            "\n\n",
            "*",
            "**",
            "_",
            "~~",
            "`",
            "[",
            "]",
            "(",
            ")",
            "](b)",
            "![",
        ),
        *(
            "\\",
            "&amp;",
            "<b>",
            "</b>",
            "<br>",
            "> ",
            "# ",
            "- ",
            "[^1]",
            "[^1]: ",
            "[a]: /b\n",
            "  ",
        ),
        *("<https://a.b>", "\t", "===\n", "|", "1. "),
    )
)


@settings(deadline=None, max_examples=500)
@given(st.lists(_INLINE, max_size=30).map("".join))
@example("[^1]: Bc ===\na\n===\n")
def test_marks_go_and_words_stay(text):
    try:
        marked = _mark(text)
    except StancesError as error:
        assert "never closed" in str(error)
        return
    kept, lines = marked.document.text, text.split("\n")
    assert all(one.start < one.end <= len(kept) for one in (*marked.regions, *marked.styles))
    assert all(one.end <= other.start for one, other in pairwise(marked.regions))
    assert kept.count("B") == text.count("B") or re.search(r"~~|!\[|\[\^|\^\[|\]\(|\]: ", text)
    for at, sign in enumerate(kept):
        if sign in "Bc":
            assert sign in lines[marked.document.line_at(at) - 1]
