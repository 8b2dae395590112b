"""Short sentences and how they are read: the side, the voice, and the words that show why."""

from __future__ import annotations

import pytest

from rubric.samples import write
from stances.document import Document
from stances.match.mentions import FoundMention
from stances.match.modifiers import ModifierFinder
from stances.match.reader import Reader
from stances.match.scope import read_mention
from stances.model import Mention, Span, Statement
from stances.read.blocks import cut_blocks
from stances.read.sentences import split_statements
from stances.rubric.compile import load_compiled
from stances.rubric.files import read_rubric_files
from stances.rubric.model import Entry, ModifierRule, Modifiers, Place
from stances.text.tokens import tokenize

OBLIGATION, APPROVAL, DISAPPROVAL = "obligation", "approval", "disapproval"
NEGATION, REVERSAL = "negation", "reversal"

SIDES = [
    # obligation, and negation of it
    ("We should raise tolls.", 1, [OBLIGATION]),
    ("We must raise tolls.", 1, [OBLIGATION]),
    ("We should help Gen. Alpha raise tolls.", 1, [OBLIGATION]),
    ("We should not raise tolls.", -1, [OBLIGATION, NEGATION]),
    ("We shouldn’t raise tolls.", -1, [OBLIGATION, NEGATION]),
    ("We must never raise tolls.", -1, [OBLIGATION, NEGATION]),
    ("No one should raise tolls.", -1, [NEGATION, OBLIGATION]),
    # double negation
    ("We should not reject tolls.", 1, [OBLIGATION, NEGATION, REVERSAL]),
    ("Nobody opposes tolls.", 1, [NEGATION, REVERSAL]),
    ("I do not oppose tolls.", 1, [NEGATION, REVERSAL]),
    # judgements before and behind, and negation of them
    ("I support tolls.", 1, [APPROVAL]),
    ("I never support tolls.", -1, [NEGATION, APPROVAL]),
    ("Tolls are right.", 1, [APPROVAL]),
    ("Tolls are not right.", -1, [APPROVAL]),
    ("Tolls are a mistake.", -1, [DISAPPROVAL]),
    ("Tolls are not a mistake.", 1, [DISAPPROVAL]),
    ("Tolls aren't a mistake.", 1, [DISAPPROVAL]),
    ("It is a mistake to raise tolls.", -1, [DISAPPROVAL]),
    ("Tolls, in my view, are a mistake.", -1, [DISAPPROVAL]),
    # reversal
    ("I oppose tolls.", -1, [REVERSAL]),
    ("I don't believe that tolls are right.", -1, [REVERSAL, APPROVAL]),
    ("We must avoid tolls.", -1, [OBLIGATION, REVERSAL]),
    ("I urge Congress to oppose tolls.", -1, [OBLIGATION, REVERSAL]),
    ("Those who oppose tolls are wrong.", 1, [REVERSAL, DISAPPROVAL]),
    # coordinated judgements count once, the nearest of each side
    ("Tolls were a reckless and dangerous mistake.", -1, [DISAPPROVAL]),
    ("We should oppose and reject tolls.", -1, [OBLIGATION, REVERSAL]),
    # neither
    ("Tolls are collected at the gate.", 0, []),
    ("The bridge has tolls.", 0, []),
    # pseudo phrases
    ("Tolls are not only right but needed.", 1, [APPROVAL]),
    ("Not only should we raise tolls.", 1, [OBLIGATION]),
    ("We should all but raise tolls.", 1, [OBLIGATION]),
    ("We should do nothing but raise tolls.", 1, [OBLIGATION]),
    # what ends a scope: a stop, a comma, a word that begins a clause
    ("I support peace; tolls are collected.", 0, []),
    ("I support peace: tolls are collected.", 0, []),
    ("We should wait, but tolls are collected.", 0, []),
    ("We should wait because tolls are collected.", 0, []),
    ("It does not matter, we should raise tolls.", 1, [OBLIGATION]),
    ("Tolls are collected, but waiting is a mistake.", 0, []),
    ("We should at some far later and much finer hour of day raise tolls.", 0, []),
]


