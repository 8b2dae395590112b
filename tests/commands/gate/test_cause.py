"""Why cells drifted: each cause on its own, and several at once."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from commands.gate.samples import (
    DIMENSIONS,
    KEEP,
    LOWER,
    PASSPORT,
    RAIN,
    RAISE,
    change_passport,
    find_only_drift,
    make_cue,
    make_likeness,
    make_scoring,
    make_target,
    read_back,
)
from stances.commands.gate.drift import find_drifts
from stances.commands.gate.snapshot import merge_snapshots

TOLLS = ("Test Alpha", "tolls")
TURNED = "Congress should cut tolls."
EDITED = {"tolls": "edited", "traffic": "d2"}


def of(items, texts=(RAISE, KEEP, RAIN), **more):
    return make_scoring({"Test Alpha": list(texts)}, {TOLLS: items}, **more)


def summarize(change):
    """A change by its cause, what became of it, and the sentence and entry it names."""
    sentence = change.new_sentence or change.old_sentence
    what = "went" if change.new is None else "came" if change.old is None else "changed"
    return (*change.causes, what, change.evidence.words, sentence.id if sentence else None)


# Corpus


def test_a_sentence_that_was_reworded():
    drift = find_only_drift(
        of({RAISE: [make_target()]}), of({TURNED: [make_target(-1)]}, (TURNED, KEEP, RAIN))
    )
    assert drift.causes == ("corpus",)
    [change] = drift.changes
    assert summarize(change) == ("corpus", "changed", "toll*", "alpha-1.1")
    assert change.reason == "the sentence was reworded"
    assert (change.new_sentence.text, change.new_sentence.line) == (TURNED, 1)
    assert (change.old.sign, change.new.sign) == (1, -1)


def test_a_reworded_sentence_may_gain_and_lose_evidence_at_once():
    new = of({TURNED: [make_cue(-1, words="cut")]}, (TURNED, KEEP, RAIN))
    drift = find_only_drift(of({RAISE: [make_target()]}), new)
    assert {summarize(one) for one in drift.changes} == {
        ("corpus", "went", "toll*", "alpha-1.1"),
        ("corpus", "came", "cut", "alpha-1.1"),
    }
    assert drift.causes == ("corpus",)


def test_a_reworded_sentence_may_be_found_by_another_pattern_of_one_cue():
    other = "Every driver owes a fair part."
    old = of({KEEP: [make_cue(rule_mark="one")]})
    new = of({other: [make_cue(words="fair part", rule_mark="one")]}, (RAISE, other, RAIN))
    [change] = find_only_drift(old, new).changes
    assert summarize(change) == ("corpus", "changed", "fair part", "alpha-2.1")
    assert change.old.words == "fair share"


def test_a_sentence_that_is_gone():
    drift = find_only_drift(
        of({RAISE: [make_target()], KEEP: [make_cue()]}),
        of({RAISE: [make_target()]}, (RAISE, RAIN)),
    )
    [change] = drift.changes
    assert summarize(change) == ("corpus", "went", "fair share", "alpha-2.1")
    assert change.reason in ("the sentence is gone or was reworded", "the sentence was reworded")
    assert drift.causes == ("corpus",)


def test_a_last_sentence_that_is_gone_has_no_text_left():
    drift = find_only_drift(
        of({RAISE: [make_target()], LOWER: [make_target(-1)]}, (RAISE, LOWER)),
        of({RAISE: [make_target()]}, (RAISE,)),
    )
    [change] = drift.changes
    assert (change.new_sentence, change.reason) == (None, "the sentence is gone or was reworded")
    assert change.old_sentence.line == 2


def test_a_sentence_that_is_new():
    drift = find_only_drift(
        of({RAISE: [make_target()]}),
        of({RAISE: [make_target()], LOWER: [make_target(-1)]}, (RAISE, KEEP, RAIN, LOWER)),
    )
    [change] = drift.changes
    assert summarize(change) == ("corpus", "came", "toll*", "alpha-4.1")
    assert change.reason == "the sentence is new or was reworded"


def test_sentences_that_only_moved_are_not_reported():
    """One sentence is set before all others, which get other ids and lines by that."""
    old = of({RAISE: [make_target()], KEEP: [make_cue()]}, (RAISE, KEEP))
    new = of(
        {LOWER: [make_target(-1)], RAISE: [make_target()], KEEP: [make_cue()]}, (LOWER, RAISE, KEEP)
    )
    drift = find_only_drift(old, new)
    assert [summarize(one) for one in drift.changes] == [("corpus", "came", "toll*", "alpha-1.1")]


def test_a_text_set_otherwise_is_the_same_text():
    new = of(
        {"Congress should\n  raise tolls.": [make_target()]}, ("Congress should\n  raise tolls.",)
    )
    assert find_drifts(read_back(of({RAISE: [make_target()]}, (RAISE,))), new, lambda _: 0.0) == []


@pytest.mark.parametrize("rubric", [{}, {"dimensions": EDITED}], ids=["", "rubric edited too"])
def test_a_sentence_said_twice_and_then_once(rubric):
    """The one that stayed must not be reported as one that changed by itself."""
    twice = of({RAISE: [make_target()]}, (RAISE, RAIN, RAISE))
    drift = find_only_drift(twice, of({RAISE: [make_target()]}, (RAISE, RAIN), **rubric))
    assert drift.causes == ("corpus",)
    [change] = drift.changes
    assert summarize(change)[1] == "went"
    assert change.reason == "the sentence is gone or was reworded"
    assert change.new_sentence is None


@pytest.mark.parametrize("rubric", [{}, {"dimensions": EDITED}], ids=["", "rubric edited too"])
def test_a_sentence_said_once_and_then_twice(rubric):
    new = of({RAISE: [make_target()]}, (RAISE, RAIN, RAISE), **rubric)
    drift = find_only_drift(of({RAISE: [make_target()]}, (RAISE, RAIN)), new)
    assert drift.causes == ("corpus",)
    [change] = drift.changes
    assert summarize(change) == ("corpus", "came", "toll*", "alpha-3.1")
    assert change.reason == "the sentence is new or was reworded"


def test_inherited_evidence_changes_with_the_sentence_it_was_inherited_from():
    inherited = make_target(1, 0.5, origin="inherited")
    old = of({RAISE: [make_target()], KEEP: [inherited]})
    new = of({TURNED: [make_target(-1)], KEEP: [replace(inherited, sign=-1)]}, (TURNED, KEEP, RAIN))
    drift = find_only_drift(old, new)
    assert drift.causes == ("corpus",)
    assert {summarize(one)[-1] for one in drift.changes} == {"alpha-1.1", "alpha-2.1"}
    assert "what stands around it" in drift.changes[1].reason


# Rubric


def test_a_cue_whose_weight_was_changed():
    new = of({KEEP: [make_cue(weight=0.5, rule_weight=0.5)]}, dimensions=EDITED)
    drift = find_only_drift(of({KEEP: [make_cue(weight=0.8, rule_weight=0.8)]}), new)
    assert drift.causes == ("rubric",)
    [change] = drift.changes
    assert summarize(change) == ("rubric", "changed", "fair share", "alpha-2.1")
    assert change.reason == "the weight of the cue was 0.8, is 0.5"
    assert (change.new.rule_file, change.new.rule_line) == ("bridge/tolls.toml", 20)


def test_a_cue_whose_words_were_changed_is_one_and_the_same():
    new = of({KEEP: [make_cue(weight=0.7, words="fair share|part")]}, dimensions=EDITED)
    drift = find_only_drift(of({KEEP: [make_cue()]}), new)
    [change] = drift.changes
    assert change.causes == ("rubric",)
    assert (change.old.words, change.new.words) == ("fair share", "fair share|part")


@pytest.mark.parametrize("turned", [False, True], ids=["new", "gone"])
def test_a_cue_that_is_new_or_gone(turned):
    without, with_it = (
        of({RAISE: [make_target()]}),
        of({RAISE: [make_target()], KEEP: [make_cue()]}),
    )
    old, new = (
        of(
            {s.text: s.evidence for s in one.cells[TOLLS].sentences},
            dimensions=edited,
            entries=entries,
        )
        for one, edited, entries in (
            (without, DIMENSIONS, {"tolls": ["toll* 1.0"]}),
            (with_it, EDITED, {"tolls": ["fair share 1.0", "toll* 1.0"]}),
        )
    )
    drift = find_only_drift(*((new, old) if turned else (old, new)))
    assert drift.causes == ("rubric",)
    [change] = drift.changes
    assert summarize(change) == ("rubric", "went" if turned else "came", "fair share", "alpha-2.1")
    assert change.reason == f"the cue is {'gone' if turned else 'new'} or was edited"
    assert change.new_sentence.text == KEEP  # it stands there yet


def test_another_dimension_that_was_edited_is_no_cause():
    new = of({RAISE: [make_target(1, 0.9)]}, dimensions={"tolls": "d1", "traffic": "edited"})
    assert find_only_drift(of({RAISE: [make_target()]}), new).causes == ("unknown",)


def test_what_all_dimensions_share_is_the_rubric():
    new = of({RAISE: [make_target(1, 0.9)]}, shared="edited")
    drift = find_only_drift(of({RAISE: [make_target()]}), new)
    assert drift.causes == ("rubric",)
    assert "share" in drift.changes[0].reason


def test_likeness_changes_with_the_exemplars_of_any_dimension():
    new = of({KEEP: [make_likeness(1, 0.9)]}, dimensions={"tolls": "d1", "traffic": "edited"})
    drift = find_only_drift(of({KEEP: [make_likeness(1, 0.6)]}), new)
    assert drift.causes == ("rubric",)
    assert "exemplars" in drift.changes[0].reason


# Modifiers, method, settings


def test_modifiers_that_were_edited():
    new = of({RAISE: [make_target(-1, modifiers=('reversal "cut"',))]}, modifiers="m2")
    drift = find_only_drift(of({RAISE: [make_target(1, modifiers=('obligation "should"',))]}), new)
    assert drift.causes == ("modifiers",)
    assert drift.changes[0].reason == 'its modifiers were obligation "should", are reversal "cut"'


def test_evidence_that_came_by_a_modifier():
    drift = find_only_drift(of({}), of({RAISE: [make_target()]}, modifiers="m2"))
    assert drift.causes == ("modifiers",)


def test_another_method():
    new = of({RAISE: [make_target(1, 0.9)]}, passport=change_passport(method="2"))
    drift = find_only_drift(of({RAISE: [make_target()]}), new)
    assert (drift.causes, drift.changes[0].reason) == (("method",), "the method changed")


def test_other_settings():
    new = of(
        {RAISE: [make_target(1, 0.9)]}, passport=change_passport(settings={"text_column": "t"})
    )
    drift = find_only_drift(of({RAISE: [make_target()]}), new)
    assert (drift.causes, drift.changes[0].reason) == (("settings",), "the settings changed")


def test_another_version_of_the_program_is_no_cause():
    new = of({RAISE: [make_target(1, 0.9)]}, passport=change_passport(stances="9.9"))
    assert find_only_drift(of({RAISE: [make_target()]}), new).causes == ("unknown",)


def test_where_nothing_that_was_kept_changed_the_cause_is_unknown_and_said_to_be():
    drift = find_only_drift(of({RAISE: [make_target()]}), of({RAISE: [make_target(1, 0.9)]}))
    assert drift.causes == ("unknown",)
    assert drift.changes[0].reason


# Several


def test_a_sentence_and_a_cue_are_distinguished():
    old = of({RAISE: [make_target()], KEEP: [make_cue(weight=0.8, rule_weight=0.8)]})
    new = of(
        {TURNED: [make_target(-1)], KEEP: [make_cue(weight=0.5, rule_weight=0.5)]},
        (TURNED, KEEP, RAIN),
        dimensions=EDITED,
    )
    drift = find_only_drift(old, new)
    assert drift.causes == ("corpus", "rubric")
    assert [summarize(one) for one in drift.changes] == [
        ("corpus", "changed", "toll*", "alpha-1.1"),
        ("rubric", "changed", "fair share", "alpha-2.1"),
    ]


def test_a_sentence_and_the_cue_in_it_are_both_named():
    new = of(
        {"Every hauler owes a fair share.": [make_cue(weight=0.5, rule_weight=0.5)]},
        (RAISE, "Every hauler owes a fair share.", RAIN),
        dimensions=EDITED,
    )
    drift = find_only_drift(of({KEEP: [make_cue(weight=0.8, rule_weight=0.8)]}), new)
    [change] = drift.changes
    assert change.causes == drift.causes == ("corpus", "rubric")
    assert change.reason == "the sentence was reworded; the weight of the cue was 0.8, is 0.5"


def test_a_cue_and_the_modifiers_are_distinguished():
    old = of(
        {RAISE: [make_target(modifiers=("a",))], KEEP: [make_cue(weight=0.8, rule_weight=0.8)]}
    )
    new = of(
        {RAISE: [make_target(-1, modifiers=("b",))], KEEP: [make_cue(weight=0.5, rule_weight=0.5)]},
        dimensions=EDITED,
        modifiers="m2",
    )
    drift = find_only_drift(old, new)
    assert [one.causes for one in drift.changes] == [("modifiers",), ("rubric",)]
    assert drift.causes == ("rubric", "modifiers")


def test_causes_that_cannot_be_distinguished_are_all_named():
    new = of({RAISE: [make_target(1, 0.9)]}, modifiers="m2", passport=change_passport(method="2"))
    drift = find_only_drift(of({RAISE: [make_target()]}), new)
    assert drift.causes == ("modifiers", "method")
    assert drift.changes[0].reason == "the modifiers changed or the method changed"


def test_each_cell_has_its_own_causes():
    texts = {"Test Alpha": [RAISE], "Test Beta": [KEEP]}
    beta = ("Test Beta", "tolls")
    old = make_scoring(
        texts,
        {TOLLS: {RAISE: [make_target()]}, beta: {KEEP: [make_cue(weight=0.8, rule_weight=0.8)]}},
    )
    new = make_scoring(
        {"Test Alpha": [TURNED], "Test Beta": [KEEP]},
        {TOLLS: {TURNED: [make_target(-1)]}, beta: {KEEP: [make_cue(weight=0.5, rule_weight=0.5)]}},
        dimensions=EDITED,
    )
    found = find_drifts(read_back(old), new, lambda _: 0.0)
    assert [(one.expert, one.causes) for one in found] == [
        ("Test Alpha", ("corpus",)),
        ("Test Beta", ("rubric",)),
    ]


def test_changes_stand_in_the_order_of_the_text():
    old = of({}, (RAISE, KEEP, LOWER))
    new = of(
        {LOWER: [make_target(-1)], RAISE: [make_target()], KEEP: [make_cue()]},
        (RAISE, KEEP, LOWER),
        dimensions=EDITED,
    )
    lines = [one.new_sentence.line for one in find_only_drift(old, new).changes]
    assert lines == [1, 2, 3]


# Where little was kept


@pytest.mark.parametrize("known", [True, False], ids=["rubric known", "rubric changed"])
def test_of_old_sheets_without_marks_the_rubrics_hash_must_do(known):
    passport = PASSPORT if known else change_passport(rubric_hash="sha256:other")
    old = of({RAISE: [make_target()]})
    without = replace(old.basis, texts=None, dimensions=None, shared="", modifiers="")
    old = replace(
        old, basis=without, cells={k: replace(c, basis=without) for k, c in old.cells.items()}
    )
    new = of(
        {TURNED: [make_target(-1)]},
        (TURNED, KEEP, RAIN),
        passport=passport,
        shared="",
        modifiers="",
    )
    [drift] = find_drifts(old, new, lambda _: 0.0)
    assert drift.causes == (("corpus",) if known else ("corpus", "rubric"))


# Come and gone


def test_who_came_came_with_the_corpus():
    old = of({RAISE: [make_target()]})
    new = make_scoring(
        {"Test Alpha": [RAISE, KEEP, RAIN], "Test Beta": [LOWER]},
        {TOLLS: {RAISE: [make_target()]}, ("Test Beta", "tolls"): {LOWER: [make_target(-1)]}},
    )
    found = {one.dimension: one for one in find_drifts(read_back(old), new, lambda _: 0.0)}
    assert {one.causes for one in found.values()} == {("corpus",)}
    [change] = found["tolls"].changes
    assert summarize(change) == ("corpus", "came", "toll*", "beta-1.1")
    assert change.reason == "the expert is new"
    back = {one.dimension: one for one in find_drifts(read_back(new), old, lambda _: 0.0)}
    assert {one.causes for one in back.values()} == {("corpus",)}
    [change] = back["tolls"].changes
    assert summarize(change) == ("corpus", "went", "toll*", "beta-1.1")
    assert change.reason == "the expert is gone"


def test_a_dimension_comes_with_the_rubric():
    old = of({RAISE: [make_target()]}, dimensions={"tolls": "d1"})
    new = of({RAISE: [make_target()]})
    assert find_only_drift(old, new).causes == ("rubric",)
    assert find_only_drift(new, old).causes == ("rubric",)


def test_expert_and_dimension_may_both_be_new():
    old = of({}, dimensions={"tolls": "d1"})
    new = make_scoring({"Test Alpha": [RAIN], "Test Beta": [RAIN]}, {})
    found = {one.key: one.causes for one in find_drifts(read_back(old), new, lambda _: 0.0)}
    assert found["Test Beta", "traffic"] == ("corpus", "rubric")
    assert found["Test Beta", "tolls"] == ("corpus",)
    assert found["Test Alpha", "traffic"] == ("rubric",)


def test_a_cell_that_was_there_and_not_accepted():
    both = make_scoring(
        {"Test Alpha": [RAISE], "Test Beta": [LOWER]},
        {("Test Beta", "tolls"): {LOWER: [make_target(-1)]}},
        dimensions={"tolls": "d1"},
    )
    only = merge_snapshots(of({}, (RAISE,), dimensions={"tolls": "d1"}), both, {TOLLS})
    drift = find_only_drift(only, both)
    assert (drift.expert, drift.kinds, drift.causes) == ("Test Beta", ("come",), ("corpus",))
    assert drift.changes[0].reason == "the expert is new"


def test_a_cell_alone_that_was_not_accepted():
    texts = {"Test Alpha": [RAISE], "Test Beta": [LOWER]}
    found = {("Test Beta", "tolls"): {LOWER: [make_target(-1)]}}
    new = make_scoring(texts, found)
    old = replace(
        new, cells={key: cell for key, cell in new.cells.items() if key != ("Test Beta", "tolls")}
    )
    drift = find_only_drift(old, new)
    assert (drift.kinds, drift.causes) == (("come",), ("unknown",))
    assert drift.changes[0].reason == "this cell alone was not accepted"


def test_an_edit_that_a_full_sentence_swallows_is_no_change():
    """A cue's weight fell, but the sentence is for it as far as a sentence can be."""
    spoken = {"Test Alpha": [RAISE, KEEP]}
    old = make_scoring(spoken, {TOLLS: {RAISE: [make_target(1), make_cue(1, 1.0)], KEEP: []}})
    new = make_scoring(
        {"Test Alpha": [RAISE, KEEP]},
        {
            TOLLS: {
                RAISE: [make_target(1), make_cue(1, 0.5, rule_weight=0.5)],
                KEEP: [make_target(-1)],
            }
        },
        dimensions=EDITED,
    )
    [change] = find_only_drift(old, new).changes
    assert change.sentence.text == KEEP


def test_a_threshold_that_makes_another_state_is_a_cause_beside_the_text():
    low, high = {"min_evidence": 0.5, "mixed_below": 0.2}, {"min_evidence": 1.5, "mixed_below": 0.2}
    old = of({RAISE: [make_target()], KEEP: [make_cue()]}, settings=low)
    new = of({RAISE: [make_target()]}, (RAISE, RAIN), settings=high, shared="edited")
    silent = replace(new.cells[TOLLS], state="silent", position=None)
    drift = find_only_drift(old, replace(new, cells={**new.cells, TOLLS: silent}))
    assert drift.causes == ("corpus", "rubric")
