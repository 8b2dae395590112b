"""A cue weighs less where its author grants it or takes no side, in its sentence or the next."""

from __future__ import annotations

import json

import pytest

CUE = "Iraq is a sovereign country"


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (f"{CUE}.", "asserted"),
        (f"{CUE}, and we must heed it.", "asserted"),
        (f"Of course {CUE}.", "asserted"),
        (f"Granted, {CUE}. Still, we have to act there.", "conceded"),
        (f"I know {CUE}.", "asserted"),
        (f"Certainly {CUE}. It is still waiting for us to leave.", "asserted"),
        (f"Sure, {CUE}, and nobody but the Iraqis may decide.", "asserted"),
        (f"{CUE}. Anyone who knows Iraq knows that.", "asserted"),
        (f"{CUE}. Ask me in Baghdad or in Erbil and I will say the same.", "asserted"),
        (f"{CUE}. I can't say that often enough.", "asserted"),
        (f"{CUE}. Which of these bases will close first I can't say.", "asserted"),
        (f"{CUE}. Too many in Washington do not know which end is up.", "asserted"),
        (f"Yes, {CUE}. I would still act there.", "conceded"),
        (f"{CUE}. All the same, we have to act there.", "conceded"),
        (f"{CUE}, I grant you that, but we have to act there.", "conceded"),
        (f"{CUE}, but who cares for it.", "asserted"),
        (f"{CUE}. Whether the strike was lawful, I can't decide.", "asserted"),
        (f"{CUE}. What that means I can't decide.", "asked"),
        (f"{CUE}, and we are its guests. Which of the two weighs more I can't decide.", "asked"),
        (f"{CUE}. Whether that helps us or hurts us is more than I can judge.", "asked"),
    ],
)
def test_the_voice_of_a_cue(whole_run, folder, text, voice):
    (folder / "a.txt").write_text(text, encoding="utf-8")
    command = ["score", "a.txt", "--author", "Test Alpha", "-r", "us-iran", "--evidence"]
    [cell] = json.loads(whole_run(*command, "-d", "iraq-sovereignty", "-f", "json")[1])["cells"]
    items = [item for sentence in cell["evidence"] for item in sentence["items"]]
    assert next(item["voice"] for item in items if item["text"] == CUE) == voice


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (f"'{CUE}, after all,' the man shouted.", "reported"),
        (f"‘{CUE}, after all,’ the man shouted.", "reported"),
        (f"The allies' envoy knows that {CUE}.", "asserted"),
    ],
)
def test_a_sentence_in_single_quotation_marks_is_somebody_elses(whole_run, folder, text, voice):
    test_the_voice_of_a_cue(whole_run, folder, text, voice)
