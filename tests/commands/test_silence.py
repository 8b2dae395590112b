"""What takes long is announced: no command is silent at a terminal while it works."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from commands.tariffs import cache, folder, run_program  # noqa: F401  (fixtures)
from stances import announce
from stances.output import terminal
from stances.read.progress import listen_to_progress


class Slow:
    """Announces at once, as if all took long."""

    def __init__(self, _seconds, show, values):
        self.show, self.values = show, values

    def start(self):
        self.show(*self.values)

    def cancel(self):
        """Nothing is left to cancel."""


@pytest.fixture
def heard(monkeypatch):
    lines: list[str] = []
    monkeypatch.setattr(announce, "threading", SimpleNamespace(Timer=Slow))
    monkeypatch.setattr(terminal, "announce", lines.append)
    return lines


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        (("agree", "c.txt"), ["comparing 6 pairs", "writing the answer as table"]),
        (("map", "c.txt", "-f", "png", "-o", "m.png"), ["placing 4 experts", "as png"]),
        (("plot", "c.txt", "-o", "p.png"), ["writing the answer as png"]),
        (("fragile", "c.txt"), ["examining 4 cells"]),
        (("report", "c.txt", "-o", "r.html"), ["making a page of 4 experts"]),
        (("score", "c.txt", "-o", "s.parquet"), ["writing the answer as parquet"]),
    ],
)
def test_what_takes_long_is_announced(run_program, heard, args, wanted):  # noqa: F811
    assert run_program(*args)[0] == 0
    for line in wanted:
        assert any(one.endswith(line) for one in heard), heard


def test_a_long_score_sheet_is_announced(run_program, heard):  # noqa: F811
    run_program("score", "c.txt", "-f", "json", "-o", "s.json")
    heard.clear()
    assert run_program("compare", "s.json")[0] == 0
    assert heard[0] == "stances: reading s.json"


def test_periods_are_scored_under_one_count(run_program, folder):  # noqa: F811
    rows = "".join(f"Test Alpha,20{year}-01-02,Tariffs are wrong.\n" for year in range(10, 20))
    (folder / "rows.csv").write_text(f"expert,date,text\n{rows}", encoding="utf-8")
    seen: list[tuple[str, int, int]] = []
    with listen_to_progress(lambda *one: seen.append(one)):
        assert run_program("compare", "rows.csv", "--by", "period")[0] == 0
    scored = [one for one in seen if one[0] == "scored"]
    assert [done for _, done, _ in scored] == [18 * at for at in range(1, 11)]
    assert {total for _, _, total in scored} == {180}
