"""Plain sentences, made by crossing topics with what is said of them.

The words are those of this project; hard sentences stand elsewhere. A bound is no aim: it keeps
what plain sentences reach from falling unseen.
"""

from __future__ import annotations

import json
import random

import pytest

from match.samples import read_side

SUBJECTS = (
    ("the levy", False),
    ("this levy", False),
    ("the levy on cars", False),
    ("the new levy", False),
    ("a levy", False),
    ("levies", True),
    ("the levies", True),
    ("levies on cars", True),
    ("the government's levy", False),
    ("the levy we brought in last year", False),
    ("a levy of this kind", False),
    ("the whole idea of a levy", False),
)
"""A subject, and whether it is plural."""

SAID = (
    ("work", "works", 1),
    ("help us", "helps us", 1),
    ("hurt us", "hurts us", -1),
    ("harm workers", "harms workers", -1),
    ("protect our jobs", "protects our jobs", 1),
    ("make us safer", "makes us safer", 1),
    ("make us poorer", "makes us poorer", -1),
    ("are a mistake", "is a mistake", -1),
    ("are a good idea", "is a good idea", 1),
    ("are wrong", "is wrong", -1),
    ("are necessary", "is necessary", 1),
    ("have failed", "has failed", -1),
    ("do not work", "does not work", -1),
    ("don't help anyone", "doesn't help anyone", -1),
    ("have made things worse", "has made things worse", -1),
    ("will ruin us", "will ruin us", -1),
    ("would be a disaster", "would be a disaster", -1),
    ("are the best thing we have", "is the best thing we have", 1),
    ("do more harm than good", "does more harm than good", -1),
    ("deserve our support", "deserves our support", 1),
    ("are not the answer", "is not the answer", -1),
    ("are the answer", "is the answer", 1),
    ("must go", "must go", -1),
    ("should stay", "should stay", 1),
    ("are long overdue", "is long overdue", 1),
    ("were a terrible mistake", "was a terrible mistake", -1),
    ("make no sense", "makes no sense", -1),
    ("make sense", "makes sense", 1),
    ("are worth keeping", "is worth keeping", 1),
    ("are not worth the trouble", "is not worth the trouble", -1),
    ("save lives", "saves lives", 1),
    ("cost too much", "costs too much", -1),
    ("are unfair", "is unfair", -1),
    ("are our only hope", "is our only hope", 1),
    ("have saved thousands of jobs", "has saved thousands of jobs", 1),
    ("achieve nothing", "achieves nothing", -1),
    ("only make matters worse", "only makes matters worse", -1),
    ("solve nothing", "solves nothing", -1),
    ("keep the peace", "keeps the peace", 1),
)
"""What is said of a plural and of a singular subject, and the side of it."""

FRAMES = (
    ("{0} {2}.", 1),
    ("I think {1} {2}.", 1),
    ("I think that {1} {2}.", 1),
    ("I believe {1} {2}.", 1),
    ("In my view {1} {2}.", 1),
    ("In my view, {1} {2}.", 1),
    ("It is clear that {1} {2}.", 1),
    ("It is clear to me {1} {2}.", 1),
    ("There is no doubt that {1} {2}.", 1),
    ("Make no mistake: {1} {2}.", 1),
    ("Frankly, {1} {2}.", 1),
    ("The truth is that {1} {2}.", 1),
    ("The truth is {1} {2}.", 1),
    ("I am convinced {1} {2}.", 1),
    ("As I see it, {1} {2}.", 1),
    ("My point is that {1} {2}.", 1),
    ("To be honest, {1} {2}.", 1),
    ("Everybody knows {1} {2}.", 1),
    ("Let me be clear: {1} {2}.", 1),
    ("We all know that {1} {2}.", 1),
    ("I have always said that {1} {2}.", 1),
    ("After ten years I still think {1} {2}.", 1),
    ("Look, {1} {2}.", 1),
    ("{0} {2}, and everybody knows it.", 1),
    ("{0} {2}, in my opinion.", 1),
    ("{0}, I think, {2}.", 1),
    ("{0}, to my mind, {2}.", 1),
    ("{0} {2}, if you ask me.", 1),
    ("Here is the thing: {1} {2}.", 1),
    ("You see, {1} {2}.", 1),
    ("What matters is that {1} {2}.", 1),
    ("As a farmer I can tell you that {1} {2}.", 1),
    ("I would argue that {1} {2}.", 1),
    ("I do not think {1} {2}.", -1),
    ("I doubt that {1} {2}.", -1),
    ("It is not true that {1} {2}.", -1),
    ("Nobody believes that {1} {2}.", -1),
    ("Do not tell me that {1} {2}.", -1),
    ("I am not convinced that {1} {2}.", -1),
    ("Who still thinks that {1} {2}?", -1),
)
"""A sentence with its subject, and -1 where it denies what is said."""

