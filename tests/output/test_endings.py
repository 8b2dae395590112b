"""The ending of a file's name chooses its format, or is refused."""

from __future__ import annotations

import pytest

from stances.errors import StancesError
from stances.output.endings import Offer, check_destination, choose_format

SHEETS = Offer(special=("parquet", "sqlite"))
PICTURES = Offer(special=("svg", "png"))
REPORTS = Offer(of_reports=True)


@pytest.mark.parametrize(
    ("offer", "output", "fmt"),
    [
        (SHEETS, "scores.parquet", "parquet"),
        (SHEETS, "SCORES.DB", "sqlite"),
        (SHEETS, "a.sqlite", "sqlite"),
        (SHEETS, "a.sqlite3", "sqlite"),
        (SHEETS, "a.json", "json"),
        (SHEETS, "a.jsonl", "ndjson"),
        (SHEETS, "a.ndjson", "ndjson"),
        (SHEETS, "a.csv", "csv"),
        (SHEETS, "a.tsv", "tsv"),
        (SHEETS, "a.md", "github"),
        (SHEETS, "a.html", "html"),
        (SHEETS, "a.tex", "latex"),
        (SHEETS, "a.txt", "table"),
        (SHEETS, "a", "table"),
        (SHEETS, "db", "table"),
        (SHEETS, "./of.folder/.db", "table"),
        (SHEETS, "-", "table"),
        (SHEETS, None, "table"),
        (PICTURES, "map.svg", "svg"),
        (PICTURES, "map.PNG", "png"),
        (PICTURES, "map.csv", "csv"),
        (Offer(special=("graphml",)), "g.graphml", "graphml"),
        (REPORTS, "drift.md", "markdown"),
        (REPORTS, "drift.sarif", "sarif"),
        (REPORTS, "drift.xml", "junit"),
        (REPORTS, "drift.csv", "csv"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(offer, output, fmt):
    assert choose_format(None, output, offer) == fmt
    assert choose_format("json", output, offer) == "json"


@pytest.mark.parametrize(
    ("offer", "output", "what"),
    [
        (Offer(), "ag.db", "ag.db: this command does not write sqlite"),
        (PICTURES, "map.parquet", "map.parquet: this command does not write parquet"),
        (SHEETS, "heat.svg", "heat.svg: this command does not write svg"),
        (SHEETS, "drift.sarif", "drift.sarif: this command does not write sarif"),
        (SHEETS, "a.xlsx", 'a.xlsx: the ending ".xlsx" says no format'),
        (SHEETS, "a.csv.gz", 'a.csv.gz: the ending ".gz" says no format'),
    ],
)
def test_any_other_ending_is_refused_with_what_can_be_written(offer, output, what):
    with pytest.raises(StancesError) as caught:
        choose_format(None, output, offer)
    assert str(caught.value).startswith(f"{what}; name a format with -f: table, json, ndjson, csv")
    for name in ("svg", "png", "sarif", "parquet"):
        assert (f", {name}," in str(caught.value)) == offer.holds(name)
    assert choose_format("table", output, offer) == "table"


@pytest.mark.parametrize(("name", "ending"), [("sqlite", ".db"), ("parquet", ".parquet")])
def test_what_is_not_text_goes_to_a_file(name, ending):
    with pytest.raises(
        StancesError, match=rf"written to a file; name one, such as -o scores{ending}"
    ):
        check_destination(name, None)
    check_destination(name, "-")
    check_destination("csv", None)