@pytest.mark.parametrize(("text", "sign", "kinds"), SIDES, ids=[row[0] for row in SIDES])
def test_side_of_a_target(read_one, text, sign, kinds):
    reading = read_one(text)
    assert reading.sign == sign
    assert [one.kind for one in reading.modifiers] == kinds
    assert reading.voice == "asserted"
    assert bool(reading.discarded) == (sign == 0)
    assert reading.strength == 1.0


def test_target_without_a_side_says_so(read_one):
    assert read_one("The bridge has tolls.").discarded == "names the topic, takes no side"


@pytest.mark.parametrize(
    "text",
    [
        "We should grant rebates.",
        "We should not refuse rebates, we should grant rebates.",
        "Rebates are right.",
    ],
)
def test_pole_of_a_target_turns_what_is_said_of_it(read, text):
    assert read(text)[-1].sign == -1


@pytest.mark.parametrize("text", ["We should not grant rebates.", "Rebates are a mistake."])
def test_pole_of_a_target_is_turned_too(read_one, text):
    assert read_one(text).sign == 1


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The surcharge is a mistake.", -1),
        ("The surcharge is not a mistake.", 1),
        ("We should keep the surcharge.", 0),
        ("We support the surcharge.", 0),
        ("We oppose the surcharge.", 0),
    ],
)
def test_target_takes_its_side_only_from_what_it_takes(read_one, text, sign):
    assert read_one(text).sign == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Traffic is a disaster.", -1),
        ("Traffic is not a disaster.", 1),
        ("We should have traffic.", 0),
        ("We oppose traffic.", 0),
    ],
)
def test_assessment_takes_judgements_only(read_one, text, sign):
    assert read_one(text).sign == sign


CUES = [
    ("It is a fair share.", 1, ""),
    ("It is not a fair share.", -1, ""),
    ("We oppose a fair share.", -1, ""),
    ("We do not oppose a fair share.", 1, ""),
    ("We should want a fair share.", 1, ""),
    ("A fair share is a mistake.", 1, ""),
    ("It is a tax on families.", -1, ""),
    ("It is not a tax on families.", 0, "voided by a negation"),
    ("We reject a tax on families.", 0, "voided by a negation"),
    ("We do not reject a tax on families.", -1, ""),
    ("It is highway robbery.", -1, ""),
    ("It is not highway robbery.", -1, ""),
    ("We must stop highway robbery.", -1, ""),
    ("It will beggar the haulers.", -1, ""),
    ("It will not beggar the haulers.", 1, ""),
]


@pytest.mark.parametrize(("text", "sign", "discarded"), CUES, ids=[row[0] for row in CUES])
def test_cue_under_negation_and_reversal(read_one, text, sign, discarded):
    reading = read_one(text)
    assert (reading.sign, reading.discarded) == (sign, discarded)
    assert reading.mention.kind == "cue"


def test_cue_weighs_what_its_entry_says(read_one):
    assert read_one("It is highway robbery.").strength == 0.5


VOICES = [
    ("If tolls are right, we go.", 1, "conditional", "If"),
    ("Unless tolls are right, we go.", 1, "conditional", "Unless"),
    ("Although tolls are right, we go.", 1, "conceded", "Although"),
    ("Even if tolls are right, we go.", 1, "conceded", "Even if"),
    ("Perhaps we should raise tolls.", 1, "hedged", "Perhaps"),
    ("We might support tolls.", 1, "hedged", "might"),
    ("The minister said that tolls are right.", 1, "reported", "minister said"),
    ("Critics said that tolls are a mistake.", -1, "reported", "Critics said"),
    ("I wonder whether tolls are right.", None, "asked", "whether"),
    ("If traffic grows, we should raise tolls.", 1, "asserted", None),
    ("Although it rains, we should raise tolls.", 1, "asserted", None),
    ("I have always said that we should raise tolls.", 1, "asserted", None),
    ("I think that tolls are right.", 1, "asserted", None),
]


