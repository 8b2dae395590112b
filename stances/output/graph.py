"""A network, ready for any format of networks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

Value = str | int | float | None
"""What a node or an edge may say of itself; `None` is left out."""


class Node(Struct, frozen=True, kw_only=True):
    """A node, by its name, and what it says of itself."""

    name: str
    values: Mapping[str, Value]


class Edge(Struct, frozen=True, kw_only=True):
    """An edge without direction between two nodes, by their names."""

    source: str
    target: str
    values: Mapping[str, Value]


class Graph(Struct, frozen=True, kw_only=True):
    """Nodes and the edges between them."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
