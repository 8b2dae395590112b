"""A rubric to begin with: small, complete, and passing its own lint and test."""

from __future__ import annotations

from stances.errors import StancesError
from stances.regex import compile_later

_HEADER = """\
format = 1
title = "{name}: one question of policy to begin with"
dimensions = ["tariffs"]
modifiers = "english"      # the words that turn, weaken or void what stands in their scope
min_evidence = 0.5         # below this sum of weights an expert is silent
mixed_below = 0.2          # with both sides shown, positions nearer to 0 than this are mixed

[actors]                   # who can act; entries name them as subject or unless_subject
us = ["we", "our", "congress", "the government", "washington"]
rivals = ["beijing", "china", "chinese"]

[lists]                    # phrases that any pattern may call as @name
industry = ["factory", "factories", "manufactur*", "industry", "industries"]

# Likeness to the exemplars finds sides that no words find. It learns from exemplars alone, and
# from few of them it learns nonsense: take away the marks once each pole has some thirty, and
# once there are sentences on other matters, without which all that is said seems on topic.
# [similarity]
# weight = 0.5             # the most that it can weigh; words weigh up to 1
# topic = 0.35             # how like the dimension's exemplars a sentence must be at least
# named = 0.1              # the same where a target or cue names the topic
# side = 0.2               # how much liker to one pole than to the other
#
# [exemplars]
# elsewhere = ["It rained for most of the week.", "The museum opens at nine."]
"""

_DIMENSION = """\
format = 1
id = "tariffs"
label = "tariffs"
question = "Should tariffs on imports be raised?"
kind = "prescription"
positive = "raise tariffs"
negative = "lower tariffs"
about = "Our own tariffs on what we import. Not: the tariffs that others levy on our goods."

# A target names the topic; its side comes from the modifiers in its scope.
[[target]]
words = ["tariff*", "import (duty|duties)", "customs barrier*"]
unless_subject = ["rivals"]
fires = ["We should raise tariffs.", "Tariffs are a mistake."]
silent = ["China raised tariffs.", "Should tariffs rise?"]

# A cue carries a side by itself.
[[cue]]
pole = "+"
words = ["protect* ... @industry", "level the playing field"]
fires = ["We must protect our factories."]

[[cue]]
pole = "-"
words = ["free trade", "tax on (consumers|families)"]
under_negation = "void"
fires = ["Free trade made us rich."]
silent = ["They never believed in free trade."]

# They count for nothing until rubric.toml has [similarity].
[exemplars]
positive = [
  "Duties at the border keep our mills open.",
  "Without protection cheap imports will close the last plant in town.",
  "It is high time that foreign producers paid at the border.",
]
negative = [
  "Every duty ends up on the shopper's bill.",
  "Closing the border to goods makes us all poorer.",
  "Trade barriers invite barriers in return.",
]
neutral = ["The tariff schedule has ninety-nine chapters."]

# The dimension's own tests: stances rubric test runs them all.
[[example]]
text = "Higher tariffs would be a blunder."
expect = "-"

[[example]]
text = "Congress must not give up tariffs."
expect = "+"

[[example]]
text = "The minister said that tariffs must rise."
expect = "0"
"""

_NAME = compile_later(r"[a-z0-9]+(-[a-z0-9]+)*")


def make_starter(name: str) -> dict[str, str]:
    """Return the files of a new rubric, by their names.

    Raises:
        StancesError: as `check_name`.

    >>> sorted(make_starter("trade"))
    ['rubric.toml', 'tariffs.toml']
    """
    check_name(name)
    return {"rubric.toml": _HEADER.replace("{name}", name), "tariffs.toml": _DIMENSION}


def check_name(name: str) -> None:
    """Check the name of a new rubric.

    Raises:
        StancesError: the name is not of lower-case letters, digits and hyphens.
    """
    if not _NAME.fullmatch(name):
        raise StancesError(
            "not a name for a rubric", where=name, hint='use lower-case words, such as "trade-2026"'
        )
