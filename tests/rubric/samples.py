"""A small made-up rubric about bridge tolls, as texts, and how it is written to a folder."""

from __future__ import annotations

HEADER = """\
format = 1
title = "Bridge tolls: a made-up rubric"
dimensions = ["tolls", "traffic"]
modifiers = "english"
composition = false
min_evidence = 0.5
mixed_below = 0.2
inherited = 0.5

[voices]
asserted = 1.0
hedged = 0.8
conditional = 0.6
conceded = 0.4
reported = 0.0
asked = 0.0

[similarity]
weight = 0.0
topic = 1.0
side = 1.0

[actors]
us = ["we", "our", "congress", "washington", "the government"]
rivals = ["beijing", "china", "chinese"]

[lists]
crossing = ["bridge*", "tunnel*"]
"""

TOLLS = """\
format = 1
id = "tolls"
label = "bridge tolls"
question = "Should drivers pay tolls?"
kind = "prescription"
positive = "charge drivers"
negative = "let them pass free"
about = "Tolls on our own bridges."

[lists]
payers = ["driver*", "hauler*"]

[[target]]
words = ["toll*"]
fires = ["We should raise tolls."]
silent = ["Tolls are collected at the gate."]

[[target]]
pole = "-"
words = ["rebate*"]
fires = ["We should grant rebates."]

[[target]]
words = ["surcharge*"]
takes = ["disapproval"]
fires = ["The surcharge was a mistake."]

[[target]]
words = ["quota*"]
unless_subject = ["rivals"]
fires = ["We should set quotas."]
silent = ["Beijing should set quotas."]

[[target]]
words = ["levy"]
subject = ["us"]
fires = ["Congress should keep the levy."]

[[target]]
words = ["ferry"]
with = ["@crossing"]
fires = ["We should keep the ferry by the bridge."]

[[target]]
words = ["canal*"]
without = ["lock*"]
fires = ["We should charge canals."]

[[target]]
words = ["barge*"]
with_paragraph = ["@crossing"]
fires = ["The bridge stands. We should charge barges."]

[[cue]]
pole = "+"
words = ["fair share"]
fires = ["Every driver owes a fair share."]
silent = ["He has never paid a fair share."]

[[cue]]
pole = "-"
words = ["tax on families"]
under_negation = "void"
fires = ["It is a tax on families."]
silent = ["It is not a tax on families."]

[[cue]]
pole = "-"
words = ["highway robbery"]
under_negation = "keep"
weight = 0.5
fires = ["It is highway robbery."]

[[cue]]
pole = "+"
words = ["ride for nothing"]
rhetorical = true
fires = ["Why do they still ride for nothing?"]

[[cue]]
pole = "-"
words = ["toll of misery"]
fires = ["It has been a toll of misery."]

[[cue]]
pole = "-"
words = ["beggar the @payers"]
fires = ["It will beggar the haulers."]

[exemplars]
positive = [
  "Drivers who use the bridge ought to pay for the bridge.",
  "Those who cross must pay for the upkeep.",
  "Charging drivers keeps the bridge in repair.",
]
negative = [
  "Crossing the river ought to be free for all drivers.",
  "Nobody should be charged for crossing the river.",
  "Free passage keeps the town alive.",
]
neutral = ["The bridge has four lanes and a walkway."]

[[example]]
text = "Higher tolls would be a mistake."
expect = "-"

[[example]]
text = "The bridge opened long ago."
expect = "0"
"""

TRAFFIC = """\
format = 1
id = "traffic"
label = "traffic"
question = "Is the traffic bearable?"
kind = "assessment"
positive = "it is bearable"
negative = "it is not"

[[target]]
words = ["traffic"]
fires = ["Traffic is a disaster."]

[[cue]]
pole = "-"
words = ["bumper to bumper", "jam at the tolls"]
fires = ["It is bumper to bumper."]

[exemplars]
positive = [
  "Cars flow across without a wait.",
  "There is no wait at the ramp.",
  "Even at noon the lanes are clear.",
]
negative = [
  "Cars stand in line for hours at the ramp.",
  "The wait at the ramp lasts for hours.",
  "Every morning the lanes are jammed.",
]
"""

FILES = {"rubric.toml": HEADER, "tolls.toml": TOLLS, "traffic.toml": TRAFFIC}


def write(folder, **changed):
    """Write the rubric; ``tolls=(old, new)`` replaces words of that file, `None` leaves it out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        change = changed.get(name.removesuffix(".toml"), ("", ""))
        if change is None:
            continue
        old, new = change
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return folder
