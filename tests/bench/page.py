"""How large the page of a hundred experts on twenty questions is, and how soon it opens.

    cd tests && python -m bench.page [TIMES]

Opens it in headless Chromium so many times (5), and prints for each kind of evidence the bytes,
the seconds to write it, and the median milliseconds until it is loaded, until it is painted and
laid out, and until a cell shows its evidence.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from commands.report.browsers import launch
from commands.report.samples import make_big_sheet, write
from stances.comparison.citing import make_cell_id

_KINDS = {"as in the corpus": 0, "40 sentences a cell": 40}
_CELL = f"cell-{make_cell_id('Test Person E5', 'war-risk', 'us-iran')}"
_LOADED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd"
_DRAWN = """() => new Promise((done) => {
  document.body.getBoundingClientRect();
  requestAnimationFrame(() => setTimeout(() => done(performance.now())));
})"""
_OPEN = """(cell) => new Promise((done) => {
  const begun = performance.now();
  document.querySelector(`#positions-table [href="#${cell}"]`).click();
  setTimeout(() => requestAnimationFrame(() => {
    document.getElementById(cell).getBoundingClientRect();
    done(performance.now() - begun);
  }));
})"""


def measure(browser: object, file: Path, times: int) -> Iterator[tuple[float, float, float]]:
    """Yield milliseconds until the page is loaded, until it is drawn, and to open a cell."""
    for _ in range(times):
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.goto(file.as_uri(), wait_until="load")
        drawn = page.evaluate(_DRAWN)
        yield page.evaluate(_LOADED), drawn, page.evaluate(_OPEN, _CELL)
        context.close()


def main(times: int) -> None:
    """Print a table of sizes and times."""
    print("| evidence | bytes | written, s | loaded, ms | drawn, ms | a cell opens, ms |")
    print("|---|---|---|---|---|---|")
    with launch() as browser, tempfile.TemporaryDirectory() as folder:
        for kind, sentences in _KINDS.items():
            sheet = make_big_sheet(sentences)
            begun = time.perf_counter()
            html = write(sheet)
            written = time.perf_counter() - begun
            file = Path(folder) / "report.html"
            file.write_text(html, encoding="utf-8")
            found = zip(*measure(browser, file, times), strict=True)
            loaded, drawn, opened = (statistics.median(one) for one in found)
            size = len(html.encode())
            figures = f"{written:.1f} | {loaded:.0f} | {drawn:.0f} | {opened:.0f}"
            print(f"| {kind} | {size:,} | {figures} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
