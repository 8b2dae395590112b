"""One weight for each sentence, from the rubric's words, likeness, and the lead-in it hangs on."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.model import Statement
from stances.read.blocks import cut_blocks
from stances.read.sentences import split_statements
from stances.scoring.weighing import weigh_sentences


def items(one):
    return [(item.origin, item.sign, item.weight) for item in one.evidence]


@pytest.mark.parametrize(
    ("text", "weight", "reason"),
    [
        ("We should raise tolls.", 1.0, "target 1"),
        ("Perhaps we should raise tolls.", 0.8, "target 1 x hedged 0.8"),
        ("If tolls are a mistake, we go.", -0.6, "target 1 x conditional 0.6"),
        ("Although tolls are a mistake, we go.", -0.4, "target 1 x conceded 0.4"),
        ("It is highway robbery.", -0.5, "cue 0.5"),
        ("Perhaps it is highway robbery.", -0.4, "cue 0.5 x hedged 0.8"),
    ],
)
def test_weight_is_strength_times_voice(weighed, text, weight, reason):
    (one,) = weighed(text)
    assert one.weight == pytest.approx(weight)
    (item,) = one.evidence
    assert item.reason == reason
    assert item.discarded == ""
    assert item.sign * item.weight == pytest.approx(weight)


@pytest.mark.parametrize(
    ("text", "sign", "discarded"),
    [
        ("The minister said that tolls are right.", 1, "another's words"),
        ("Should we raise tolls?", 1, "a question"),
        ("Beijing should set quotas.", 0, "another's act (rivals)"),
        ("It is not a tax on families.", 0, "voided by a negation"),
        ("The bridge has tolls.", 0, "names the topic, takes no side"),
    ],
)
def test_what_does_not_count_is_kept_and_says_why(weighed, text, sign, discarded):
    (one,) = weighed(text)
    (item,) = one.evidence
    assert (one.weight, item.weight, item.sign) == (0.0, 0.0, sign)
    assert (item.discarded, item.reason) == (discarded, "")


def test_voice_that_the_rubric_silences_says_so(weighed, reader_with, bridge):
    by = reader_with(voices={**bridge.rubric.voices, "hedged": 0.0})
    (one,) = weighed("Perhaps we should raise tolls.", by)
    assert one.evidence[0].discarded == "hedged weighs nothing in this rubric"


def test_other_voices_count_where_the_rubric_says_so(weighed, reader_with, bridge):
    by = reader_with(voices={**bridge.rubric.voices, "reported": 0.25})
    (one,) = weighed("The minister said that tolls are right.", by)
    assert one.weight == 0.25


@pytest.mark.parametrize(
    ("text", "weight", "count"),
    [
        ("We should raise tolls, and we must raise tolls.", 1.0, 2),
        ("Tolls are a mistake: it is highway robbery, a tax on families.", -1.0, 3),
        ("We should raise tolls, but it is highway robbery.", 0.5, 2),
        ("We should raise tolls, but the surcharge is a mistake.", 0.0, 2),
    ],
)
def test_sentence_has_one_weight_between_the_poles(weighed, text, weight, count):
    (one,) = weighed(text)
    assert one.weight == pytest.approx(weight)
    assert len(one.evidence) == count


def test_balanced_sentence_weighs_a_plain_zero(weighed, reader_with, bridge):
    shares = {"hedged": 0.1, "conceded": 0.2, "conditional": 0.3}
    by = reader_with(voices={**bridge.rubric.voices, **shares})
    text = "Perhaps we must avoid tolls; although tolls are a mistake; if tolls are right."
    (one,) = weighed(text, by)
    assert [item.sign * item.weight for item in one.evidence] == [-0.1, -0.2, 0.3]
    assert str(one.weight) == "0.0"


def test_sentences_are_weighed_apart_and_those_without_a_word_on_it_left_out(weighed):
    text = "We should raise tolls. It rains. Tolls are a mistake.\n\nTraffic is a disaster."
    assert [(one.sentence.id, one.weight) for one in weighed(text)] == [
        ("alpha-1.1", 1.0),
        ("alpha-1.3", -1.0),
    ]


# ---------------------------------------------------------------- likeness

LIKE = "Those who cross ought to pay for the upkeep of the bridge."


@pytest.fixture
def likening(reader_with):
    """A reader to which likeness counts easily."""
    return reader_with(similarity={"weight": 0.4, "topic": 0.3, "side": 0.05})


def test_likeness_speaks_where_the_words_are_silent(weighed, likening):
    (one,) = weighed(LIKE, likening)
    (item,) = one.evidence
    assert (item.origin, item.rule, item.sign, item.weight) == (
        "similarity",
        "tolls/exemplars",
        1,
        0.4,
    )
    assert one.weight == 0.4
    assert item.span.text == LIKE
    assert item.terms
    assert item.reason.startswith("topic 0.")
    assert "(at least 0.3), side +0." in item.reason


def test_likeness_takes_the_other_side_too(weighed, likening):
    (one,) = weighed("Nobody should be charged for crossing the river for free.", likening)
    assert items(one) == [("similarity", -1, 0.4)]


def test_likeness_is_silent_where_the_words_take_a_side(weighed, likening):
    (one,) = weighed("Those who cross ought to pay tolls for the upkeep.", likening)
    assert [item.origin for item in one.evidence] == ["target"]


def test_likeness_adds_to_a_mere_topic(weighed, likening):
    (one,) = weighed("Those who cross the tolls pay for the upkeep of the bridge.", likening)
    assert [item.origin for item in one.evidence] == ["target", "similarity"]
    assert one.weight == 0.4


def test_likeness_weighs_its_share_up_to_full(weighed, reader, reader_with, cut_up):
    (read,) = reader.read(cut_up(LIKE))
    side = abs(read.likenesses["tolls"].side)
    rule = {"weight": 0.8, "topic": 0.0, "side": 0.0}
    (half,) = weighed(LIKE, reader_with(similarity={**rule, "full": 2 * side}))
    assert half.weight == pytest.approx(0.4)
    assert half.evidence[0].reason.endswith(", 0.5000 of its weight")
    (whole,) = weighed(LIKE, reader_with(similarity={**rule, "full": side}))
    assert whole.weight == 0.8


SIDED = "We should raise tolls."


@pytest.mark.parametrize("text", [f"{SIDED} {LIKE}", f"{LIKE} {SIDED}"])
def test_likeness_is_silent_for_an_expert_with_whom_words_take_a_side(weighed, reader_with, text):
    rule = {"weight": 0.4, "topic": 0.3, "side": 0.05}
    found = [
        item.origin for one in weighed(text, reader_with(similarity=rule)) for item in one.evidence
    ]
    assert found == ["target"]
    beside = reader_with(similarity={**rule, "beside_words": True})
    assert "similarity" in [item.origin for one in weighed(text, beside) for item in one.evidence]


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        (LIKE, False),
        ("Those who cross the tolls pay for the upkeep of the bridge.", True),
        (f"Tolls were collected. {LIKE}", True),
        (f"Tolls were collected. The river rose. {LIKE}", False),
    ],
)
def test_topic_named_there_or_before_lowers_the_bar(weighed, reader_with, text, likeness):
    rule = {"weight": 0.4, "topic": 1.0, "named": 0.0, "side": 0.05}
    found = weighed(text, reader_with(similarity=rule))
    last = [one for one in found if one.sentence.text.endswith("bridge.")]
    origins = [item.origin for one in last for item in one.evidence]
    assert ("similarity" in origins) == likeness


def test_likeness_may_stand_beside_words(weighed, reader_with):
    rule = {"weight": 0.4, "topic": 0.0, "side": 0.01, "beside_words": True}
    (one,) = weighed("Those who cross ought to pay tolls.", reader_with(similarity=rule))
    assert [item.origin for item in one.evidence] == ["target", "similarity"]
    (other,) = weighed("Those who cross ought to pay for bridges.", reader_with(similarity=rule))
    assert [item.origin for item in other.evidence] == ["similarity"]


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "The minister said that tolls are right, that those who cross pay for the upkeep.",
        "Should those who cross ought to pay for the upkeep, tolls must be right?",
        "Beijing should set quotas so those who cross pay for the upkeep.",
    ],
)
def test_likeness_does_not_undo_a_discard(weighed, reader_with, text, beside):
    rule = {"weight": 0.4, "topic": 0.3, "side": 0.05, "beside_words": beside}
    (one,) = weighed(text, reader_with(similarity=rule))
    assert [item.origin for item in one.evidence] == ["target"]
    assert one.weight == 0.0


@pytest.mark.parametrize(
    ("text", "voice", "discarded"),
    [
        (LIKE.replace(".", "?"), "asked", "a question"),
        ("The minister said: " + LIKE.lower(), "reported", "another's words"),
    ],
)
def test_likeness_in_another_voice_does_not_count(weighed, likening, text, voice, discarded):
    (one,) = weighed(text, likening)
    (item,) = one.evidence
    assert (item.voice, item.weight, item.discarded) == (voice, 0.0, discarded)
    assert one.weight == 0.0


def test_likeness_does_not_decide_over_a_target_out_of_its_company(weighed, likening):
    """The ferry asks for a bridge or tunnel; without one nobody knows which ferry it is."""
    text = "Those who cross by {} ought to pay for the upkeep of the road."
    (one,) = weighed(text.format("boat"), likening)
    assert [item.origin for item in one.evidence] == ["similarity"]
    assert weighed(text.format("ferry"), likening) == ()


@pytest.mark.parametrize(
    "rule",
    [
        {"weight": 0.0, "topic": 0.0, "side": 0.0},
        {"weight": 1.0, "topic": 1.0, "side": 0.0},
        {"weight": 1.0, "topic": 0.0, "side": 1.0},
    ],
)
def test_likeness_needs_weight_topic_and_side(weighed, reader_with, rule):
    assert weighed(LIKE, reader_with(similarity=rule)) == ()


def test_likeness_counts_at_the_very_threshold(weighed, reader, reader_with, cut_up):
    (read,) = reader.read(cut_up(LIKE))
    found = read.likenesses["tolls"]
    at = {"weight": 1.0, "topic": found.topic, "side": abs(found.side)}
    assert len(weighed(LIKE, reader_with(similarity=at))) == 1
    for key in ("topic", "side"):
        over = {**at, key: at[key] + 0.0001}
        assert weighed(LIKE, reader_with(similarity=over)) == ()


# ---------------------------------------------------------------- list items


def test_items_inherit_half_of_their_lead_in(weighed):
    lead, first, second = weighed("The costs of the mistake of tolls are:\n\n- fumes\n- noise\n")
    assert (lead.sentence.kind, lead.weight) == ("lead-in", -1.0)
    for one, text in ((first, "fumes"), (second, "noise")):
        (item,) = one.evidence
        assert (item.origin, item.sign, item.weight, item.voice) == (
            "inherited",
            -1,
            0.5,
            "asserted",
        )
        assert item.reason == "hangs on alpha-1.1 (-1 x 0.5)"
        assert item.rule == "tolls/target/1"
        assert item.span.text == one.sentence.text
        assert text in item.span.text
        assert one.weight == -0.5


def test_share_that_is_inherited_is_the_rubrics(weighed, reader_with):
    by = reader_with(inherited=0.25)
    _, item = weighed("Although tolls are a mistake, they bring:\n\n- fumes\n", by)
    assert item.weight == pytest.approx(-0.4 * 0.25)


def test_cue_passes_on_nothing(weighed):
    assert [one.weight for one in weighed("It is highway robbery:\n\n- fumes\n")] == [-0.5]


def test_items_that_inherit_nothing_are_left_out(weighed, reader_with):
    by = reader_with(inherited=0.0)
    found = weighed("Tolls are a mistake:\n\n- fumes\n", by)
    assert [one.weight for one in found] == [-1.0, 0.0]


def test_item_with_a_side_of_its_own_keeps_it(weighed):
    _, own, bare = weighed("Tolls are a mistake:\n\n- we must have tolls\n- noise\n")
    assert [item.origin for item in own.evidence] == ["target"]
    assert (own.weight, bare.weight) == (1.0, -0.5)


def test_item_that_names_only_the_topic_inherits(weighed):
    _, one = weighed("Tolls are a mistake:\n\n- the tolls at the gate\n")
    assert [item.origin for item in one.evidence] == ["target", "inherited"]
    assert one.weight == -0.5


def test_short_lead_in_passes_on_what_stands_before_it(weighed):
    text = "The costs of the mistake of tolls are high. They include:\n\n- fumes\n- noise\n"
    found = weighed(text)
    assert [one.weight for one in found] == [-1.0, -0.5, -0.5]
    assert found[1].evidence[0].reason == "hangs on alpha-1.1 (-1 x 0.5)"


def test_long_lead_in_without_a_side_passes_on_nothing(weighed):
    text = "Tolls are a mistake. Here is a list of the things we saw:\n\n- fumes\n"
    assert [one.weight for one in weighed(text)] == [-1.0]


def test_short_lead_in_with_a_side_of_its_own_passes_that_on(weighed):
    found = weighed("Tolls are a mistake. Rebates are a mistake:\n\n- fumes\n")
    assert [one.weight for one in found] == [-1.0, 1.0, 0.5]


def test_first_sentence_of_a_text_may_be_a_short_lead_in(weighed):
    assert weighed("They include:\n\n- fumes\n") == ()


def test_prose_ends_what_items_hang_on(weighed):
    text = "Tolls are a mistake:\n\n- fumes\n\nIt rains.\n\n- noise\n"
    assert [one.weight for one in weighed(text)] == [-1.0, -0.5]


def test_another_voice_passes_on_nothing(weighed):
    assert [
        one.weight for one in weighed("The minister said tolls are a mistake:\n\n- fumes\n")
    ] == [0.0]


def test_likeness_passes_on_nothing(weighed, likening):
    found = weighed(LIKE.replace(".", ":") + "\n\n- zzz\n", likening)
    assert [one.weight for one in found] == [0.4]


def test_short_lead_in_of_its_own_paragraph_passes_on_what_stands_before(weighed):
    text = "Tolls are a mistake.\n\nThey include:\n\n- fumes\n"
    assert [one.weight for one in weighed(text)] == [-1.0, -0.5]


def test_an_item_hangs_on_nothing_in_another_source(reader, tolls):
    """Neither a lead-in nor what stands before a bare one reaches over the end of a text."""
    parts = ["The costs of tolls include:\n\n- smog\n", "- It rains.\n", "They include:\n\n- fog\n"]
    statements = [
        Statement(
            expert="Test Alpha",
            document=Document(name=f"{number}.md", text=text),
            blocks=tuple(cut_blocks(text)),
        )
        for number, text in enumerate(parts)
    ]
    read = reader.read(split_statements(statements))
    weighed = weigh_sentences(tolls, read, reader.rubric)
    assert {one.sentence.document.name for one in weighed if one.weight} <= {"0.md"}