OBJECTS = (
    "the levy",
    "this levy",
    "the levy on cars",
    "levies",
    "the levies",
    "levies on cars",
    "the government's levy",
    "a new levy",
    "any levy of this kind",
    "the levy we brought in last year",
    "the levy and the quota",
    "the quota and the levy",
)

ACTS = (
    ("keep", 1, "kept", "keeping"),
    ("scrap", -1, "scrapped", "scrapping"),
    ("extend", 1, "extended", "extending"),
    ("end", -1, "ended", "ending"),
    ("lift", -1, "lifted", "lifting"),
    ("bring back", 1, "brought back", "bringing back"),
    ("get rid of", -1, "got rid of", "getting rid of"),
    ("support", 1, "supported", "supporting"),
    ("abandon", -1, "abandoned", "abandoning"),
    ("strengthen", 1, "strengthened", "strengthening"),
    ("do away with", -1, "done away with", "doing away with"),
    ("stick with", 1, "stuck with", "sticking with"),
    ("phase out", -1, "phased out", "phasing out"),
    ("raise", 1, "raised", "raising"),
    ("cut", -1, "cut", "cutting"),
    ("defend", 1, "defended", "defending"),
    ("impose", 1, "imposed", "imposing"),
    ("rethink", -1, "rethought", "rethinking"),
)
"""What is done: the verb, its side, its past and its gerund."""

