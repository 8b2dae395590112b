"""A sheet whose every text is hostile: no format lets any of them work on whoever looks at it."""

from __future__ import annotations

import msgspec
import pytest

from evil import CONTROL
from sheets import make_explained_sheet, make_full_sheet, make_json
from stances.commands.agree.find_pairs import AgreementDocument
from stances.commands.agree.show import AgreementAnswer
from stances.commands.cite.show import CitationAnswer, CitationDocument
from stances.commands.compare.periods import NamedPeriod, PeriodCell, PeriodsDocument
from stances.commands.compare.periods_show import PeriodsAnswer
from stances.commands.compare.show import Comparison
from stances.commands.crux.show import CruxAnswer, CruxDocument, DivisionAnswer, DivisionDocument
from stances.commands.explain.show import Explanation
from stances.commands.fragile.show import FragileAnswer, FragilityDocument
from stances.commands.map.show import MapAnswer, MapDocument
from stances.commands.match.find_matches import MatchDocument
from stances.commands.match.show import MatchAnswer
from stances.commands.plot.kind import Kind
from stances.commands.plot.show import make_plot
from stances.commands.rank.show import RankAnswer, RankingDocument, SilentExpert
from stances.commands.sheets import SheetAnswer
from stances.commands.texts.documents import FoundDocument
from stances.commands.texts.listing import ExpertsDocument, FoundExpert, FoundSentence
from stances.commands.texts.show import show_documents, show_experts, show_sentences
from stances.comparison.agreement import list_pairs
from stances.comparison.basis import Basis
from stances.comparison.citing import list_citations
from stances.comparison.crux import list_disputes, list_divisions
from stances.comparison.fragility import examine_cell
from stances.comparison.matching import rank_matches
from stances.comparison.panel import make_panel
from stances.comparison.quotes import Quote
from stances.comparison.ranking import rank_experts
from stances.comparison.scaling import make_map
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
        "compare": Comparison(sheet),
        "compare --codes": Comparison(coded),
        "compare --by affiliation": Comparison(sheet, members={sheet.experts[0]: sheet.experts}),
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
    panel, passport, experts = make_panel(sheet), sheet.passport, sheet.experts
    quote = msgspec.convert(
        {"line": 1, "weight": -0.5}
        | poison(dict.fromkeys(["sentence", "source", "text"], "x"))
        | {"expert": experts[0]},
        Quote,
    )
    quoted = [
        msgspec.structs.replace(
            one, quotes=(quote, msgspec.structs.replace(quote, expert=experts[1], weight=0.5))
        )
        for one in list_disputes(panel, experts[0], experts[1])
    ]
    pairs = tuple(list_pairs(panel, {}))
    basis = Basis(expert=explained.experts[0], sentences=2, words=9, reason="fewer than 100 words")
    return {
        "agree": AgreementAnswer(
            (
                sheet,
                AgreementDocument(
                    passport=passport,
                    experts=experts,
                    dimensions=panel.dimensions,
                    weights=panel.weights,
                    pairs=pairs,
                ),
            )
        ),
        "rank": RankAnswer(
            RankingDocument(
                passport=passport,
                dimension=sheet.dimensions[0],
                ranks=tuple(rank_experts(panel, panel.dimensions[0])),
                silent=(SilentExpert(expert=experts[0], salience=0.5),),
            )
        ),
        "crux": CruxAnswer(
            CruxDocument(passport=passport, pair=pairs[0], disputes=tuple(quoted)), sheet
        ),
        "crux over all": DivisionAnswer(
            DivisionDocument(
                passport=passport, experts=experts, divisions=tuple(list_divisions(panel))
            )
        ),
        "fragile": FragileAnswer(
            FragilityDocument(
                passport=passport,
                cells=(examine_cell(explained.cells[0], 0.3),),
                experts=(basis,),
            )
        ),
        "map": MapAnswer(MapDocument(passport=passport, map=make_map(panel))),
        "match": MatchAnswer(
            MatchDocument(
                passport=passport,
                source=experts[0],
                words=9,
                text=tuple(cell for cell in sheet.cells if cell.expert == experts[0]),
                matches=tuple(rank_matches(panel, experts[0])),
            )
        ),
        "cite": CitationAnswer(
            CitationDocument(passport=passport, citations=tuple(list_citations(explained)))
        ),
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
