"""The page that `report` writes, as HTML: no browser is needed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys

import pytest
from msgspec.structs import replace

from commands.report.samples import (
    NAMES,
    Elements,
    make_big_sheet,
    make_evil_sheet,
    score_bundled,
    write,
    write_bundled,
)
from sheets import make_cell, make_explained_sheet, make_full_sheet, make_sheet
from stances.commands.map.find_map import place_experts
from stances.commands.map.show import MapAnswer
from stances.commands.report import render, show
from stances.commands.report.anchors import make_anchors, make_cell_anchors
from stances.commands.report.render import BOUND
from stances.comparison.citing import list_citations
from stances.errors import COULD_NOT_JUDGE, OK
from stances.output.figures import format_signed
from stances.output.view import View
from stances.scoring.names import narrow_sheet

LOADING = {"src", "srcset", "data", "action", "formaction", "poster", "background", "ping"}


def test_every_cell_leads_to_its_evidence():
    sheet = score_bundled().sheet
    page = Elements(write_bundled())
    ids = page.list_values("id")
    links = [one[1:] for one in page.list_values("href") if one.startswith("#cell-")]
    assert len(ids) == len(set(ids))
    assert len(links) == len(set(links)) == len(sheet.cells)
    assert set(links) == {one for one in ids if one.startswith("cell-")}
    cited = {f"cell-{one.id}" for one in list_citations(sheet)}
    assert cited < set(links)


def test_every_link_leads_somewhere_on_the_page():
    page = Elements(write_bundled())
    assert {one[1:] for one in page.list_values("href")} <= set(page.list_values("id"))


def test_nothing_is_loaded_and_nothing_else_runs():
    html = write_bundled()
    page = Elements(html)
    assert not {name for _, attrs in page.tags for name in attrs} & LOADING
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not page.list_values("style")
    assert not {"link", "iframe", "object", "embed", "img", "base"} & {tag for tag, _ in page.tags}
    assert "url(" not in html and "@import" not in html and "http:" not in html
    (policy,) = [one for one in page.list_values("content") if "default-src" in one]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.S)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_sentence_and_every_reason_is_there():
    text = " ".join(Elements(write_bundled()).text.split())
    for cell in score_bundled().sheet.cells:
        for sentence in cell.evidence:
            assert " ".join(sentence.text.split()) in text
    items = [
        item
        for cell in score_bundled().sheet.cells
        for sentence in cell.evidence
        for item in sentence.items
    ]
    reasons = {item.reason for item in items} - {""}
    discarded = {item.discarded for item in items} - {None}
    assert len(reasons) > 20 and len(discarded) > 2
    assert [one for one in reasons | discarded if one not in text] == []


def test_the_neighbours_of_a_sentence_are_there_and_its_place():
    (before,) = re.findall(
        r"<small>(The next move is once more[^<]*)</small> <u>To", write_bundled()
    )
    assert before.endswith(".")
    assert "iran-strike-2020/pfaff.md:12" in write_bundled()


def test_the_deciding_words_are_marked_and_so_is_what_works_on_them():
    html = write_bundled()
    assert "<u>To </u><mark class=a>retaliate</mark> in Iraq" in html
    assert "<u>would be</u>" in html
    evidence = write(make_explained_sheet())
    assert "<mark class=a>huge mistake</mark>" in evidence
    assert "<del>" not in evidence
    assert (
        "<li class=x><b>—</b> target <q>mistake</q>: <em>set aside, hidden by a cue</em>"
        in evidence
    )


def test_the_derivation_goes_step_by_step():
    assert (
        "<ol><li>target <q>retaliate</q><li>the act <q>To retaliate</q>"
        "<li>judges the act <q>would be</q><li class=a><b>−3.00</b> judged act</ol>"
    ) in write_bundled()


def test_the_sum_can_be_made_again_by_hand():
    sheet = make_explained_sheet()
    html = write(sheet)
    right, left = (
        float(re.search(rf"^(?:.*<pre>)?{one} = .*?([\d.]+)$", html, re.M)[1]) for one in "RL"
    )
    assert (right, left) == (0.6125, 1.4)
    assert "L = 1.00 + 0.40 = 1.40\n" in html
    position = (right - left) / (right + left + 1)
    assert f"= {position:+.4f}\n".replace("-", "−") in html
    assert format_signed(sheet.cells[0].position).replace("-", "−") in html


@pytest.mark.parametrize(
    ("state", "cell", "shade", "sign"),
    [
        ("silent", ("0", 0.0, 0.0), "s", "·"),
        ("mixed", ("1", 2.0, 1.9), "m", "~ +0.02"),
        ("for", ("2", 9.0, 0.0), "f5", "+0.90"),
        ("against", ("3", 0.0, 1.0), "a3", "−0.50"),
    ],
)
def test_states_differ_by_class_and_by_sign(state, cell, shade, sign):
    html = write(make_sheet([make_cell("Test Alpha", "retaliation", *cell[1:], evidence=())]))
    words = {
        "silent": "silent",
        "mixed": '"mixed: both strike back and hold fire, +0.02, from −0.70 to +0.72"',
        "for": '"for: strike back, +0.90, from +0.05 to +0.99"',
        "against": '"against: hold fire, −0.50, from −0.97 to +0.78"',
    }[state]
    assert re.search(
        rf"<td class={shade}><a href=#\S+ aria-label={re.escape(words)} data-w=12>"
        rf"{re.escape(sign)}<",
        html,
    )


def test_a_weak_position_says_so_in_words():
    cell = make_cell("Test Alpha", "retaliation", 0.0, 1.0, sentences=1, evidence=())
    html = write(make_sheet([cell]))
    assert '<td class="a3 weak"><a ' in html
    assert 'from −0.97 to +0.78, weak"' in html


def test_the_ranks_are_those_of_rank_and_silent_experts_stand_apart():
    html = write_bundled()
    ranks = html[html.index('aria-label="Ranks on coalition"') :]
    rows = re.findall(
        r"<td>([^<]+)<th scope=row>([^<]+)<td>.*?<td>([^<]+)<td>(\w+)",
        ranks[: ranks.index("</table>")],
    )
    assert rows == [
        ("1–3", "C. Anthony Pfaff", "+0.67", "a"),
        ("1–3", "Barbara Slavin", "+0.63", "a"),
        ("1–3", "William F. Wechsler", "+0.50", "a"),
    ]
    ranks = " ".join(Elements(ranks).text.split())
    assert "Silent: Holly Dagres, Abbas Kadhim, Thomas S. Warrick." in ranks


def test_it_says_where_the_order_is_not_sure():
    unsure = "No interval is apart from another: the order is not sure."
    names = ("Test Alpha", "Test Beta")
    near = [make_cell(one, "retaliation", 1.0, 0.0, evidence=()) for one in names]
    assert unsure in write(make_sheet(near))
    far = make_cell("Test Gamma", "retaliation", 0.0, 90.0, evidence=())
    assert unsure not in write(make_sheet([*near, far]))
    assert unsure not in write(make_sheet(near[:1]))


def test_agreement_counts_sides_and_shows_where_there_is_nothing_in_common():
    html = write_bundled()
    pairs = html[html.index('id="pairs"') : html.index("</table>", html.index('id="pairs"'))]
    (slavin,) = re.findall(r'scope="row">Barbara Slavin(.*?)\n', pairs)
    cells = re.findall(r"<td class=(\w\d?)>([^<]*)(?:<small>([^<]*))?", slavin)
    assert cells[0] == ("g5", "0.92", "1:0")
    assert cells[1] == ("s", "·", "")
    assert cells[3] == ("o", "", "")


def test_the_map_has_a_dot_for_everybody_and_says_how_far_to_trust_it():
    html = write_bundled()
    plane = html[html.index('<section id="plane"') : html.index('<section id="evidence"')]
    assert plane.count('role="img"') == 2
    for drawing in ("broad", "slim"):
        inside = plane[plane.index(f'class="{drawing}"') :].partition("</svg>")[0]
        assert re.findall(r"<title>([^<]+)", inside) == list(score_bundled().sheet.experts)
    fit = "Kruskal's stress-1 is 0.16 (poor), and the axes show 79 % of the differences."
    assert fit in Elements(plane).text
    assert fit in MapAnswer(place_experts(score_bundled().sheet)).show(View())
    alone = replace(score_bundled().sheet, experts=("Holly Dagres",))
    cells = tuple(one for one in alone.cells if one.expert == "Holly Dagres")
    assert 'id="plane"' not in write(replace(alone, cells=cells))
    assert 'id="agreement"' not in write(replace(alone, cells=cells))


def test_drawings_that_only_adorn_are_hidden_from_screen_readers():
    drawings = [attrs for tag, attrs in Elements(write_bundled()).tags if tag == "svg"]
    assert len(drawings) > 60
    bare = [one for one in drawings if "role" not in one and one.get("aria-hidden") != "true"]
    assert len(bare) == 1  # of the legend, which is hidden as a whole


def test_evil_names_and_texts_stay_text():
    html = write(make_evil_sheet())
    page = Elements(html)
    known = {tag for tag, _ in Elements(write_bundled()).tags}
    assert {tag for tag, _ in page.tags} <= known
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    for name in NAMES:
        assert name in page.text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", html)


def test_ids_are_letters_digits_and_hyphens_and_differ():
    for sheet in (make_evil_sheet(), make_full_sheet()):
        cells = tuple(replace(one, evidence=one.evidence or ()) for one in sheet.cells)
        page = Elements(write(replace(sheet, cells=cells)))
        ids = page.list_values("id")
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[\w-]+", one) for one in ids)
    made = make_anchors(["war-risk", "War risk", "漢字", "!!", "??"])
    assert list(made.values()) == ["war-risk", "war-risk-2", "漢字", "x", "x-2"]


def test_a_link_stays_whoever_else_is_on_the_page():
    whole = make_cell_anchors(score_bundled().sheet)
    for name in score_bundled().sheet.experts:
        sheet = narrow_sheet(score_bundled().sheet, ["war-risk"], [name])
        assert make_cell_anchors(sheet) == {(name, "war-risk"): whole[name, "war-risk"]}
    names = ("Test Á", "test a")
    twins = make_sheet([make_cell(name, "war-risk", 1.0, 0.0) for name in names])
    anchors = make_cell_anchors(twins)
    assert len(set(anchors.values())) == 2
    for name in names:
        alone = make_cell_anchors(narrow_sheet(twins, [], [name]))
        assert alone == {(name, "war-risk"): anchors[name, "war-risk"]}


def test_a_hundred_experts_on_twenty_questions_weigh_less_than_two_megabytes():
    html = write(make_big_sheet())
    assert len(html.encode()) <= BOUND
    assert html.count("<section id=cell-") == 2000


def test_however_much_evidence_there_is():
    html = write(make_big_sheet(40))
    assert len(html.encode()) <= BOUND
    assert html.count("1 of 40 sentences shown") == 2000


def test_a_page_that_cannot_be_small_enough_says_how_large_it_is(monkeypatch):
    for module in (render, show):
        monkeypatch.setattr(module, "BOUND", 9_000)
    scoring = score_bundled()
    answer = show.ReportAnswer(scoring.sheet, scoring.sentences)
    size = len(answer.text.encode())
    assert size > 9_000
    assert answer.notes == (
        "at most 1 sentence a cell, no sentences around them, no derivation, "
        f"and the page has {size:,} bytes; --full shows all evidence",
    )
    assert " … " in answer.text
    assert show.ReportAnswer(scoring.sheet, scoring.sentences, full=True).notes == ()


def test_what_is_beyond_the_cap_is_told_and_full_shows_all():
    evidence = make_explained_sheet().cells[0].evidence[:1] * 40
    cell = make_cell("Test Alpha", "retaliation", 0.0, 40.0, evidence=evidence)
    html = write(make_sheet([cell]))
    assert "12 of 40 sentences shown" in html
    assert html.count("<blockquote") == 12
    assert "at most 12 sentences a cell" in html
    full = write(make_sheet([cell]), full=True)
    assert "sentences shown" not in full
    assert full.count("<blockquote") == 40


def test_without_the_cap_the_strongest_sentences_are_shown_in_order():
    weak, *_, strong = make_explained_sheet().cells[0].evidence
    found = [replace(weak, weight=0.1, sentence=f"weak-{at}") for at in range(20)]
    found[15:15] = [replace(strong, sentence="strong")]
    html = write(
        make_sheet([make_cell("Test Alpha", "retaliation", 2.0, 0.4, evidence=tuple(found))])
    )
    assert [*re.findall(r"<span>((?:weak|strong)[-\d]*)[<,]", html)] == [
        *(f"weak-{at}" for at in range(11)),
        "strong",
    ]


def test_the_program_writes_it_and_says_it_again(whole_run, folder):
    assert whole_run("report", "c.txt", "-o", "report.html") == (OK, "", "")
    first = (folder / "report.html").read_bytes()
    assert whole_run("report", "c.txt")[1].encode() == first
    assert b"<h1>Where 4 experts stand on one question</h1>" in first
    assert str(folder).encode() not in first
    assert whole_run("report", str(folder / "c.txt"))[1].count(str(folder)) == 0
    titled = whole_run("report", "c.txt", "--title", "Who wants <tariffs>?")[1]
    assert "<title>Who wants &lt;tariffs&gt;?</title>" in titled


def test_a_score_sheet_with_evidence_will_do(whole_run, monkeypatch, folder):
    sheet = whole_run("score", "c.txt", "-f", "json", "--evidence")[1]
    (folder / "s.json").write_text(sheet, encoding="utf-8")
    code, html, err = whole_run("report", "s.json")
    assert (code, err) == (OK, "")
    assert set(Elements(html).list_values("id")) == set(
        Elements(whole_run("report", "c.txt")[1]).list_values("id")
    )
    bare = json.loads(sheet)
    for cell in bare["cells"]:
        del cell["evidence"]
    (folder / "bare.json").write_text(json.dumps(bare), encoding="utf-8")
    assert whole_run("report", "bare.json", "-o", "x.html") == (
        COULD_NOT_JUDGE,
        "",
        "stances: error: bare.json: this score sheet holds no evidence; "
        "write it with: stances score -f json --evidence\n",
    )
    assert not (folder / "x.html").exists()


def test_a_coders_word_is_marked_and_colours_its_cell(whole_run, folder):
    (folder / "codes.csv").write_text(
        "expert,dimension,code,coder,note\nTest Beta,tariffs,+,Test Coder,<b>sure\n"
        "Test Silent,tariffs,.,Test Coder,\n",
        encoding="utf-8",
    )
    code, html, err = whole_run("report", "c.txt", "--codes", "codes.csv")
    assert (code, err) == (OK, "")
    assert re.search(
        r'<td class=f3><a \S+ aria-label="coded by a person: for; the texts: against: [^"]*'
        r'from −[\d.]+ to [+−][\d.]+"[^>]*><b>\[\+\]</b> −[\d.]+<svg ',
        html,
    )
    assert re.search(
        r'<td class=s><a \S+ aria-label="coded by a person: not addressed; the texts: silent"'
        r"[^>]*><b>\[\.\]</b> ·</a>",
        html,
    )
    assert (
        "<b>[+]</b> A person coded this cell, and their word comes first: "
        "for: raise tariffs; Test Coder; &lt;b&gt;sure; codes.csv:2. The texts give:"
    ) in html
    text = " ".join(Elements(html).text.split())
    assert "Coded otherwise than the texts give, so without a rank: Test Beta [+]." in text
    assert "A sign in brackets is the word of a person" in text
    assert "so a position on another side has no rank" in text
    assert "coder" not in Elements(whole_run("report", "c.txt")[1]).text


def test_without_jinja_it_says_what_to_install(whole_run, monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    code, out, err = whole_run("report", "c.txt")
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert (
        err == "stances: error: cannot write a page without Jinja2; pip install 'stances[report]'\n"
    )
