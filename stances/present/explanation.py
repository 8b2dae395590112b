"""Why a cell says what it says: the sentences, the readings, the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.present.figures import STYLES, exact, signed
from stances.present.grid import cell as one_line
from stances.present.records import Record
from stances.present.tables import Column
from stances.present.terminal import View, escape
from stances.present.width import wrap
from stances.score.position import PRIOR, Z95, theta

_TERMS_SHOWN = 6

_OF_SENTENCE = (
    Column(key="sentence"),
    Column(key="source"),
    Column(key="line", right=True),
)
_OF_ITEM = (
    Column(key="origin"),
    Column(key="words"),
    Column(key="text"),
    Column(key="sign", right=True),
    Column(key="weight", show=exact, right=True),
    Column(key="voice"),
    Column(key="discarded"),
    Column(key="reason"),
)
ITEMS = (*_OF_SENTENCE, *_OF_ITEM)
"""The columns of an explanation told in rows."""


def items(sheet: Record) -> list[Record]:
    """One row for each piece of evidence of the sheet's one cell."""
    return [
        {column.key: sentence[column.key] for column in _OF_SENTENCE}
        | {column.key: item[column.key] for column in _OF_ITEM}
        for sentence in sheet["cells"][0]["evidence"]
        for item in sentence["items"]
    ]


def explanation(sheet: Record, view: View) -> str:
    """The sheet's one cell told in words, with arithmetic that adds up as it is shown."""
    found = sheet["cells"][0]
    dimension = sheet["dimensions"][0]
    weighty = [sentence for sentence in found["evidence"] if sentence["weight"] != 0]
    idle = [sentence for sentence in found["evidence"] if sentence["weight"] == 0]
    blocks = [_heading(found, dimension, view)]
    blocks += [sentence_told(sentence, view) for sentence in weighty]
    if idle:
        blocks.append(view.paint("Without weight:", "bold"))
        blocks += [sentence_told(sentence, view) for sentence in idle]
    if found["position"] is not None:
        sums = _arithmetic(found, dimension)
        blocks.append("\n".join(line for text in sums for line in _wrapped(text, "", view)))
    passport = _wrapped(_passport(sheet["passport"]), "", view)
    blocks.append("\n".join(view.paint(line, "dim") for line in passport))
    return "\n\n".join(blocks) + "\n"


def _heading(found: Record, dimension: Record, view: View) -> str:
    title = f"{one_line(found['expert'])} on {dimension['id']}"
    return "\n".join(
        [
            view.paint(title, "bold"),
            *_wrapped(one_line(dimension["question"]), "", view),
            view.paint(_verdict(found, dimension), STYLES[found["state"]]),
        ]
    )


def _verdict(found: Record, dimension: Record) -> str:
    """Where the expert stands, in words."""
    if found["position"] is None:
        why = "nothing found" if not found["evidence"] else "nothing found that weighs enough"
        return f"silent: no position shown, {why}"
    stand = {
        "for": one_line(dimension["positive"]),
        "against": one_line(dimension["negative"]),
        "mixed": f"both {one_line(dimension['positive'])} and {one_line(dimension['negative'])}",
    }[found["state"]]
    interval = f"[{signed(found['low'])}, {signed(found['high'])}]"
    return f"{signed(found['position'])} {interval} {found['state']}: {stand}"


def sentence_told(sentence: Record, view: View) -> str:
    """A sentence with its weight and place, its marked text, and what was read in it."""
    place = f"{one_line(sentence['source'])}:{sentence['line']}"
    wording = " (paraphrase)" if sentence["wording"] == "paraphrase" else ""
    weight = _weight(sentence["weight"])
    style = {1: "green", -1: "red", 0: "dim"}[_sign(sentence["weight"])]
    return "\n".join(
        [
            f"{view.paint(weight, style)}  {view.paint(sentence['sentence'], 'bold')}"
            f"  {place}{wording}",
            *_wrapped(_marked(sentence, view), "  ", view),
            *(line for item in sentence["items"] for line in _item(item, view)),
        ]
    )


