"""Why cells drifted: each cause on its own, and several told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gate.samples import (
    DIMENSIONS,
    KEEP,
    LOWER,
    PASSPORT,
    RAIN,
    RAISE,
    cue,
    item,
    kept,
    likeness,
    one_drift,
    scoring,
)
from stances.gate.drift import drifts
from stances.gate.snapshot import merged

TOLLS = ("Test Alpha", "tolls")
TURNED = "Congress should cut tolls."
EDITED = {"tolls": "edited", "traffic": "d2"}


def of(items, texts=(RAISE, KEEP, RAIN), **more):
    return scoring({"Test Alpha": list(texts)}, {TOLLS: items}, **more)


def told(change):
    """A change by its cause, what became of it, and the sentence and entry it names."""
    item = change.new or change.old
    piece = change.piece or change.was
    what = "went" if change.new is None else "came" if change.old is None else "changed"
    return (*change.causes, what, item.words, piece.sentence if piece else None)


# Corpus


def test_a_sentence_that_was_reworded():
    drift = one_drift(of({RAISE: [item()]}), of({TURNED: [item(-1)]}, (TURNED, KEEP, RAIN)))
    assert drift.causes == ("corpus",)
    [change] = drift.changes
    assert told(change) == ("corpus", "changed", "toll*", "alpha-1.1")
    assert change.why == "the sentence was reworded"
    assert (change.piece.text, change.piece.line) == (TURNED, 1)
    assert (change.old.sign, change.new.sign) == (1, -1)


def test_a_reworded_sentence_may_gain_and_lose_evidence_at_once():
    new = of({TURNED: [cue(-1, words="cut")]}, (TURNED, KEEP, RAIN))
    drift = one_drift(of({RAISE: [item()]}), new)
    assert {told(one) for one in drift.changes} == {
        ("corpus", "went", "toll*", "alpha-1.1"),
        ("corpus", "came", "cut", "alpha-1.1"),
    }
    assert drift.causes == ("corpus",)


def test_a_reworded_sentence_may_be_found_by_another_pattern_of_one_cue():
    other = "Every driver owes a fair part."
    old = of({KEEP: [cue(mark="one")]})
    new = of({other: [cue(words="fair part", mark="one")]}, (RAISE, other, RAIN))
    [change] = one_drift(old, new).changes
    assert told(change) == ("corpus", "changed", "fair part", "alpha-2.1")
    assert change.old.words == "fair share"


def test_a_sentence_that_is_gone():
    drift = one_drift(of({RAISE: [item()], KEEP: [cue()]}), of({RAISE: [item()]}, (RAISE, RAIN)))
    [change] = drift.changes
    assert told(change) == ("corpus", "went", "fair share", "alpha-2.1")
    assert change.why in ("the sentence is gone or was reworded", "the sentence was reworded")
    assert drift.causes == ("corpus",)


def test_a_last_sentence_that_is_gone_has_no_text_left():
    drift = one_drift(
        of({RAISE: [item()], LOWER: [item(-1)]}, (RAISE, LOWER)), of({RAISE: [item()]}, (RAISE,))
    )
    [change] = drift.changes
    assert (change.piece, change.why) == (None, "the sentence is gone or was reworded")
    assert change.was.line == 2


def test_a_sentence_that_is_new():
    drift = one_drift(
        of({RAISE: [item()]}), of({RAISE: [item()], LOWER: [item(-1)]}, (RAISE, KEEP, RAIN, LOWER))
    )
    [change] = drift.changes
    assert told(change) == ("corpus", "came", "toll*", "alpha-4.1")
    assert change.why == "the sentence is new or was reworded"


def test_sentences_that_only_moved_are_not_told():
    """One sentence is set before all others, which get other ids and lines by that."""
    old = of({RAISE: [item()], KEEP: [cue()]}, (RAISE, KEEP))
    new = of({LOWER: [item(-1)], RAISE: [item()], KEEP: [cue()]}, (LOWER, RAISE, KEEP))
    drift = one_drift(old, new)
    assert [told(one) for one in drift.changes] == [("corpus", "came", "toll*", "alpha-1.1")]


def test_a_text_set_otherwise_is_the_same_text():
    new = of({"Congress should\n  raise tolls.": [item()]}, ("Congress should\n  raise tolls.",))
    assert drifts(kept(of({RAISE: [item()]}, (RAISE,))), new, lambda _: 0.0) == []


@pytest.mark.parametrize("rubric", [{}, {"dimensions": EDITED}], ids=["", "rubric edited too"])
def test_a_sentence_said_twice_and_then_once(rubric):
    """The one that stayed must not be told as one that changed by itself."""
    twice = of({RAISE: [item()]}, (RAISE, RAIN, RAISE))
    drift = one_drift(twice, of({RAISE: [item()]}, (RAISE, RAIN), **rubric))
    assert drift.causes == ("corpus",)
    [change] = drift.changes
    assert told(change)[1] == "went"
    assert change.why == "the sentence is gone or was reworded"
    assert change.piece is None


@pytest.mark.parametrize("rubric", [{}, {"dimensions": EDITED}], ids=["", "rubric edited too"])
def test_a_sentence_said_once_and_then_twice(rubric):
    new = of({RAISE: [item()]}, (RAISE, RAIN, RAISE), **rubric)
    drift = one_drift(of({RAISE: [item()]}, (RAISE, RAIN)), new)
    assert drift.causes == ("corpus",)
    [change] = drift.changes
    assert told(change) == ("corpus", "came", "toll*", "alpha-3.1")
    assert change.why == "the sentence is new or was reworded"


def test_inherited_evidence_changes_with_the_sentence_it_was_inherited_from():
    inherited = item(1, 0.5, origin="inherited")
    old = of({RAISE: [item()], KEEP: [inherited]})
    new = of({TURNED: [item(-1)], KEEP: [replace(inherited, sign=-1)]}, (TURNED, KEEP, RAIN))
    drift = one_drift(old, new)
    assert drift.causes == ("corpus",)
    assert {told(one)[-1] for one in drift.changes} == {"alpha-1.1", "alpha-2.1"}
    assert "what stands around it" in drift.changes[1].why


# Rubric


def test_a_cue_whose_weight_was_changed():
    new = of({KEEP: [cue(weight=0.5, full=0.5)]}, dimensions=EDITED)
    drift = one_drift(of({KEEP: [cue(weight=0.8, full=0.8)]}), new)
    assert drift.causes == ("rubric",)
    [change] = drift.changes
    assert told(change) == ("rubric", "changed", "fair share", "alpha-2.1")
    assert change.why == "the weight of the cue was 0.8, is 0.5"
    assert (change.new.file, change.new.line) == ("bridge/tolls.toml", 20)


def test_a_cue_whose_words_were_changed_is_one_and_the_same():
    new = of({KEEP: [cue(weight=0.7, words="fair share|part")]}, dimensions=EDITED)
    drift = one_drift(of({KEEP: [cue()]}), new)
    [change] = drift.changes
    assert change.causes == ("rubric",)
    assert (change.old.words, change.new.words) == ("fair share", "fair share|part")


@pytest.mark.parametrize("turned", [False, True], ids=["new", "gone"])
def test_a_cue_that_is_new_or_gone(turned):
    without, with_it = of({RAISE: [item()]}), of({RAISE: [item()], KEEP: [cue()]})
    old, new = (
        of({p.text: p.items for p in one.cells[TOLLS].pieces}, dimensions=edited, entries=entries)
        for one, edited, entries in (
            (without, DIMENSIONS, {"tolls": ["toll* 1.0"]}),
            (with_it, EDITED, {"tolls": ["fair share 1.0", "toll* 1.0"]}),
        )
    )
    drift = one_drift(*((new, old) if turned else (old, new)))
    assert drift.causes == ("rubric",)
    [change] = drift.changes
    assert told(change) == ("rubric", "went" if turned else "came", "fair share", "alpha-2.1")
    assert change.why == f"the cue is {'gone' if turned else 'new'} or was edited"
    assert change.piece.text == KEEP  # it stands there yet


def test_another_dimension_that_was_edited_is_no_cause():
    new = of({RAISE: [item(1, 0.9)]}, dimensions={"tolls": "d1", "traffic": "edited"})
    assert one_drift(of({RAISE: [item()]}), new).causes == ("unknown",)


def test_what_all_dimensions_share_is_the_rubric():
    new = of({RAISE: [item(1, 0.9)]}, shared="edited")
    drift = one_drift(of({RAISE: [item()]}), new)
    assert drift.causes == ("rubric",)
    assert "share" in drift.changes[0].why


def test_likeness_changes_with_the_exemplars_of_any_dimension():
    new = of({KEEP: [likeness(1, 0.9)]}, dimensions={"tolls": "d1", "traffic": "edited"})
    drift = one_drift(of({KEEP: [likeness(1, 0.6)]}), new)
    assert drift.causes == ("rubric",)
    assert "exemplars" in drift.changes[0].why


# Modifiers, method, settings


def test_modifiers_that_were_edited():
    new = of({RAISE: [item(-1, modifiers=('reversal "cut"',))]}, modifiers="m2")
    drift = one_drift(of({RAISE: [item(1, modifiers=('obligation "should"',))]}), new)
    assert drift.causes == ("modifiers",)
    assert drift.changes[0].why == 'its modifiers were obligation "should", are reversal "cut"'


def test_evidence_that_came_by_a_modifier():
    drift = one_drift(of({}), of({RAISE: [item()]}, modifiers="m2"))
    assert drift.causes == ("modifiers",)


def test_another_method():
    new = of({RAISE: [item(1, 0.9)]}, passport={**PASSPORT, "method": "2"})
    drift = one_drift(of({RAISE: [item()]}), new)
    assert (drift.causes, drift.changes[0].why) == (("method",), "the method changed")


def test_other_settings():
    new = of({RAISE: [item(1, 0.9)]}, passport={**PASSPORT, "settings": {"text_column": "t"}})
    drift = one_drift(of({RAISE: [item()]}), new)
    assert (drift.causes, drift.changes[0].why) == (("settings",), "the settings changed")


def test_another_version_of_the_program_is_no_cause():
    new = of({RAISE: [item(1, 0.9)]}, passport={**PASSPORT, "stances": "9.9"})
    assert one_drift(of({RAISE: [item()]}), new).causes == ("unknown",)


def test_where_nothing_that_was_kept_changed_the_cause_is_unknown_and_said_to_be():
    drift = one_drift(of({RAISE: [item()]}), of({RAISE: [item(1, 0.9)]}))
    assert drift.causes == ("unknown",)
    assert drift.changes[0].why


# Several


def test_a_sentence_and_a_cue_are_told_apart():
    old = of({RAISE: [item()], KEEP: [cue(weight=0.8, full=0.8)]})
    new = of(
        {TURNED: [item(-1)], KEEP: [cue(weight=0.5, full=0.5)]},
        (TURNED, KEEP, RAIN),
        dimensions=EDITED,
    )
    drift = one_drift(old, new)
    assert drift.causes == ("corpus", "rubric")
    assert [told(one) for one in drift.changes] == [
        ("corpus", "changed", "toll*", "alpha-1.1"),
        ("rubric", "changed", "fair share", "alpha-2.1"),
    ]


def test_a_sentence_and_the_cue_in_it_are_both_named():
    new = of(
        {"Every hauler owes a fair share.": [cue(weight=0.5, full=0.5)]},
        (RAISE, "Every hauler owes a fair share.", RAIN),
        dimensions=EDITED,
    )
    drift = one_drift(of({KEEP: [cue(weight=0.8, full=0.8)]}), new)
    [change] = drift.changes
    assert change.causes == drift.causes == ("corpus", "rubric")
    assert change.why == "the sentence was reworded; the weight of the cue was 0.8, is 0.5"


def test_a_cue_and_the_modifiers_are_told_apart():
    old = of({RAISE: [item(modifiers=("a",))], KEEP: [cue(weight=0.8, full=0.8)]})
    new = of(
        {RAISE: [item(-1, modifiers=("b",))], KEEP: [cue(weight=0.5, full=0.5)]},
        dimensions=EDITED,
        modifiers="m2",
    )
    drift = one_drift(old, new)
    assert [one.causes for one in drift.changes] == [("modifiers",), ("rubric",)]
    assert drift.causes == ("rubric", "modifiers")


def test_what_cannot_be_told_apart_names_all_that_may_be():
    new = of({RAISE: [item(1, 0.9)]}, modifiers="m2", passport={**PASSPORT, "method": "2"})
    drift = one_drift(of({RAISE: [item()]}), new)
    assert drift.causes == ("modifiers", "method")
    assert drift.changes[0].why == "the modifiers changed or the method changed"


def test_each_cell_has_its_own_causes():
    texts = {"Test Alpha": [RAISE], "Test Beta": [KEEP]}
    beta = ("Test Beta", "tolls")
    old = scoring(texts, {TOLLS: {RAISE: [item()]}, beta: {KEEP: [cue(weight=0.8, full=0.8)]}})
    new = scoring(
        {"Test Alpha": [TURNED], "Test Beta": [KEEP]},
        {TOLLS: {TURNED: [item(-1)]}, beta: {KEEP: [cue(weight=0.5, full=0.5)]}},
        dimensions=EDITED,
    )
    found = drifts(kept(old), new, lambda _: 0.0)
    assert [(one.expert, one.causes) for one in found] == [
        ("Test Alpha", ("corpus",)),
        ("Test Beta", ("rubric",)),
    ]


def test_changes_stand_in_the_order_of_the_text():
    old = of({}, (RAISE, KEEP, LOWER))
    new = of(
        {LOWER: [item(-1)], RAISE: [item()], KEEP: [cue()]},
        (RAISE, KEEP, LOWER),
        dimensions=EDITED,
    )
    lines = [one.piece.line for one in one_drift(old, new).changes]
    assert lines == [1, 2, 3]


# Where little was kept


@pytest.mark.parametrize("known", [True, False], ids=["rubric known", "rubric changed"])
def test_of_old_sheets_without_marks_the_rubrics_hash_must_do(known):
    passport = PASSPORT if known else {**PASSPORT, "rubric_hash": "sha256:other"}
    old = of({RAISE: [item()]})
    without = replace(old.basis, texts=None, dimensions=None, shared="", modifiers="")
    old = replace(
        old, basis=without, cells={k: replace(c, basis=without) for k, c in old.cells.items()}
    )
    new = of({TURNED: [item(-1)]}, (TURNED, KEEP, RAIN), passport=passport, shared="", modifiers="")
    [drift] = drifts(old, new, lambda _: 0.0)
    assert drift.causes == (("corpus",) if known else ("corpus", "rubric"))


# Come and gone


def test_who_came_came_with_the_corpus():
    old = of({RAISE: [item()]})
    new = scoring(
        {"Test Alpha": [RAISE, KEEP, RAIN], "Test Beta": [LOWER]},
        {TOLLS: {RAISE: [item()]}, ("Test Beta", "tolls"): {LOWER: [item(-1)]}},
    )
    found = {one.dimension: one for one in drifts(kept(old), new, lambda _: 0.0)}
    assert {one.causes for one in found.values()} == {("corpus",)}
    [change] = found["tolls"].changes
    assert told(change) == ("corpus", "came", "toll*", "beta-1.1")
    assert change.why == "the expert is new"
    back = {one.dimension: one for one in drifts(kept(new), old, lambda _: 0.0)}
    assert {one.causes for one in back.values()} == {("corpus",)}
    [change] = back["tolls"].changes
    assert told(change) == ("corpus", "went", "toll*", "beta-1.1")
    assert change.why == "the expert is gone"


def test_a_dimension_comes_with_the_rubric():
    old = of({RAISE: [item()]}, dimensions={"tolls": "d1"})
    new = of({RAISE: [item()]})
    assert one_drift(old, new).causes == ("rubric",)
    assert one_drift(new, old).causes == ("rubric",)


def test_expert_and_dimension_may_both_be_new():
    old = of({}, dimensions={"tolls": "d1"})
    new = scoring({"Test Alpha": [RAIN], "Test Beta": [RAIN]}, {})
    found = {one.key: one.causes for one in drifts(kept(old), new, lambda _: 0.0)}
    assert found["Test Beta", "traffic"] == ("corpus", "rubric")
    assert found["Test Beta", "tolls"] == ("corpus",)
    assert found["Test Alpha", "traffic"] == ("rubric",)


def test_a_cell_that_was_there_and_not_accepted():
    both = scoring(
        {"Test Alpha": [RAISE], "Test Beta": [LOWER]},
        {("Test Beta", "tolls"): {LOWER: [item(-1)]}},
        dimensions={"tolls": "d1"},
    )
    only = merged(of({}, (RAISE,), dimensions={"tolls": "d1"}), both, {TOLLS})
    drift = one_drift(only, both)
    assert (drift.expert, drift.kinds, drift.causes) == ("Test Beta", ("come",), ("corpus",))
    assert drift.changes[0].why == "the expert is new"


def test_a_cell_alone_that_was_not_accepted():
    texts = {"Test Alpha": [RAISE], "Test Beta": [LOWER]}
    found = {("Test Beta", "tolls"): {LOWER: [item(-1)]}}
    new = scoring(texts, found)
    old = replace(
        new, cells={key: cell for key, cell in new.cells.items() if key != ("Test Beta", "tolls")}
    )
    drift = one_drift(old, new)
    assert (drift.kinds, drift.causes) == (("come",), ("unknown",))
    assert drift.changes[0].why == "this cell alone was not accepted"


def test_an_edit_that_a_full_sentence_swallows_is_no_change():
    """A cue's weight fell, but the sentence is for it as far as a sentence can be."""
    spoken = {"Test Alpha": [RAISE, KEEP]}
    old = scoring(spoken, {TOLLS: {RAISE: [item(1), cue(1, 1.0)], KEEP: []}})
    new = scoring(
        {"Test Alpha": [RAISE, KEEP]},
        {TOLLS: {RAISE: [item(1), cue(1, 0.5, full=0.5)], KEEP: [item(-1)]}},
        dimensions=EDITED,
    )
    [change] = one_drift(old, new).changes
    assert change.place.text == KEEP


def test_a_threshold_that_makes_another_state_is_a_cause_beside_the_text():
    low, high = {"min_evidence": 0.5, "mixed_below": 0.2}, {"min_evidence": 1.5, "mixed_below": 0.2}
    old = of({RAISE: [item()], KEEP: [cue()]}, settings=low)
    new = of({RAISE: [item()]}, (RAISE, RAIN), settings=high, shared="edited")
    silent = replace(new.cells[TOLLS], state="silent", position=None)
    drift = one_drift(old, replace(new, cells={**new.cells, TOLLS: silent}))
    assert drift.causes == ("corpus", "rubric")
