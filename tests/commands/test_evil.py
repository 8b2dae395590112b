"""A sheet whose every text is hostile: no format lets any of them work on whoever looks at it."""

from __future__ import annotations

import msgspec
import pytest

from evil import CONTROL
from sheets import make_explained_sheet, make_full_sheet, make_json
from stances.commands.agree.find_pairs import compare_experts
from stances.commands.agree.show import AgreementAnswer
from stances.commands.cite.find_citations import cite_sheet
from stances.commands.cite.show import CitationAnswer
from stances.commands.compare.parse_periods import NamedPeriod
from stances.commands.compare.periods import PeriodCell, PeriodsDocument
from stances.commands.compare.periods_show import PeriodsAnswer
from stances.commands.compare.show import CompareAnswer
from stances.commands.crux.find_crux import compare_all, compare_two
from stances.commands.crux.show import make_answer
from stances.commands.explain.show import Explanation
from stances.commands.fragile.find_fragile import examine_sheet
from stances.commands.fragile.show import FragileAnswer
from stances.commands.map.find_map import place_experts
from stances.commands.map.show import MapAnswer
from stances.commands.match.find_matches import MatchDocument
from stances.commands.match.show import MatchAnswer
from stances.commands.plot.kind import Kind
from stances.commands.plot.show import make_plot
from stances.commands.rank.find_ranking import make_ranking
from stances.commands.rank.show import RankAnswer
from stances.commands.sheets import SheetAnswer
from stances.commands.texts.documents import FoundDocument
from stances.commands.texts.listing import ExpertsDocument, FoundExpert, FoundSentence
from stances.commands.texts.show import show_documents, show_experts, show_sentences
from stances.comparison.matching import rank_matches
from stances.comparison.panel import make_panel
from stances.comparison.quotes import Quote
from stances.output.formats import find_format, list_formats
from stances.output.view import View
from stances.scoring.sheet import ScoreSheet, SheetCode

CLOSED = {"kind", "state", "origin", "voice", "wording", "scale", "format_version"}
"""The keys whose values are words of our own."""
HOSTILE = "".join(CONTROL[:-1])


