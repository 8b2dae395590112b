"""What the program's own ``evaluate`` says of a coded text, told, and the same in the README."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

README = Path(__file__).parents[2] / "README.md"


def told(name: str, found: Mapping[str, Any]) -> None:
    """Print an evaluation's figures as a row, and see that the README tells the same."""
    row = row_of(name, found)
    print(f"\n{row}")
    assert row in README.read_text(encoding="utf-8"), row


def row_of(name: str, found: Mapping[str, Any]) -> str:
    """A row of the README's table."""
    one = found["overall"]
    low, high = one["low"], one["high"]
    return (
        f"| {name} | {one['cells']} | {one['f_avg']:.2f} [{low:.2f}, {high:.2f}] "
        f"| {one['control']:.2f} | {one['direction']:.2f} | {one['coverage']:.2f} |"
    )
