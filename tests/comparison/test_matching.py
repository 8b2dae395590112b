"""A text held against a panel, by hand."""

from __future__ import annotations

from sheets import make_cell, make_sheet
from stances.comparison.matching import rank_matches
from stances.comparison.panel import make_panel

TEXT = "(the text)"
SAID = {
    TEXT: {"retaliation": (0.0, 1.0), "diplomacy": (1.0, 0.0), "coalition": (0.0, 0.0)},
    "Test Far": {"retaliation": (1.0, 0.0), "diplomacy": (1.0, 0.0), "coalition": (1.0, 0.0)},
    "Test Near": {"retaliation": (0.0, 3.0), "diplomacy": (0.0, 0.0), "coalition": (0.0, 0.0)},
    "Test Nearer": {"retaliation": (0.0, 3.0), "diplomacy": (3.0, 0.0), "coalition": (0.0, 0.0)},
    "Test Silent": {"retaliation": (0.0, 0.0), "diplomacy": (0.0, 0.0), "coalition": (9.0, 0.0)},
}


def make(names):
    cells = [make_cell(name, one, *sides) for name in names for one, sides in SAID[name].items()]
    return make_panel(make_sheet(cells))


def test_order_and_figures_by_hand():
    found = rank_matches(make(SAID), TEXT)
    assert [one.expert for one in found] == ["Test Nearer", "Test Near", "Test Far", "Test Silent"]
    assert [one.similarity for one in found] == [0.875, 0.875, 0.75, None]
    far = found[2]
    assert (far.shared, far.opposed) == (("diplomacy",), ("retaliation",))
    assert far.expert_alone == ("coalition",)
    assert [(one.dimension, one.text, one.expert, one.distance) for one in far.differences] == [
        ("retaliation", -0.5, 0.5, 1.0),
        ("diplomacy", 0.5, 0.5, 0.0),
    ]
    assert found[1].text_alone == ("diplomacy",)
    assert found[3].differences == ()


def test_others_do_not_move_a_match():
    company = {one.expert: one for one in rank_matches(make(SAID), TEXT)}
    (alone,) = rank_matches(make([TEXT, "Test Far"]), TEXT)
    assert company["Test Far"] == alone
