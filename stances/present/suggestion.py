"""Suggested cues, ready to be pasted into a rubric."""

from __future__ import annotations

import json
from collections.abc import Iterator

from stances.present import answers, records
from stances.present.figures import plain, signed
from stances.present.grid import TABLE, cell
from stances.present.records import Record
from stances.present.tables import Column
from stances.present.terminal import View
from stances.score.proposals import WEIGHT

TERMS = (
    Column(key="dimension"),
    Column(key="term"),
    Column(key="pole"),
    Column(key="z", show=signed, right=True),
    Column(key="for", right=True),
    Column(key="against", short="ag.", right=True),
    Column(key="units", right=True),
    Column(key="example", least=24),
)


def suggestion(found: Record, *, fmt: str, view: View) -> str:
    """The terms as TOML, whatever the view; in rows, one for each term."""
    if fmt == TABLE:
        blocks = ["\n".join(_dimension(one, found)) for one in found["dimensions"]]
        return "\n\n".join(blocks) + "\n"
    if fmt == "json":
        document = records.document("suggestion", found)
        return records.render(fmt, kind="", fields=(), rows=(), document=document)
    rows = [
        {
            "dimension": one["dimension"],
            **{key: term[key] for key in ("term", "pole", "z", "for", "against", "units")},
            "example": term["examples"][0]["text"],
        }
        for one in found["dimensions"]
        for term in one["terms"]
    ]
    return answers.listed("term", TERMS, rows, fmt=fmt, view=view)


def _dimension(one: Record, found: Record) -> Iterator[str]:
    """A dimension's terms as cues, with what speaks for each in comments."""
    unit = _units(one["positive"], found)
    yield (
        f"# {cell(one['dimension'])}: file {cell(one['file'])}; "
        f'from {one["positive"]} {found["basis"]} {unit} for "{cell(one["poles"]["+"])}", '
        f'{one["negative"]} for "{cell(one["poles"]["-"])}"'
    )
    few, least = one["positive"] + one["negative"], found["min_count"]
    if few < least:
        takes = "takes" if few == 1 else "take"
        yield f"# nothing found: {few} {_units(few, found)} {takes} a side, --min-count is {least}"
        return
    none = "" if one["terms"] else "nothing found of "
    yield (
        f"# {none}words that the rubric lacks, in {least} {_units(least, found)} or more, "
        f"with z of {plain(found['min_z'])} or more"
    )
    for term in one["terms"]:
        yield ""
        yield from _cue(term)


def _units(number: int, found: Record) -> str:
    return found["unit"] if number == 1 else f"{found['unit']}s"


def _cue(term: Record) -> Iterator[str]:
    yield f"# z {signed(term['z'])}, for {term['for']}, against {term['against']}"
    for sentence in term["examples"]:
        wording = " (paraphrase)" if sentence["wording"] == "paraphrase" else ""
        yield f"# {cell(sentence['id'])}{wording}: {cell(sentence['text'])}"
    words = json.dumps(term["term"], ensure_ascii=False)  # nothing but signs of words
    yield "[[cue]]"
    yield f'pole = "{term["pole"]}"'
    yield f"words = [{words}]"
    yield f"weight = {WEIGHT}"
    yield f"fires = [{words}]"
