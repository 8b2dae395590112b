"""What scores depend on besides the text."""

from __future__ import annotations

from msgspec.structs import replace

from stances import __version__
from stances.scoring.passport import METHOD, make_passport
from stances.settings.model import Settings


def test_passport_names_what_scores_depend_on(whole):
    passport = make_passport(whole, Settings())
    assert (passport.stances, passport.method) == (__version__, METHOD)
    assert passport.rubric == "bridge"
    assert passport.rubric_hash == f"sha256:{whole.digest[:12]}"
    assert passport.settings == {}


def test_only_settings_that_are_not_default_stand_in_it(whole):
    changed = replace(Settings(), expert_column="who", text_column="text")
    assert make_passport(whole, changed).settings == {"expert_column": "who"}
