"""GraphML: nodes and edges with their figures, for Gephi, Cytoscape, igraph and networkx.

The format is that of graphml.graphdrawing.org: each value that nodes or edges hold is declared as
a key, and points to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape as escape_xml
from xml.sax.saxutils import quoteattr

from stances.errors import StancesError
from stances.output.answer import Answer
from stances.output.escape import escape
from stances.output.graph import Edge, Node, Value
from stances.output.view import View

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"""
_TYPES = ((str, "string"), (int, "long"), (float, "double"))


def write(answer: Answer, _view: View) -> str:
    """Return the answer's network.

    Raises:
        StancesError: the answer has none.
    """
    graph = answer.make_graph()
    if graph is None:
        raise StancesError("this answer is not a network", hint="use another format")
    keys = {"node": _list_keys(graph.nodes), "edge": _list_keys(graph.edges)}
    ids = {node.name: f"n{at}" for at, node in enumerate(graph.nodes)}
    lines = [_HEAD]
    for kind, own in keys.items():
        for at, (name, kept) in enumerate(own.items()):
            lines.append(
                f'  <key id="{kind[0]}k{at}" for="{kind}" attr.name={_quote(name)}'
                f' attr.type="{kept}"/>'
            )
    lines.append('  <graph edgedefault="undirected">')
    for node in graph.nodes:
        lines.append(f'    <node id="{ids[node.name]}">')
        lines += _list_data(node.values, "n", keys["node"])
        lines.append("    </node>")
    for edge in graph.edges:
        lines.append(f'    <edge source="{ids[edge.source]}" target="{ids[edge.target]}">')
        lines += _list_data(edge.values, "e", keys["edge"])
        lines.append("    </edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>"]) + "\n"


def _list_keys(parts: Sequence[Node | Edge]) -> dict[str, str]:
    """Return the type of each value, by its name, in the order in which they first occur."""
    found: dict[str, str] = {}
    for part in parts:
        for name, value in part.values.items():
            kind = next((kept for of, kept in _TYPES if isinstance(value, of)), None)
            if kind is not None and found.setdefault(name, kind) != kind:
                found[name] = "string" if "string" in (kind, found[name]) else "double"
    return found


def _list_data(values: Mapping[str, Value], kind: str, keys: Mapping[str, str]) -> Iterator[str]:
    for at, name in enumerate(keys):
        value = values.get(name)
        if value is not None:
            yield f'      <data key="{kind}k{at}">{escape_xml(escape(str(value)))}</data>'


def _quote(text: str) -> str:
    return quoteattr(escape(text))