@pytest.mark.parametrize(("text", "sign", "voice", "words"), VOICES, ids=[row[0] for row in VOICES])
def test_voice(read, text, sign, voice, words):
    (reading,) = [one for one in read(text) if one.mention.span.text == "tolls"]
    assert reading.voice == voice
    if sign is not None:
        assert reading.sign == sign
    voiced = [
        one.words
        for one in reading.modifiers
        if one.kind in ("condition", "concession", "hedge", "report", "question")
    ]
    assert voiced == ([words] if words else [])


def test_report_outweighs_a_condition_and_a_question_outweighs_both(read_one):
    assert read_one("Critics said that, if tolls are right, we go.").voice == "reported"
    assert read_one("Was it critics who said that, if tolls are right, we go?").voice == "asked"


@pytest.mark.parametrize(
    "text",
    ["Should we raise tolls?", "“Should we raise tolls?”", "Should we raise tolls?)", "Tolls? "],
)
def test_question_mark_at_the_end_asks(read_one, text):
    assert read_one(text).voice == "asked"


def test_question_mark_inside_does_not(read_one):
    assert read_one("Why wait? We should raise tolls.").voice == "asserted"


def test_question_keeps_the_side_it_would_take(read_one):
    assert read_one("Should we raise tolls?").sign == 1


@pytest.mark.parametrize(
    ("text", "voice", "sign"),
    [
        ("Why do they still ride for nothing?", "asserted", 1),
        ("They ride for nothing.", "asserted", 1),
        ("Is it highway robbery?", "asked", -1),
        ("Do critics say that they ride for nothing?", "reported", 1),
    ],
)
def test_rhetorical_cue_keeps_its_side_in_a_question(read_one, text, voice, sign):
    reading = read_one(text)
    assert (reading.voice, reading.sign) == (voice, sign)


def test_rhetorical_cue_of_another_voice_stays_theirs(read_one):
    assert read_one("Critics said that they ride for nothing.").voice == "reported"


def test_report_inside_which_a_cue_begins_is_the_cues(tmp_path):
    changed = ('"toll of misery"', '"critics say that they pay"')
    made = load_compiled(read_rubric_files(str(write(tmp_path / "bridge", tolls=changed))), None)
    source = Document(name="text", text="Officials and critics say that they pay.")
    blocks = tuple(cut_blocks(source.text))
    own = split_statements([Statement(expert="Test Alpha", document=source, blocks=blocks)])
    (one,) = Reader(made).read(own)
    (reading,) = one.readings
    assert (reading.sign, reading.voice) == (-1, "reported")


def test_modifiers_come_in_the_order_of_the_text_and_point_home(read_one):
    text = "Perhaps we should not reject tolls."
    reading = read_one(text)
    assert [one.words for one in reading.modifiers] == ["Perhaps", "should", "not", "reject"]
    for one in (*reading.modifiers, reading.mention):
        assert text[one.span.start : one.span.end] == one.span.text


def test_each_mention_is_read_by_itself(read):
    first, second = read("We should raise tolls, but the surcharge is a mistake.")
    assert (first.sign, second.sign) == (1, -1)


# ---------------------------------------------------------------- once read wrongly

HARD = [
    # a negation written in a pattern does not turn the pattern
    ("Tolls do not work.", -1),
    ("Say no to tolls.", -1),
    # reversals of reversals, against coordinated ones
    ("We should stop opposing tolls.", 1),
    ("We must end the ban on tolls.", 1),
    # pseudo phrases against what reaches beyond them, and against reports
    ("There is no doubt that we should raise tolls.", 1),
    ("Critics argue that tolls are a mistake.", 0),
    ("It is a mistake not to raise tolls.", 1),
    ("We should not refuse to raise tolls.", 1),
    ("Tolls must end.", -1),
    ("The opponents of tolls are wrong.", 1),
    # views that the author turns away
    ("I reject the view that tolls are a mistake.", 1),
    ("It is not true that tolls are a mistake.", 1),
    ("It is a myth that tolls work.", -1),
    ("Nothing justifies tolls.", -1),
    # what was left undone, alone and judged
    ("The city failed to raise tolls.", 1),
    ("Failure to raise tolls would be a mistake.", 1),
    ("The refusal to raise tolls was right.", -1),
    ("We cannot afford not to raise tolls.", 1),
]


