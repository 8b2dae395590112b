"""Score sheets, read back: their shape and their figures are checked."""

from __future__ import annotations

from collections.abc import Mapping

from stances.document import Document
from stances.errors import StancesError
from stances.scoring.check_sheet import find_faults
from stances.scoring.sheet import ScoreSheet
from stances.wire.records import make_record, parse_json
from stances.wire.versions import FORMAT_VERSION, check_version

_WHAT = "score sheet"
_HINT = "score the texts again"


def read_sheet(document: Document) -> ScoreSheet:
    """Read a score sheet back.

    Raises:
        StancesError: broken JSON, another major format, a field that is missing or of the wrong
            type, or figures that do not agree; the message gives the path of the fault, such as
            ``$.cells[3].evidence[0].text: missing``.
    """
    value = parse_json(document, _WHAT, _HINT)
    where = document.name
    if not isinstance(value, Mapping):
        raise StancesError("not a score sheet", where=where, hint=_HINT)
    if value.get("type") == "baseline":
        hint = "stances check and stances diff read it"
        raise StancesError("a baseline, not a score sheet", where=where, hint=hint)
    check_version(value, FORMAT_VERSION, f"a {_WHAT}", where=where, hint=_HINT)
    if value.get("scale") == "logit":
        hint = "write it without --scale logit"
        raise StancesError("a score sheet on the logit scale", where=where, hint=hint)
    sheet = make_record(value, ScoreSheet, what=_WHAT, where=where, hint=_HINT)
    fault = next(find_faults(sheet), None)
    if fault is not None:
        raise StancesError(f"broken {_WHAT}: {fault}", where=where, hint=_HINT)
    return sheet
