from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.pipeline import score_inputs
from stances.read.moderators import leave_out_moderators
from stances.read.statements import extract_statements
from stances.scoring.names import choose_experts
from stances.settings.model import Settings

TALK = """\
TEST HOST, MODERATOR: Welcome. Should we strike back?

TEST ALPHA, FELLOW: We must talk.

HOST: And you?

TEST BETA: We must strike back.
"""


def read(text):
    return [Document(name="a.txt", text=text)]


def test_moderators_are_left_out_with_a_note():
    statements = extract_statements(read(TALK))
    assert {one.expert for one in statements} == {"Test Host", "Test Alpha", "Test Beta"}
    with pytest.warns(UserWarning, match="Test Host: left out of the scores as moderators; --with"):
        kept = tuple(leave_out_moderators(statements))
    assert {one.expert for one in kept} == {"Test Alpha", "Test Beta"}


@pytest.mark.filterwarnings("ignore:.*left out of the scores")
def test_scores_have_moderators_only_if_they_are_asked_for():
    assert score_inputs(read(TALK), settings=Settings()).sheet.experts == (
        "Test Alpha",
        "Test Beta",
    )
    settings = Settings(with_moderators=True)
    scored = score_inputs(read(TALK), settings=settings).sheet
    assert scored.experts == ("Test Host", "Test Alpha", "Test Beta")
    assert scored.passport.settings == {"with_moderators": "true"}


def test_a_text_in_which_only_moderators_speak_is_refused():
    text = "expert,role,text\nTest Host,moderator,Welcome.\n"
    with pytest.raises(StancesError, match="Test Host: only moderators speak; --with moderators"):
        score_inputs([Document(name="a.csv", text=text)], settings=Settings())


def test_nobody_is_left_out_and_nothing_noted_where_nobody_moderates(recwarn):
    statements = extract_statements(read("TEST ALPHA: Talk.\n\nTEST BETA: No.\n"))
    assert tuple(leave_out_moderators(statements)) == statements
    assert not recwarn.list


@pytest.mark.filterwarnings("ignore:.*left out of the scores")
@pytest.mark.parametrize("name", ["host", "Test Host"])
def test_a_moderator_who_is_asked_for_is_not_called_unknown(name):
    message = "^Test Host moderates and was left out of the scores; add --with moderators$"
    with pytest.raises(StancesError, match=message):
        score_inputs(read(TALK), settings=Settings(), experts=[name])
    scored = score_inputs(read(TALK), settings=Settings(with_moderators=True), experts=[name])
    assert scored.sheet.experts == ("Test Host",)
    with pytest.raises(StancesError, match=r"^unknown expert"):
        score_inputs(read(TALK), settings=Settings(), experts=["nobody"])


def test_several_moderators_who_are_asked_for_are_all_named():
    message = "^Test Host and Bo Host moderate and were left out of the scores; add --with"
    with pytest.raises(StancesError, match=message):
        choose_experts(["host"], ("Test Alpha",), ("Test Host", "Bo Host"))