def owned(reading):
    """The side that the author takes in their own voice."""
    return 0 if reading.voice in ("reported", "asked") else reading.sign


@pytest.mark.parametrize(("text", "sign"), HARD, ids=[row[0] for row in HARD])
def test_side_once_read_wrongly(read_one, text, sign):
    assert owned(read_one(text)) == sign


def test_negated_judgement_with_an_infinitive_is_turned(read_one):
    assert owned(read_one("It would not be a mistake to raise tolls.")) == 1


@pytest.mark.parametrize("text", ["Tolls might be a mistake.", "Tolls are perhaps a mistake."])
def test_hedge_inside_a_judgement(read_one, text):
    assert read_one(text).voice == "hedged"


def test_own_voice_behind_a_report(read):
    text = "Officials said tolls are right, but I oppose tolls."
    assert [owned(one) for one in read(text)] == [0, -1]


def test_another_speaker_behind_the_own_voice(read_one):
    assert read_one("I think the president said that tolls are right.").voice == "reported"


def test_should_before_its_subject_is_a_condition_not_an_obligation(read_one):
    one = read_one("Should the council raise tolls, we go.")
    assert (owned(one), one.voice) == (0, "conditional")


def test_should_behind_a_nor_turns(read_one):
    assert owned(read_one("Nor should the council raise tolls.")) == -1


# ---------------------------------------------------------------- modifiers behind what they govern


@pytest.fixture(scope="module")
def read_behind():
    """The side of the word "toll", where modifiers stand behind what they work on."""
    place = Place(file="own.toml", line=1)

    def make_rule(kind, words):
        return ModifierRule(
            kind=kind, place=place, words=(words,), scope="before", reach=6, until="clause"
        )

    kinds = {"obligation": "must", "disapproval": "bad", "negation": "not", "denial": "false"}
    finder = ModifierFinder(
        Modifiers(
            id="own",
            rules=tuple(make_rule(kind, words) for kind, words in kinds.items()),
            terminators={},
            pseudo=(),
            lists={},
        )
    )
    takes = ("obligation", "disapproval")

    def read(text, kind="target"):
        tokens = tokenize(text)
        at = [token.norm for token in tokens].index("toll")
        entry = Entry(id="own/1", kind=kind, place=place, words=("toll",), takes=takes)
        span = Span(start=tokens[at].start, end=tokens[at].end, text="toll")
        mention = Mention(
            dimension="own",
            kind=kind,
            rule="own/1",
            words="toll",
            pole=1,
            weight=1.0,
            span=span,
            first=at,
            last=at + 1,
        )
        found = FoundMention(mention=mention, entry=entry)
        return read_mention(found, frozenset(), finder.find(text, tokens), text)

    return read


@pytest.mark.parametrize(
    ("text", "kind", "sign"),
    [
        ("toll must", "target", 1),
        ("toll must not", "target", -1),  # "not" works on "must"
        ("toll bad", "target", -1),
        ("toll bad not", "target", 1),
        ("toll must false", "target", -1),
        ("toll must false not", "target", 1),
        ("toll", "target", 0),
        ("toll not", "target", 0),
        ("toll", "cue", 1),
        ("toll not", "cue", -1),
        ("toll a b not", "cue", -1),
        ("not toll", "cue", 1),
        ("toll; not", "cue", 1),
    ],
)
def test_modifiers_that_stand_behind_what_they_work_on(read_behind, text, kind, sign):
    assert read_behind(text, kind).sign == sign
