"""Eigenvalues against numpy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.comparison.eigen import LARGE, find_eigenpairs


def make_matrix(seed, size):
    values = np.random.default_rng(seed).integers(-9, 10, size=(size, size)).astype(float)
    return values + values.T


@given(st.integers(0, 10_000), st.integers(1, 9))
def test_values_and_vectors_are_those_of_numpy(seed, size):
    matrix = make_matrix(seed, size)
    pairs = find_eigenpairs(matrix.tolist())
    values = np.array([one.value for one in pairs])
    vectors = np.array([one.vector for one in pairs])
    assert values == pytest.approx(np.linalg.eigvalsh(matrix)[::-1], abs=1e-9)
    assert vectors @ vectors.T == pytest.approx(np.eye(size), abs=1e-9)
    assert vectors.T @ np.diag(values) @ vectors == pytest.approx(matrix, abs=1e-8)


def test_equal_eigenvalues_give_the_same_vectors_to_the_last_bit_on_every_machine():
    pairs = find_eigenpairs((np.eye(3) * 3 - 1).tolist())
    half, small, third = "0x1.6a09e667f3bccp-1", "0x1.a20bd700c2c3ep-2", "0x1.279a74590331dp-1"
    assert [(one.value, *map(float.hex, one.vector)) for one in pairs] == [
        (3.0, f"-{half}", half, "0x0.0p+0"),
        (3.0, f"-{small}", f"-{small}", "0x1.a20bd700c2c3fp-1"),
        (0.0, third, third, third),
    ]


def test_nothing_has_no_eigenvalues():
    assert find_eigenpairs([]) == []
    assert [one.value for one in find_eigenpairs([[0.0, 0.0], [0.0, 0.0]])] == [0.0, 0.0]


def test_large_matrices_are_left_to_numpy():
    matrix = make_matrix(3, LARGE)
    pairs = find_eigenpairs(matrix.tolist())
    vectors = np.array([one.vector for one in pairs])
    values = [one.value for one in pairs]
    assert values == sorted(values, reverse=True)
    assert vectors.T @ np.diag(values) @ vectors == pytest.approx(matrix, abs=1e-8)