DONE = (
    ("We should {verb} {object}.", 1),
    ("We must {verb} {object}.", 1),
    ("We should not {verb} {object}.", -1),
    ("We must never {verb} {object}.", -1),
    ("We ought to {verb} {object}.", 1),
    ("It is time to {verb} {object}.", 1),
    ("It is high time that we {past} {object}.", 1),
    ("I want the government to {verb} {object}.", 1),
    ("I would {verb} {object} tomorrow.", 1),
    ("I would never {verb} {object}.", -1),
    ("Let us {verb} {object}.", 1),
    ("Let's not {verb} {object}.", -1),
    ("Please {verb} {object}.", 1),
    ("Do not {verb} {object}.", -1),
    ("The government should {verb} {object}.", 1),
    ("The minister was right to {verb} {object}.", 1),
    ("The minister was wrong to {verb} {object}.", -1),
    ("It would be a mistake to {verb} {object}.", -1),
    ("It would be wise to {verb} {object}.", 1),
    ("It makes no sense to {verb} {object}.", -1),
    ("{Gerund} {object} would be a mistake.", -1),
    ("{Gerund} {object} is the right thing to do.", 1),
    ("{Gerund} {object} was a disaster.", -1),
    ("{Gerund} {object} will cost us dearly.", -1),
    ("I urge parliament to {verb} {object}.", 1),
    ("I beg you to {verb} {object}.", 1),
    ("I call on the council to {verb} {object}.", 1),
    ("We cannot afford to {verb} {object}.", -1),
    ("We have no choice but to {verb} {object}.", 1),
    ("There is no reason to {verb} {object}.", -1),
    ("There is every reason to {verb} {object}.", 1),
    ("Why should we {verb} {object}?", -1),
    ("Why not {verb} {object}?", 1),
    ("I see no point in {gerund} {object}.", -1),
    ("I am against {gerund} {object}.", -1),
    ("I am in favour of {gerund} {object}.", 1),
    ("I am glad that they {past} {object}.", 1),
    ("I am sorry that they {past} {object}.", -1),
    ("Thank God they {past} {object}.", 1),
    ("If we {verb} {object}, we will regret it.", -1),
    ("If we {verb} {object}, everybody will be better off.", 1),
    ("Unless we {verb} {object}, we are lost.", 1),
    ("The best way forward is to {verb} {object}.", 1),
    ("The last thing we should do is {verb} {object}.", -1),
    ("What we need is to {verb} {object}.", 1),
    ("Anyone who wants to {verb} {object} has my support.", 1),
    ("I voted to {verb} {object} and I would do it again.", 1),
    ("My advice is to {verb} {object}.", 1),
    ("My advice is simple: {verb} {object}.", 1),
    ("Nobody in their right mind would {verb} {object}.", -1),
    ("I refuse to {verb} {object}.", -1),
    ("We need to {verb} {object} before it is too late.", 1),
    ("It is wrong to {verb} {object}.", -1),
    ("It is our duty to {verb} {object}.", 1),
    ("The decision to {verb} {object} was right.", 1),
    ("The decision to {verb} {object} was a blunder.", -1),
    ("Plans to {verb} {object} should be dropped.", -1),
    ("I welcome the plan to {verb} {object}.", 1),
    ("I reject the plan to {verb} {object}.", -1),
    ("There is a strong case for {gerund} {object}.", 1),
    ("The case against {gerund} {object} is overwhelming.", -1),
    ("Critics want to {verb} {object}, but they are wrong.", -1),
)
"""What a sentence makes of an act: 1 where it asks for it or welcomes it."""

