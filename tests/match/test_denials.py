"""What is said to be untrue: how far a denial reaches, who denies, and what undoes a denial."""

from __future__ import annotations

import pytest

REACHES = [
    # into all that the denied clause holds
    ("It is not true that we should raise tolls.", -1),
    ("It isn't true that we should raise tolls.", -1),
    ("It is not true that the bridge is full and we should raise tolls.", -1),
    ("It is not true that the bridge is full and that we should raise tolls.", -1),
    ("It is not true that the bridge is full, and that we should raise tolls.", -1),
    ("It is false that bridges are full, that rivers are high, and that tolls work.", -1),
    ("It is absurd to claim that tolls are right, or that tolls work.", -1),
    # past what only leads up to its subject, or stands in its midst
    ("It is not true that, in hard times, we should raise tolls.", -1),
    ("It is not true that in hard times, we should raise tolls.", -1),
    ("It is not true that when money is short, we should raise tolls.", -1),
    ("I reject the idea that, because the bridge is full, we should raise tolls.", -1),
    ("It is not true that our city, rich as it is, should raise tolls.", -1),
    ("I reject the idea that the council, which is rich, should raise tolls.", -1),
    ("It is not true that we think we should raise tolls.", -1),
    ("It is a myth that everybody we know should pay tolls.", -1),
    # but not into the next statement
    ("It is not true that the bridge is full; we should raise tolls.", 1),
    ("It is not true that the bridge is full: we should raise tolls.", 1),
    ("It is not true that the bridge is full — we should raise tolls.", 1),
    ("It is not true that the bridge is full, and we should raise tolls.", 1),
    ("It is not true that the bridge is full, so we should raise tolls.", 1),
    ("It is not true that the bridge is full, but we should raise tolls.", 1),
    ("It is not true that the bridge is full but we should raise tolls.", 1),
    ("It is not true that the bridge is full, we should raise tolls.", 1),
    ("It is not true that the bridge is full, and the council should raise tolls.", 1),
    ("It is not true that the bridge is full, because we should raise tolls.", 1),
    ("It is not true that the bridge pays for itself, which is why we should raise tolls.", 1),
    ("It is not true that the bridge is full, and, if asked, we should raise tolls.", 1),
    ("It is a myth that drivers are poor, and so Congress should raise tolls.", 1),
    ("It is false to say that the bridge is full; we must raise tolls.", 1),
    ("If it is not true that the bridge is full, we should raise tolls.", 1),
    ("I reject the idea that drivers are poor, and I support tolls.", 1),
    ("They reject the idea that drivers are poor; we should raise tolls.", 1),
    ("They deny that the bridge is full, but we should raise tolls.", 1),
]

UNDONE = [
    ("It is not false that we should raise tolls.", 1),
    ("It isn't absurd to say we should raise tolls.", 1),
    ("It is far from absurd to say that we should raise tolls.", 1),
    ("It is no myth that we should raise tolls.", 1),
    ("It was never a lie that we should raise tolls.", 1),
    ("It would not be wrong to say that we should raise tolls.", 1),
    ("I do not deny that we should raise tolls.", 1),
    ("I do not deny that tolls are a mistake.", -1),
    ("We don't dispute that we should raise tolls.", 1),
    ("I have never denied that we should raise tolls.", 1),
    ("I do not reject the idea that we should raise tolls.", 1),
    ("We must not dismiss the argument that we should raise tolls.", 1),
    ("No one can deny that we should raise tolls.", 1),
    ("No one can deny that tolls are a mistake.", -1),
    ("Nobody should deny that we should raise tolls.", 1),
    ("Nobody denies that we should raise tolls.", 1),
    ("Nobody can seriously dispute that we should raise tolls.", 1),
    ("Few would dispute that we should raise tolls.", 1),
    ("They cannot deny that we should raise tolls.", 1),
    ("It cannot be denied that we should raise tolls.", 1),
    ("There is no denying that we should raise tolls.", 1),
    ("It would be wrong to deny that we should raise tolls.", 1),
    ("It would be a mistake to dispute that we should raise tolls.", 1),
    ("It is hard to deny that we should raise tolls.", 1),
    ("It is foolish to reject the idea that we should raise tolls.", 1),
    ("It is not only true that we should raise tolls.", 1),
]

OWN = [
    ("I deny that we should raise tolls.", -1),
    ("I flatly deny that we should raise tolls.", -1),
    ("I deny that tolls are a mistake.", 1),
    ("I reject the claim that we should raise tolls.", -1),
    ("I reject the argument that we should raise tolls.", -1),
    ("I reject the minister's claim that we should raise tolls.", -1),
    ("I reject the claim that it is a fair share.", -1),
    ("I, for one, reject the idea that we should raise tolls.", -1),
    ("I have always rejected the idea that we should raise tolls.", -1),
    ("We dispute the view that the city should raise tolls.", -1),
    ("We contest the notion that tolls are a mistake.", 1),
    ("We must reject the idea that the city should raise tolls.", -1),
    ("They should reject the idea that we should raise tolls.", -1),
    ("I urge my colleagues to reject the claim that we should raise tolls.", -1),
    ("I don't accept that we should raise tolls.", -1),
    ("I simply cannot agree that we should raise tolls.", -1),
    ("I can no longer accept that we should raise tolls.", -1),
    ("I refuse to accept that we should raise tolls.", -1),
    ("I disagree with the claim that we should raise tolls.", -1),
    ("It is wrong to say that we should raise tolls.", -1),
    ("It is not correct to say that we should raise tolls.", -1),
    ("It has never been true that we should raise tolls.", -1),
    ("It is not true, as they claim, that we should raise tolls.", -1),
    ("Critics are wrong to claim that we should raise tolls.", -1),
    ("They are mistaken when they say that we should raise tolls.", -1),
    ("There is no truth in the claim that we should raise tolls.", -1),
    ("It is a dangerous myth that we should raise tolls.", -1),
]

ANOTHERS = [
    "They reject the idea that we should raise tolls.",
    "They reject the idea of raising tolls.",
    "My opponent dismisses the notion that we should raise tolls.",
    "The drivers' union disputes the claim that we should raise tolls.",
    "The report challenges the assumption that we should raise tolls.",
    "The governor denied that we should raise tolls.",
    "Critics deny that we should raise tolls.",
    "The mayor does not deny that we should raise tolls.",
    "They do not accept that we should raise tolls.",
    "Officials said it is not true that we should raise tolls.",
    "They say no one can deny that we should raise tolls.",
    "I know critics reject the idea that we should raise tolls.",
    "I hear they deny that we should raise tolls.",
    "We saw the mayor reject the claim that we should raise tolls.",
]


@pytest.mark.parametrize(("text", "sign"), [*REACHES, *UNDONE, *OWN])
def test_side_under_a_denial(read, text, sign):
    reading = read(text)[-1]
    assert reading.voice == "asserted"
    assert reading.sign == sign


@pytest.mark.parametrize("text", ANOTHERS)
def test_denial_by_somebody_else_is_a_report(read_one, text):
    assert read_one(text).voice == "reported"


def test_words_that_deny_and_undo_are_shown(read_one):
    kinds = [one.kind for one in read_one("It is not false that we should raise tolls.").modifiers]
    assert kinds == ["negation", "denial", "obligation"]
