"""Eigenvalues of small symmetric matrices, with the same bits on every machine."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

_SWEEPS = 60
LARGE = 120
"""From this size on numpy does it: turning rows one by one would take seconds, then minutes."""
_TINY = 1e-22  # of the squares off the diagonal, against those of the whole matrix


class EigenPair(Struct, frozen=True, kw_only=True):
    """An eigenvalue with its eigenvector of length 1."""

    value: float
    vector: tuple[float, ...]


def find_eigenpairs(matrix: Sequence[Sequence[float]]) -> list[EigenPair]:
    """Return the eigenvalues of a symmetric matrix with their vectors, the largest first.

    By Jacobi's rotations, which turn one pair of rows after the other until nothing is left off
    the diagonal (Golub & Van Loan, Matrix Computations, 8.5). Libraries of linear algebra are
    faster, and their last digits, and the vectors of equal eigenvalues, differ between machines;
    only large matrices are left to them.

    >>> [round(one.value, 6) for one in find_eigenpairs([[2.0, 1.0], [1.0, 2.0]])]
    [3.0, 1.0]
    """
    size = len(matrix)
    if size >= LARGE:
        return _find_by_numpy(matrix)
    rows = [list(row) for row in matrix]
    vectors = [[float(at == to) for to in range(size)] for at in range(size)]
    whole = math.fsum(value * value for row in rows for value in row)
    for _ in range(_SWEEPS):
        off = math.fsum(value * value for at, row in enumerate(rows) for value in row[:at])
        if off <= _TINY * whole:
            break
        for one in range(size - 1):
            for other in range(one + 1, size):
                if rows[one][other]:
                    _rotate(rows, vectors, one, other)
    found = [EigenPair(value=rows[at][at], vector=tuple(vectors[at])) for at in range(size)]
    return sorted(found, key=lambda one: -one.value)


def _find_by_numpy(matrix: Sequence[Sequence[float]]) -> list[EigenPair]:
    import numpy as np  # noqa: PLC0415  (slow to load, and most panels are small)

    values, vectors = np.linalg.eigh(np.array(matrix))
    return [
        EigenPair(value=float(values[at]), vector=tuple(map(float, vectors[:, at])))
        for at in reversed(range(len(matrix)))
    ]


def _rotate(rows: list[list[float]], vectors: list[list[float]], one: int, other: int) -> None:
    """Turn two rows and columns so that the value where they cross is 0."""
    first, second, crossing = rows[one][one], rows[other][other], rows[one][other]
    theta = (second - first) / (2 * crossing)
    tangent = math.copysign(1.0, theta) / (abs(theta) + math.sqrt(theta * theta + 1))
    cosine = 1 / math.sqrt(tangent * tangent + 1)
    sine = tangent * cosine
    upper, lower = rows[one], rows[other]
    rows[one] = [cosine * a - sine * b for a, b in zip(upper, lower, strict=True)]
    rows[other] = [sine * a + cosine * b for a, b in zip(upper, lower, strict=True)]
    for row, a, b in zip(rows, rows[one], rows[other], strict=True):
        row[one], row[other] = a, b
    rows[one][one], rows[other][other] = first - tangent * crossing, second + tangent * crossing
    rows[one][other] = rows[other][one] = 0.0
    upper, lower = vectors[one], vectors[other]
    vectors[one] = [cosine * a - sine * b for a, b in zip(upper, lower, strict=True)]
    vectors[other] = [sine * a + cosine * b for a, b in zip(upper, lower, strict=True)]
