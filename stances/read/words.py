"""The English words that cutting and naming go by.

They stand here and in no rubric because reading comes before any rubric is known, and because
they are words of how texts are laid out (abbreviations, sentence heads, names), not of policy.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_A_NAME = _words(
    "Mr Mrs Ms Mx Dr Drs Prof Profs Messrs Mme Hon Rev Fr Msgr Gen Gens Lt Col Cols Maj Capt Cmdr"
    " Cdr Brig Adm Sgt Cpl Pvt Sen Sens Rep Reps Gov Govs Amb Pres Sec Supt Insp Mt Ft"
    " vs Vs v cf viz approx e.g i.e E.g I.e"
)
"""Abbreviations behind which no sentence ends."""

BEFORE_A_NUMBER = _words(
    "No Nos no nos Art Res Ch ch Vol vol Fig fig Sect para par p pp Jan Feb Mar Apr Jun Jul"
    " Aug Sep Sept Oct Nov Dec"
)
"""Abbreviations behind which no sentence ends if a digit follows."""

ANYWHERE = _words(
    "St Ave Blvd Rd Jr Sr Esq Inc Corp Ltd Co Bros Dept al Ph.D Ariz Calif Colo Conn Fla Ga Ill Ind"
    " Kan Mass Md Mich Minn Okla Ore Pa Penn Tenn Tex Va Wash Wis"
)
"""Abbreviations, besides initials and U.S., that may stand within a sentence or at its end."""

OPENERS = _words(
    "The A He She We It This That These Those They There I You But And So If In As At By On To From"
    " When While Yet Our His Her Their Its My Your However Nor Not No What Why How Who Where Now"
    " Then Instead Such Some Many Most All Any Each Both Once Since Although Though Because Unless"
    " Until After Before With Let Is Are Was Were Do Does Did Here Even Only Again Thus Therefore"
    " Meanwhile Moreover Nevertheless Still Today First Second Third Finally"
)
"""Words that, in upper case, stand almost nowhere but at the head of a sentence."""

PARTICLES = _words(
    "abu af al ap ben bin bint da das de del della den der di do dos du e el ibn la le mac na of"
    " san ter ten van von y zu zum zur"
)
"""Words within a name that are written small."""

NO_NAME = _words(
    "a about according after all also although an and another any as at because before both but by"
    " during each every few first for from has have here his how however if in including into is"
    " it its last let like many meanwhile more most my next no not now of on one or other our over"
    " since some such than that the their then there these they this those three through to"
    " today two under until we were what when where which while who why with without yet you your"
    " he she are was"
)
"""Words that begin neither a name nor, but for articles, a role."""