TOPICS = {
    "retaliation": (
        (
            "a military response",
            "hitting back at Iran",
            "striking Iran again",
            "air strikes on Iran",
            "retaliation against Iran",
            "bombing Iran",
            "another strike on Iran",
            "military action against Iran",
            "an attack on Iran",
            "using force against Iran",
            "strikes against the Revolutionary Guard",
            "firing back at Iran",
            "answering Iran with force",
            "a counterstrike",
            "punishing Iran with bombs",
            "an armed answer to Iran",
            "hitting Iranian targets",
            "a show of force against Iran",
        ),
        (
            "holding fire",
            "restraint by the United States",
            "doing nothing in return",
            "calling off the strikes",
            "turning the other cheek to Iran",
        ),
    ),
    "diplomacy": (
        (
            "talks with Iran",
            "negotiations with Tehran",
            "a deal with Iran",
            "dialogue with the regime in Tehran",
            "diplomacy with Iran",
            "sitting down with the Iranians",
            "negotiating with Iran",
            "talking to Iran",
            "engagement with Iran",
            "a summit with the Iranians",
            "direct contacts with Tehran",
            "a diplomatic solution with Iran",
            "a back channel to Tehran",
            "a return to the nuclear deal",
            "reaching out to Tehran",
            "an agreement with Iran",
            "mediation by Oman between us and Iran",
            "meeting the Iranians halfway",
            "discussions with Iran's foreign minister",
            "bargaining with Tehran",
        ),
        (
            "breaking off talks with Iran",
            "refusing to talk to Iran",
            "walking away from the table with Iran",
        ),
    ),
    "economic-pressure": (
        (
            "sanctions on Iran",
            "the sanctions",
            "maximum pressure on Iran",
            "economic pressure on Iran",
            "squeezing Iran's economy",
            "the oil embargo on Iran",
            "new sanctions on Tehran",
            "tougher sanctions against Iran",
            "cutting Iran off from the banks",
            "choking off Iran's oil exports",
            "the campaign of maximum pressure",
            "financial penalties on Iran",
            "economic sanctions against the regime",
            "starving the regime of money",
            "the squeeze on Iran's oil",
            "punishing Iran's economy",
        ),
        (
            "lifting the sanctions on Iran",
            "sanctions relief for Iran",
            "easing the sanctions",
            "dropping maximum pressure",
            "unfreezing Iran's money",
        ),
    ),
    "us-presence": (
        (
            "keeping our troops in Iraq",
            "our presence in Iraq",
            "the American presence in Iraq",
            "staying in Iraq",
            "our bases in Iraq",
            "leaving American soldiers in Iraq for now",
            "having US forces in Iraq",
            "a long stay in Iraq for our troops",
            "the deployment of American soldiers in Iraq",
            "the military mission in Iraq",
            "keeping a force in Syria and Iraq",
            "our military footprint in Iraq",
            "stationing soldiers in Iraq",
        ),
        (
            "leaving Iraq",
            "pulling our troops out of Iraq",
            "withdrawal from Iraq",
            "bringing our soldiers home from Iraq",
            "an American exit from Iraq",
            "a pullout from Iraq",
            "getting out of Iraq",
            "removing our forces from Iraq",
            "going home from Iraq",
            "a drawdown in Iraq",
        ),
    ),
    "coalition": (
        (
            "working with our allies on Iran",
            "consulting our allies on Iran",
            "a joint approach with the Europeans on Iran",
            "a coalition against Iran",
            "NATO's help with Iran",
            "acting with partners on Iran",
            "bringing the Europeans on board over Iran",
            "allied unity on Iran",
            "a common front with our allies on Iran",
            "the support of our allies against Iran",
            "coordination with Europe on Iran",
            "burden sharing with our partners in the Gulf",
        ),
        (
            "going it alone on Iran",
            "acting alone against Iran",
            "ignoring our allies on Iran",
            "a unilateral policy on Iran",
            "snubbing the Europeans over Iran",
        ),
    ),
    "iraq-sovereignty": (
        (
            "Iraq's sovereignty",
            "respect for Iraq's sovereignty",
            "asking Baghdad's consent",
            "heeding the Iraqi parliament's vote",
            "respecting the wishes of the Iraqi government",
            "Iraq's right to decide for itself",
            "sparing Iraq a war on its soil",
            "treating Iraq as a sovereign state",
            "keeping Iraq out of our fight with Iran",
        ),
        (
            "violating Iraq's sovereignty",
            "using Iraq as a battlefield",
            "striking in Iraq without Baghdad's consent",
            "overriding Baghdad",
            "trampling on Iraq's sovereignty",
            "ignoring the Iraqi parliament",
            "treating Iraq as our battlefield",
        ),
    ),
    "soleimani-strike": (
        (
            "the killing of Soleimani",
            "the strike on Soleimani",
            "taking out Soleimani",
            "killing Soleimani",
            "the death of Soleimani",
            "the drone strike that killed Soleimani",
            "assassinating Soleimani",
            "the operation against Soleimani",
            "removing Soleimani",
            "the decision to kill Soleimani",
            "getting rid of General Soleimani",
            "eliminating Qassem Soleimani",
            "hitting Soleimani's convoy",
        ),
        ("sparing Soleimani", "letting Soleimani live"),
    ),
}
"""By dimension, what speaks for its + pole where it is welcome, and what for its - pole."""

