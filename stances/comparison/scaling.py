"""A map of experts: classical multidimensional scaling of their distances."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from stances.comparison.distance import measure_distance
from stances.comparison.eigen import LARGE, EigenPair, find_eigenpairs
from stances.comparison.panel import DIGITS, Panel
from stances.wire.records import Record

_AXES = 2
_ZERO = 1e-9


class Place(Record):
    """Where an expert stands on the map; distances are those between positions, from 0 to 2."""

    expert: str
    x: float
    y: float


class ExpertMap(Record):
    """A map of experts.

    Attributes:
        places: of those who can be placed.
        unplaced: those who share no dimension, even through others, with the ones on the map.
        known: how many distances between those on the map are known.
        estimated: how many are not, as these two share no dimension, and are taken to be the
            shortest path over others.
        stress: Kruskal's stress-1 of the known distances: 0 where the map shows them all as they
            are; `None` where all are in one place.
        explained: the share of the absolute eigenvalues that the two axes have, from 0 to 1;
            `None` where all are in one place.
        dimensions: on how many dimensions two or more of those on the map stand.
    """

    places: tuple[Place, ...]
    unplaced: tuple[str, ...]
    known: int
    estimated: int
    stress: float | None
    explained: float | None
    dimensions: int


class Distances(Struct, frozen=True, kw_only=True):
    """The distances between some experts, all of them filled in.

    Attributes:
        table: rows and columns in the order of `experts`.
        known: the pairs of numbers of experts whose distance is not an estimate.
    """

    experts: tuple[str, ...]
    table: list[list[float]]
    known: frozenset[tuple[int, int]]


def make_map(panel: Panel) -> ExpertMap:
    """Return a map of those who can be placed; with fewer than two it has no places.

    Classical (Torgerson's) scaling: the squared distances are centred twice, and the two largest
    eigenvalues give the axes. The map is turned so that on either axis whoever is farthest from
    the middle has a positive coordinate. City-block distances do not fit a plane, so some
    eigenvalues may be negative; they count in `explained` as what no axis can show (Mardia 1978,
    Communications in Statistics A7: the sum of the axes' eigenvalues over Σ|λ|).
    """
    distances = collect_distances(panel)
    placed = distances.experts if len(distances.experts) > 1 else ()
    unplaced = tuple(one for one in panel.experts if one not in placed)
    pairs = find_eigenpairs(center(distances.table)) if placed else []
    axes = [scale_axis(one) for one in pairs[:_AXES]]
    axes += [[0.0] * len(placed)] * (_AXES - len(axes))
    points = list(zip(*axes, strict=True))
    whole = math.fsum(abs(one.value) for one in pairs)
    shown = math.fsum(one.value for one in pairs[:_AXES] if one.value > _ZERO)
    known = len(distances.known) if placed else 0
    return ExpertMap(
        places=tuple(
            Place(expert=name, x=round(x, DIGITS) + 0.0, y=round(y, DIGITS) + 0.0)
            for name, (x, y) in zip(placed, points, strict=True)
        ),
        unplaced=unplaced,
        known=known,
        estimated=len(placed) * (len(placed) - 1) // 2 - known,
        stress=measure_stress(points, distances),
        explained=round(shown / whole, DIGITS) if shown else None,
        dimensions=sum(_is_shared(panel, one, placed) for one in panel.dimensions),
    )


def _is_shared(panel: Panel, dimension: str, experts: Sequence[str]) -> bool:
    """Whether two or more experts stand somewhere on a dimension, and it counts."""
    stand = sum(panel.find_position(one, dimension) is not None for one in experts)
    return stand > 1 and panel.weights[dimension] > 0


def collect_distances(panel: Panel) -> Distances:
    """Return the distances between the experts of the largest group that hangs together.

    Two who share no dimension are as far from each other as the shortest path over others.
    """
    found = {pair: measure_distance(panel, *pair) for pair in panel.list_pairs()}
    direct = {pair: one for pair, one in found.items() if one is not None}
    group = _find_group(panel.experts, direct)
    numbers = {name: at for at, name in enumerate(group)}
    table = [[0.0 if one == two else math.inf for two in group] for one in group]
    known: set[tuple[int, int]] = set()
    for (one, two), distance in direct.items():
        if one in numbers and two in numbers:
            at, to = numbers[one], numbers[two]
            table[at][to] = table[to][at] = distance
            known.add((at, to))
    _fill(table, known)
    return Distances(experts=group, table=table, known=frozenset(known))


def _find_group(experts: Sequence[str], direct: Mapping[tuple[str, str], float]) -> tuple[str, ...]:
    """Return the largest group in which each has a distance to another; the first of several."""
    best: list[str] = []
    left = list(experts)
    while left:
        group, waiting = set[str](), [left[0]]
        while waiting:
            one = waiting.pop()
            group.add(one)
            waiting += [
                other
                for other in left
                if other not in group and ((one, other) in direct or (other, one) in direct)
            ]
        best = max(best, [name for name in experts if name in group], key=len)
        left = [name for name in left if name not in group]
    return tuple(best)


def _fill(table: list[list[float]], known: set[tuple[int, int]]) -> None:
    """Fill in the unknown distances as shortest paths over known ones (Floyd & Warshall)."""
    size = len(table)
    if len(known) == size * (size - 1) // 2:
        return
    paths = _find_paths_by_numpy(table) if size >= LARGE else _find_paths(table)
    for at in range(size):
        for to in range(size):
            if at != to and (min(at, to), max(at, to)) not in known:
                table[at][to] = paths[at][to]


def _find_paths(table: Sequence[Sequence[float]]) -> list[list[float]]:
    paths = [list(row) for row in table]
    for over in range(len(table)):
        for at in range(len(table)):
            first = paths[at][over]
            if first < math.inf:
                paths[at] = [
                    min(own, first + rest) for own, rest in zip(paths[at], paths[over], strict=True)
                ]
    return paths


def _find_paths_by_numpy(table: Sequence[Sequence[float]]) -> list[list[float]]:
    import numpy as np  # noqa: PLC0415  (slow to load, and most panels are small)

    paths = np.array(table)
    for over in range(len(table)):
        paths = np.minimum(paths, paths[:, over, None] + paths[None, over, :])
    found: list[list[float]] = paths.tolist()
    return found


def center(table: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return minus half the squared distances, centred by rows and by columns.

    >>> center([[0.0, 2.0], [2.0, 0.0]])
    [[1.0, -1.0], [-1.0, 1.0]]
    """
    squares = [[value * value for value in row] for row in table]
    size = len(squares)
    means = [math.fsum(row) / size for row in squares]
    mean = math.fsum(means) / size
    return [
        [-(squares[at][to] - means[at] - means[to] + mean) / 2 for to in range(size)]
        for at in range(size)
    ]


def scale_axis(pair: EigenPair) -> list[float]:
    """Return the coordinates on an axis: its vector times the root of its eigenvalue."""
    if pair.value <= _ZERO:
        return [0.0] * len(pair.vector)
    scale = math.sqrt(pair.value)
    sizes = [round(abs(one), DIGITS) for one in pair.vector]
    farthest = pair.vector[sizes.index(max(sizes))]
    return [math.copysign(scale, farthest) * one for one in pair.vector]


def measure_stress(points: Sequence[tuple[float, ...]], distances: Distances) -> float | None:
    """Return Kruskal's stress-1 of a map over the known distances.

    Kruskal (1964), "Multidimensional scaling by optimizing goodness of fit", Psychometrika 29:
    √[Σ(d - δ)² / Σd²], with d on the map and δ as it is given.

    Returns:
        `None` where all are in one place.
    """
    if not points:
        return None
    pairs = [
        (math.dist(points[at], points[to]), distances.table[at][to])
        for at, to in sorted(distances.known)
    ]
    scale = math.fsum(shown * shown for shown, _ in pairs)
    if scale <= _ZERO:
        return None
    return round(math.sqrt(math.fsum((a - b) ** 2 for a, b in pairs) / scale), DIGITS)
