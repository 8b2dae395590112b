"""The statements of a Dask bag or dataframe scored where they are, for programs that use Dask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from stances.cluster.run import add_as_tree
from stances.cluster.score import make_job, make_total_sheet, report
from stances.cluster.work import Job, PieceScorer, Total, add_totals, pack_total, unpack_total
from stances.document import Document
from stances.read.columns import Column, require_columns
from stances.read.extras import import_extra
from stances.read.forms._row_table import RowTable, make_value
from stances.read.forms.form import Row
from stances.read.options import ReadOptions
from stances.scoring.sheet import drop_evidence
from stances.settings.model import Settings

if TYPE_CHECKING:
    from dask.bag import Bag
    from dask.dataframe import DataFrame
    from dask.delayed import Delayed


def score_bag(
    bag: Bag,
    *,
    rubric: str = "us-iran",
    expert: str = "expert",
    text: str = "text",
    dimensions: Sequence[str] = (),
) -> Bag:
    """Return the cells of the experts who speak in a bag, as a bag of dictionaries.

    Nothing is read until the bag is computed. The cells are in the order in which the experts
    first speak, and have the keys that ``stances score -f ndjson`` writes.

    Args:
        bag: of dictionaries, one a statement.
        rubric: a bundled rubric's name, or the path of a rubric folder or file.
        expert, text: the keys of who speaks and of what they say.
        dimensions: the ids to keep, in this order; empty for all.

    Raises:
        StancesError: the rubric cannot be read, a name is not known, or Dask is not installed;
            once the bag is computed, a statement cannot be used.
    """
    bags = import_extra("dask.bag", extra="dask", package="dask", what="a bag", where="")
    settings = Settings(rubric=rubric, expert_column=expert, text_column=text)
    cells = _score_partitions(bag.to_delayed(), make_job(settings, dimensions))
    scored: Bag = bags.from_delayed([cells])
    return scored


def score_frame(
    frame: DataFrame,
    *,
    rubric: str = "us-iran",
    expert: str = "expert",
    text: str = "text",
    dimensions: Sequence[str] = (),
) -> DataFrame:
    """Return the cells of the experts who speak in a dataframe, as a dataframe with one partition.

    See `score_bag`; here, ``expert`` and ``text`` are columns, and nested keys are left out.
    """
    pandas = import_extra("pandas", extra="dask", package="pandas", what="a dataframe", where="")
    bag = frame.to_bag(format="dict")
    scored = score_bag(bag, rubric=rubric, expert=expert, text=text, dimensions=dimensions)
    columns = ["expert", "dimension", "state"]
    numbers = ["position", "low", "high", "salience", "for", "against"]
    counts = ["sentences", "reported", "asked"]
    meta = pandas.DataFrame(
        {
            **{name: pandas.Series(dtype="object") for name in columns},
            **{name: pandas.Series(dtype="float64") for name in numbers},
            **{name: pandas.Series(dtype="int64") for name in counts},
        }
    )
    made: DataFrame = scored.to_dataframe(meta=meta)
    return made


def _score_partitions(partitions: Sequence[Delayed], job: Job) -> Delayed:
    """Return the task that gives the cells of all partitions, added up as a tree."""
    from dask import delayed  # noqa: PLC0415  (needs the extra)

    shared = delayed(job, traverse=False)
    sums = [delayed(_score_rows)(rows, number, shared) for number, rows in enumerate(partitions, 1)]
    return delayed(_list_cells)(add_as_tree(sums, delayed(add_totals)), shared)


def _score_rows(rows: Iterable[Mapping[str, object]], number: int, job: Job) -> bytes:
    """Return what the statements of a partition come to, packed."""
    held = list(rows)

    def open_rows(required: Sequence[Column]) -> Iterator[Row]:
        for at, values in enumerate(held, start=1):
            require_columns(required, list(map(str, values)), f"partition {number}:{at}")
            cells = {str(key): make_value(value) for key, value in values.items()}
            yield Row(line=at, values=cells, escaped=True)

    def open_table(_options: ReadOptions) -> tuple[Document, Document]:
        table = RowTable(name=f"partition {number}", form="parquet", open_rows=open_rows)
        return table, table

    return pack_total(PieceScorer(job).score_table(open_table) if held else Total())


def _list_cells(packed: bytes, job: Job) -> list[dict[str, object]]:
    """Return the cells of all experts as plain data.

    Raises:
        StancesError: statements could not be used, or there are none.
    """
    total = unpack_total(packed)
    report(total)
    sheet = drop_evidence(make_total_sheet(total, job))
    return [msgspec.to_builtins(one) for one in sheet.cells]