JUDGED = (
    ("{0} would be a mistake.", -1),
    ("{0} is a mistake.", -1),
    ("{0} was a mistake.", -1),
    ("{0} is the right course.", 1),
    ("{0} makes us safer.", 1),
    ("{0} will cost us dearly.", -1),
    ("{0} is a bad idea.", -1),
    ("{0} is in our interest.", 1),
    ("{0} does us no good.", -1),
    ("{0} is worth it.", 1),
    ("I support {1}.", 1),
    ("I am against {1}.", -1),
    ("I am for {1}.", 1),
    ("We need {1}.", 1),
    ("I see no point in {1}.", -1),
    ("There is no case for {1}.", -1),
    ("There is a strong case for {1}.", 1),
    ("I cannot support {1}.", -1),
    ("I think {1} would help us.", 1),
    ("I think {1} would hurt us.", -1),
    ("I do not believe in {1}.", -1),
    ("What we need is {1}.", 1),
    ("Nothing good can come of {1}.", -1),
    ("{0} is our best hope.", 1),
    ("{0} would be madness.", -1),
    ("{0} would be wise.", 1),
    ("Without {1} we will all be worse off.", 1),
    ("I welcome {1}.", 1),
    ("I regret {1}.", -1),
)

PAST_ONLY = frozenset(range(29)) - {0, 12, 13, 18, 19, 21, 23, 24, 25, 26}
"""Which of them fit a deed that is done."""


def capitalise(text):
    return text[:1].upper() + text[1:]


def list_said():
    for subject, plural in SUBJECTS:
        for many, one, side in SAID:
            for frame, turned in FRAMES:
                said = many if plural else one
                doubled = turned < 0 and {"not", "no", "nothing"} & set(said.split())
                if not doubled and "n't" not in said:
                    yield frame.format(capitalise(subject), subject, said), side * turned


def list_done():
    for thing in OBJECTS:
        for verb, side, past, gerund in ACTS:
            for frame, turned in DONE:
                words = {"verb": verb, "past": past, "gerund": gerund, "object": thing}
                yield frame.format(Gerund=capitalise(gerund), **words), side * turned


@pytest.mark.parametrize("make", [list_said, list_done])
def test_plain_sentences_about_a_bare_target(make):
    sentences = random.Random(1).sample(list(make()), k=1500)
    wrong = [text for text, side in sentences if read_side(text) != side]
    assert len(wrong) <= 45, wrong[:20]


def agree(subject, judged):
    plural = subject.split()[0].endswith("s") and subject.split()[0] != "discussions'"
    plural = plural or (subject.startswith(("the ", "our ", "air ")) and subject.endswith("s"))
    if not plural or not judged.startswith("{0}"):
        return judged
    for one, many in ((" is ", " are "), (" was ", " were "), (" makes ", " make ")):
        judged = judged.replace(one, many, 1)
    return judged.replace(" does ", " do ", 1)


def test_plain_sentences_about_the_topics_of_the_bundled_rubric(whole_run, folder):
    rows = []
    for dimension, poles in TOPICS.items():
        for pole, topics in zip((1, -1), poles, strict=True):
            for topic in topics:
                for at, (judged, side) in enumerate(JUDGED):
                    if dimension == "soleimani-strike" and at not in PAST_ONLY:
                        continue
                    text = agree(topic, judged).format(capitalise(topic), topic)
                    rows.append((text, dimension, side * pole))
    rows = random.Random(5).sample(rows, k=1500)
    lines = (json.dumps({"expert": f"e{k}", "text": row[0]}) for k, row in enumerate(rows))
    (folder / "plain.jsonl").write_text("\n".join(lines), encoding="utf-8")
    told = json.loads(whole_run("score", "plain.jsonl", "-r", "us-iran", "-f", "json")[1])
    cells = {(cell["expert"], cell["dimension"]): cell for cell in told["cells"]}
    got = []
    for k, (_, dimension, _) in enumerate(rows):
        cell = cells[f"e{k}", dimension]
        got.append({"for": 1, "against": -1}.get(cell["state"], 0))
    right = sum(side == row[2] for side, row in zip(got, rows, strict=True))
    other = sum(side == -row[2] for side, row in zip(got, rows, strict=True))
    assert right >= 1380
    assert other <= 45
