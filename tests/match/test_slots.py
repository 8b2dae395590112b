"""Set phrases with a slot for the target, and plain judgements that words around it make."""

from __future__ import annotations

import pytest

from match.samples import read_side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("There is no alternative to the levy.", 1),
        ("There is no alternative to scrapping the levy.", -1),
        ("There is nothing like the levy.", 1),
        ("We need an alternative to the levy.", -1),
        ("We cannot afford the levy.", -1),
        ("We cannot afford to lose the levy.", 1),
        ("There is much to be said for the levy.", 1),
        ("There is little to be said for the levy.", -1),
        ("Critics insist there is little to be said for the levy.", 0),
        ("I have always been a friend of the levy.", 1),
        ("I was never a fan of the levy.", -1),
        ("We got along fine without the levy.", -1),
        ("Life was better before the levy.", -1),
        ("Things have got better since the levy.", 1),
        ("The sooner the levy goes, the better.", -1),
        ("The sooner the levy comes, the better.", 1),
        ("The less said about the levy, the better.", -1),
        ("The levy has a lot going for it.", 1),
        ("The levy has a lot to answer for.", -1),
        ("We have the levy to thank for the new bridge.", 1),
        ("The levy is what we voted for.", 1),
        ("The levy is not what we voted for.", -1),
        ("We have gained nothing out of the levy.", -1),
        ("We have paid this levy for long enough.", -1),
    ],
)
def test_set_phrases(text, side):
    assert read_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("There is nothing good about the levy.", -1),
        ("There is nothing bad about the levy.", 1),
        ("The levy is not the way to go.", -1),
        ("The levy is a risk worth taking.", 1),
        ("The levy is a risk not worth taking.", -1),
        ("The levy needs scrapping.", -1),
        ("The levy only helps the rich.", -1),
        ("The levy helps the poor.", 1),
        ("I fear we will lose the levy.", 1),
        ("I fear we must lose the levy.", -1),
    ],
)
def test_plain_judgements(text, side):
    assert read_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("I would not call the levy a mistake.", 1),
        ("Don't call the levy a success.", -1),
        ("Do not treat the levy as a joke.", 1),
        ("We cannot go on treating the levy as a joke.", 1),
        ("Stop calling the levy a joke.", 1),
        ("The levy has been called fair, and it has been called reckless.", 0),
        ("The levy has rightly been called unfair.", -1),
        ("Neither the levy nor the law should limit what our builders do.", -1),
        ("The levy must not stand in our way.", -1),
        ("We should not let the levy tie our hands.", -1),
        ("We cannot allow ourselves to be bound by the levy.", -1),
        ("The levy must not harm the poor.", 1),
        ("Barely a third of them could recall the year in which the levy was introduced.", 0),
        ("Even if the levy costs us, it is right.", 1),
    ],
)
def test_what_it_is_called_and_whom_it_binds(text, side):
    assert read_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        # one modal over a list of verbs with their objects
        ("The mayor should not lift the ban, close the levy or cut the fee.", 1),
        ("We should cut the ban, sell the bridge, and drop the levy.", -1),
        ("He promised to lift the ban, scrap the levy and cut the fee, and he was right.", -1),
        ("To mend the roads, keep the levy and cut the fee.", 1),
        ("If the river should rise, keep the levy and call the guard.", 1),
        # orders behind a purpose
        ("To save the bridge, keep the levy.", 1),
        ("To keep the levy would ruin us.", -1),
        # what is not given
        ("The levy has brought us neither work nor peace.", -1),
        ("The levy has brought us both work and peace.", 1),
        ("The levy is the only way out of this mess.", 1),
        ("The levy is no way out.", -1),
        # a grant that ends at a stop
        ("Granted, the memo was thin; the levy still left us better off.", 1),
    ],
)
def test_lists_orders_and_what_comes_of_it(text, side):
    assert read_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Neither the price of oil, nor the mood of the town, nor the calendar should keep us "
         "from raising the levy.", 1),
        ("Don't let the levy get in the way.", -1),
        ("How can anybody look at these roads and not see that the levy is needed?", 1),
        ("If the levy had worked, would we be this poor?", -1),
        ("Even if the first years go nowhere, the mayor should keep raising the levy.", 1),
        ("A levy on the guards' houses is not a bad idea at all.", 1),
        ("The council is being asked to extend the levy.", 0),
        ("We are assured by the mayor that the levy works.", 0),
        ("My friends insist that the levy is a mistake.", 0),
        ("They studied how well the levy worked.", 0),
        ("Look how well the levy worked.", 1),
        ("The levy is a mistake, a clerk said.", 0),
    ],
)  # fmt: skip
def test_what_others_say_ask_and_study(text, side):
    assert read_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Congress should not suspend, water down or trade away the levy.", 1),
        ("The levy bought us neither safety nor leverage nor a single friend.", -1),
        ("The levy had better stay.", 1),
        ("We had better not keep the levy.", -1),
        ("The levy is simply not fair.", -1),
        ("The levy, a professor was quoted as saying, hurts every town.", 0),
        ("We tried the levy, and it failed.", -1),
        ("Why keep the levy?", -1),
        ("I can't stand the levy.", -1),
        ("I can't believe we still have the levy.", -1),
        ("I was against the levy initially.", 1),
        ("gotta keep the levy", 1),
        ("It's high time the levy was wound up.", -1),
        ("The levy was a Pyrrhic victory.", -1),
        ("What kind of town lets a levy ruin its bakers?", -1),
        ("The levy is an offer we should turn down.", -1),
        ("The levy is a tool we should keep.", 1),
        ("Everyone in the town hall adores the levy.", 0),
    ],
)
def test_more_plain_sentences(text, side):
    assert read_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The levy was raised in May, which was a mistake.", -1),
        ("The levy was dropped in May, which was a mistake.", 1),
        ("The levy was raised in May, which was a wet month.", 0),
        ("The levy: a disaster from start to finish.", -1),
        ("The levy: our best hope.", 1),
        ("The levy: a report from the hall.", 0),
    ],
)
def test_fragments_and_what_which_judges(text, side):
    assert read_side(text) == side