def _marked(sentence: Record, view: View) -> str:
    """The sentence with what was found in it in bold, or in double brackets without colour."""
    start, text = sentence["start"], sentence["text"]
    spans = _merged(
        (item["start"] - start, item["end"] - start)
        for item in sentence["items"]
        if item["origin"] in ("cue", "target")
    )
    pieces, last = [], 0
    for low, high in spans:
        words = one_line(text[low:high])
        pieces.append(one_line(text[last:low]))
        pieces.append(view.paint(words, "bold") if view.colour else f"[[{words}]]")
        last = high
    return "".join([*pieces, one_line(text[last:])])


def _merged(spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if merged and low < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _item(item: Record, view: View) -> list[str]:
    """What one piece of evidence is, and why it counts or does not."""
    what = f'{item["origin"]} "{one_line(item["text"])}"'
    if item["origin"] not in ("cue", "target"):  # its words are the sentence's own
        what = item["origin"]
    told = [f"{what} by {item['rule']}: {item['voice']}" if item["rule"] else what]
    told += [f'{one["kind"]} "{one_line(one["text"])}"' for one in item["modifiers"]]
    text = ", ".join(told)
    if item["terms"]:
        text += f"; {_terms(item['terms'])}"
    if item["reason"]:
        text += f"; {one_line(item['reason'])}"
    if item["discarded"]:
        text += f"; set aside: {one_line(item['discarded'])}"
    lines = _wrapped(text, "          ", view)
    weight = "   --" if item["discarded"] else _weight(item["sign"] * item["weight"])
    return [f"  {weight:<7} {lines[0].lstrip()}", *lines[1:]]


def _terms(terms: Sequence[Record]) -> str:
    """What the foremost terms add to a likeness."""
    shares = [f"{_weight(one['share'])} {one_line(one['term'])}" for one in terms]
    more = len(shares) - _TERMS_SHOWN
    return ", ".join([*shares[:_TERMS_SHOWN], *([f"and {more} more"] if more > 0 else [])])


def _arithmetic(found: Record, dimension: Record) -> Iterator[str]:
    """The sums by which the weights above become the position."""
    weights = [sentence["weight"] for sentence in found["evidence"]]
    support, opposition = found["for"], found["against"]
    right, left = exact(support), exact(opposition)
    upper, lower = exact(support + PRIOR), exact(opposition + PRIOR)
    logit, error = theta(support, opposition)
    yield f"R = {_sum([w for w in weights if w > 0], right)}  ({one_line(dimension['positive'])})"
    yield f"L = {_sum([-w for w in weights if w < 0], left)}  ({one_line(dimension['negative'])})"
    yield (
        f"position = (R - L) / (R + L + {2 * PRIOR:g}) = ({right} - {left})"
        f" / {exact(support + opposition + 2 * PRIOR)} = {found['position']:+.4f}"
    )
    yield (f"theta = ln((R + {PRIOR}) / (L + {PRIOR})) = ln({upper} / {lower}) = {logit:+.4f}")
    yield (
        f"SE = sqrt(1 / (R + {PRIOR}) + 1 / (L + {PRIOR}))"
        f" = sqrt(1 / {upper} + 1 / {lower}) = {error:.4f}"
    )
    yield f"low, high = tanh((theta -/+ {Z95} SE) / 2) = {found['low']:+.4f}, {found['high']:+.4f}"


def _sum(weights: Sequence[float], total: str) -> str:
    return f"{' + '.join(map(exact, weights))} = {total}" if len(weights) > 1 else total


def _weight(weight: float) -> str:
    """A signed weight, with every decimal it has."""
    return f"{ {1: '+', -1: '-', 0: ' '}[_sign(weight)] }{exact(abs(weight))}"


def _sign(weight: float) -> int:
    return (weight > 0) - (weight < 0)


def _wrapped(text: str, indent: str, view: View) -> list[str]:
    """The text indented, in lines that fit the terminal; one line elsewhere."""
    width = None if view.width is None else max(view.width - len(indent), 20)
    return [indent + line for line in wrap(text, width)]


def _passport(passport: Record) -> str:
    """What the score depends on besides the text."""
    settings = "".join(f", {key} {value}" for key, value in passport["settings"].items())
    return escape(
        f"stances {passport['stances']}, method {passport['method']}, "
        f"rubric {passport['rubric']} {passport['rubric_hash']}{settings}"
    )