def poison(value, key=""):
    """Return a value with something hostile in each text that may be anybody's."""
    if isinstance(value, dict):
        return {name: poison(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [poison(one, key) for one in value]
    own = key in CLOSED or not isinstance(value, str)
    return value if own else f"{value} {HOSTILE}\n|<b>@x"


def make_periods(sheet):
    """Return a document of two periods with the sheet's cells in both."""
    cells = []
    for cell in sheet.cells:
        for name in ("2019", f"2020 {HOSTILE}"):
            own = {**make_json(cell), "period": name, "first": None, "last": None}
            own |= {"statements": 1, "since": None}
            own |= dict.fromkeys(["change", "change_low", "change_high"])
            cells.append(msgspec.convert(own, PeriodCell))
    names = dict.fromkeys(cell.period for cell in cells)
    periods = tuple(NamedPeriod(period=name, first=None, last=None) for name in names)
    return PeriodsDocument(
        passport=sheet.passport,
        periods=periods,
        undated=1,
        outside=2,
        experts=sheet.experts,
        dimensions=sheet.dimensions,
        cells=tuple(cells),
    )


def make_answers():
    sheet = msgspec.convert(poison(make_json(make_explained_sheet())), ScoreSheet)
    sentence = {"line": 1, "start": 0, "end": 5, "kind": "prose"}
    sentence |= poison(dict.fromkeys(["id", "expert", "source", "text"], "x"))
    counts = dict.fromkeys(["statements", "paragraphs", "sentences", "words"], 1)
    texts = ["expert", "role", "affiliation", "date", "source"]
    experts = ExpertsDocument(
        experts=(msgspec.convert({**counts, **poison(dict.fromkeys(texts, "x"))}, FoundExpert),),
        documents=(
            FoundDocument(
                form_by="bytes",
                experts=1,
                words=9,
                naming=1,
                nobodys=1,
                **poison(dict.fromkeys(["source", "form", "layout", "layout_by"], "x")),
                nobodys_lines="line 2",
                **poison(dict.fromkeys(["unnamed"], "x")),
            ),
        ),
    )
    code = {"code": "+", "state": "for", "line": 1}
    code |= poison(dict.fromkeys(["coder", "note", "file"], "x"))
    words = msgspec.convert(code, SheetCode)
    cells = tuple(msgspec.structs.replace(cell, coded=words) for cell in sheet.cells)
    coded = msgspec.structs.replace(sheet, cells=cells)
    return {
        "compare": CompareAnswer(sheet),
        "compare --codes": CompareAnswer(coded),
        "compare --by affiliation": CompareAnswer(sheet, members={sheet.experts[0]: sheet.experts}),
        "compare --by period": PeriodsAnswer(make_periods(sheet)),
        "score --codes": SheetAnswer(coded),
        "score": SheetAnswer(sheet, evidence=True),
        "explain": Explanation(sheet),
        "sentences": show_sentences([msgspec.convert(sentence, FoundSentence)]),
        "experts": show_experts(experts),
        "experts --why": show_documents(experts),
        **make_comparisons(sheet),
    }


def make_comparisons(explained):
    """Return the answers that hold experts against each other."""
    sheet = msgspec.convert(poison(make_json(make_full_sheet())), ScoreSheet)
    passport, experts = sheet.passport, sheet.experts
    quote = msgspec.convert(
        {"line": 1, "weight": -0.5}
        | poison(dict.fromkeys(["sentence", "source", "text"], "x"))
        | {"expert": experts[0]},
        Quote,
    )
    quotes = quote, msgspec.structs.replace(quote, expert=experts[1], weight=0.5)
    crux = compare_two(sheet, *experts[:2])
    disputes = tuple(msgspec.structs.replace(one, quotes=quotes) for one in crux.disputes)
    return {
        "agree": AgreementAnswer((sheet, compare_experts(sheet))),
        "rank": RankAnswer(make_ranking(sheet, sheet.dimensions[0].id)),
        "crux": make_answer(msgspec.structs.replace(crux, disputes=disputes), sheet),
        "crux over all": make_answer(compare_all(sheet), sheet),
        "fragile": FragileAnswer(examine_sheet(explained, 0.3, {})),
        "map": MapAnswer(place_experts(sheet)),
        "match": MatchAnswer(
            MatchDocument(
                passport=passport,
                source=experts[0],
                words=9,
                text=tuple(cell for cell in sheet.cells if cell.expert == experts[0]),
                matches=tuple(rank_matches(make_panel(sheet), experts[0])),
            )
        ),
        "cite": CitationAnswer(cite_sheet(explained)),
        **{f"plot {kind}": make_plot(sheet, kind) for kind in Kind},
    }


ANSWERS = make_answers()


@pytest.mark.parametrize("command", ANSWERS)
@pytest.mark.parametrize("fmt", list_formats())
def test_nothing_that_does_not_print_is_left(command, fmt):
    text = find_format(fmt).write(ANSWERS[command], View())
    assert "x1b" in text or "u001b" in text, "the hostile texts are there"
    separators = {"\n", "\t"} if fmt == "tsv" else {"\n"}
    assert {sign for sign in text if not sign.isprintable()} <= separators


@pytest.mark.parametrize("command", ANSWERS)
@pytest.mark.parametrize("width", [30, 60, 80, 200])
def test_nothing_that_does_not_print_is_left_on_a_terminal(command, width):
    text = find_format("table").write(ANSWERS[command], View(width=width))
    assert {sign for sign in text if not sign.isprintable()} <= {"\n"}


@pytest.mark.parametrize("command", ANSWERS)
def test_colour_is_all_that_may_drive_a_terminal(command):
    view = View(width=80, colour=True)
    text = find_format("table").write(ANSWERS[command], view)
    for style in ("green", "red", "yellow", "dim", "bold"):
        text = text.replace(view.paint("", style).removesuffix("\x1b[0m"), "")
    assert {sign for sign in text.replace("\x1b[0m", "") if not sign.isprintable()} <= {"\n"}
