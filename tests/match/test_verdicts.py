"""What the author makes of what others say, and of questions that answer themselves."""

from __future__ import annotations

import json

import pytest

from match.samples import read_side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        # agreed with
        ('"The levy is a gift," my first boss used to tell us, and he was right.', 1),
        (
            "The clerk's warning that an end to the levy would be a gift to our rivals is right.",
            1,
        ),
        ("The auditor is right to say that the levy can no longer be put off.", 1),
        ("Critics call the levy a failure, and they have a point.", -1),
        ("Critics call the levy a failure, and with good reason.", -1),
        ("The bishop, to his credit, calls the levy cruel.", -1),
        ("The bishop calls the levy cruel, and so do I.", -1),
        # turned down
        ("The levy, the Treasury informs us, is working; the figures show that it is not.", -1),
        ("The levy is working, they tell us every year, and it is as false today as ever.", -1),
        ("Our mayor says we should scrap the levy, and our mayor is talking through his hat.", 1),
        ("The guests who announce that the levy is a success misread the town.", -1),
        ("Critics call the levy a failure, but the numbers tell another story.", 1),
        ("The mayor says the levy is working; anyone who keeps a shop knows that's hogwash.", -1),
        ("The levy, according to the mayor, works; according to my till, it does not.", -1),
        # only reported
        ('"The levy works," the mayor told a crowd of farmers on Friday.', 0),
        ("The levy works, the mayor assured the farmers at the hall.", 0),
        ("The levy, the former mayor argued in his lecture, made our roads safer.", 0),
        ("The minister said he was right to bring in the levy.", 0),
        ("The minister said that critics of the levy are wrong.", 0),
        # no tags
        ("Nor can this house – elected on a promise of peace – abandon the levy.", 1),
        ("The levy works, and the mayor told us so.", 1),
    ],
)
def test_what_the_author_makes_of_a_report(text, side):
    assert read_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("By what right do we impose the levy on people who begged us not to?", -1),
        ("Who gave us the right to impose the levy?", -1),
        ("What gives them the right to charge a levy?", -1),
        ("What exactly did we gain by the levy, apart from a queue?", -1),
        ("What has the levy given us except queues and debts?", -1),
        ("Why in the world would we drop the levy now that it is finally biting?", 1),
        ("Since when does the valley need a levy?", -1),
        ("Who in his right mind thinks we need a levy?", -1),
        ("Does anybody seriously still believe the levy is working?", -1),
        ("What better way to mend the roads than a levy?", 1),
        ("When will they learn that the levy works?", 1),
        ("When will they learn that the levy does not work?", -1),
        ("What kind of government lives off a levy on bread?", -1),
        ("Who pays the levy?", 0),
        ("When was the levy raised?", 0),
        ("Does the levy work?", 0),
    ],
)
def test_questions_that_answer_themselves(text, side):
    assert read_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Dropping the levy is the last thing we need right now.", 1),
        ("Keeping the levy would be the last thing I would do.", -1),
        ("The levy was the last thing the council agreed on.", 0),
        ("The levy is in the news right now.", 0),
        ("Enough is enough: bring in the levy.", 1),
        ("Enough is enough: scrap the levy.", -1),
    ],
)
def test_last_things_and_what_is_right_now(text, side):
    assert read_side(text) == side


@pytest.mark.parametrize(
    ("dimension", "text", "side"),
    [
        (
            "us-presence",
            "Our mayor says we should pull the troops out of Iraq, and he is wrong.",
            "for",
        ),
        (
            "nuclear-risk",
            "Iran is racing toward a bomb, the guest told our club. It is not.",
            "against",
        ),
        ("soleimani-strike", "What exactly did we gain by killing Soleimani?", "against"),
        ("war-risk", "Who can seriously believe that a wider war is upon us?", "against"),
    ],
)
def test_cues_in_reports_and_questions(dimension, text, side, whole_run, folder):
    (folder / "one.jsonl").write_text(json.dumps({"expert": "Test A", "text": text}))
    told = json.loads(whole_run("score", "one.jsonl", "-r", "us-iran", "-f", "json")[1])
    states = {cell["dimension"]: cell["state"] for cell in told["cells"]}
    assert states[dimension] == side


@pytest.mark.parametrize(
    "text",
    [
        "What kind of levy is it?",
        "Since when has the levy been collected monthly?",
        "Could somebody explain to us how the levy works?",
        "How much longer does the levy run?",
        "If the council had voted, would the levy have passed?",
        "The levy is what the council voted for on Tuesday.",
        "The mayor says the levy works, and he is running again.",
        "Critics say the levy is unfair, and supporters say it is fair.",
        "They misread the levy notice, so the clerk sent another.",
        "The clerk told us on Monday how the levy is collected.",
        "The levy: questions and answers.",
        "The levy was raised in May and lowered in June.",
    ],
)
def test_what_only_looks_like_a_verdict(text):
    assert read_side(text) == 0
