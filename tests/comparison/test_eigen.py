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


def test_equal_eigenvalues_give_the_same_vectors_each_time():
    matrix = (np.eye(5) * 3 - 1).tolist()
    assert find_eigenpairs(matrix) == find_eigenpairs(matrix)


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
