"""The target behind a preposition."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.absences import find_main_verb, find_other_verb, judge_absence
from stances.match.composition.attitudes import hang_on_noun, take_side
from stances.match.composition.authors import is_author
from stances.match.composition.clues import NOTHING, WASTES, Node, Outcome
from stances.match.composition.deeds import value_deed
from stances.match.composition.findings import (
    climb_to,
    find_clue_in,
    find_told,
    make_step,
)
from stances.match.composition.groups import Group
from stances.match.composition.moods import find_mood
from stances.match.composition.predicates import value_clause, value_name
from stances.match.composition.preferences import compare, is_within_as, match_as
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify, is_dear, weigh


def hang_thing(tree: Tree, node: Node, by: int, head: int) -> Outcome:
    """Return what a preposition makes of the target behind it."""
    group = tree.groups[by]
    name = group.lemma
    run = " ".join(tree.words[k].norm for k in range(max(0, group.first - 3), group.last))
    if any(run.endswith(phrase) for phrase in ROLES.phrases_in_favour):
        return take_side(tree, node, head, by, 1)
    if run.endswith(ROLES.phrases_of_replacement):
        return find_told(tree, node.turn(-1), "preference", by, "another is preferred")
    if name == "as" or is_within_as(tree, by):
        matched = match_as(tree, node, by)
        if matched is not None:
            return matched
    if name == "than" or (group.first and tree.words[group.first - 1].norm == "than"):
        return compare(tree, node, by)
    if run.endswith(ROLES.phrases_of_absence):
        return judge_absence(tree, node, by, find_other_verb(tree, by, find_main_verb(tree, head)))
    return hang_on_phrase(tree, node, by, head, name=name, run=run)


def hang_on_phrase(tree: Tree, node: Node, by: int, head: int, *, name: str, run: str) -> Outcome:
    """Return what a phrase of several words makes of the target behind it."""
    if run.endswith("thanks to"):
        return find_told(tree, node, "circumstance", by, "thanks to it")
    before = tree.words[max(0, tree.groups[by].first - 2)]
    ruled = before.use in ("verb", "adjective") and name == "with"  # "fed up with it"
    if not ruled and run.endswith((*ROLES.phrases_of_farewell, *ROLES.phrases_of_welcome)):
        return greet(tree, node, by, welcomed=run.endswith(ROLES.phrases_of_welcome))
    if run.endswith(ROLES.phrases_of_cause):
        return come_of(tree, node, find_main_verb(tree, head))
    if name == "by":
        done = do_as_agent(tree, node, by)
        if done is not None:
            return done
    if head < 0:
        return hang_free(tree, node, by)
    governor = tree.groups[head]
    return hang_on_governor(tree, node, by, head, governor=governor, name=name)


def owe_to(tree: Tree, node: Node, verb: int) -> Outcome:
    """ "We owe our lives to the levy", "to the levy we owe this mess"."""
    owed = next((k for k in tree.list_objects(verb) if tree.groups[k].lemma != "it"), None)
    if owed is None:
        return NOTHING
    group = tree.groups[owed]
    nothing = group.negated > 0 or group.lemma in ("nothing", "little")
    value = -1 if nothing != (weigh(tree, owed) < 0) else 1
    value = -value if find_mood(tree, verb).negated else value
    return find_told(tree, node.turn(value), "effect", verb, "what is owed to it")


def hang_on_governor(
    tree: Tree, node: Node, by: int, head: int, *, governor: Group, name: str
) -> Outcome:
    """Return what the noun, quality or verb makes of it on which a preposition hangs."""
    meant = name == "with" and tree.groups[node.at].target  # not "with plans for it"
    answer = find_answer(tree, head) if meant else -1
    if answer >= 0:
        return climb_to(tree, node, answer, "act", "answers with it")
    absent = hang_absent(tree, node, by, head, governor=governor, name=name)
    if absent is not None:
        return absent
    if governor.kind == "noun":
        return hang_on_noun(tree, node, by, head)
    if governor.kind == "quality":
        return hang_on_quality(tree, node, by, head)
    owed = name == "to" and governor.lemma == "owe"
    return owe_to(tree, node, head) if owed else hang_on_verb(tree, node, by, head)


def hang_absent(
    tree: Tree, node: Node, by: int, head: int, *, governor: Group, name: str
) -> Outcome | None:
    """Return what is said of its absence, "a town without the levy"; `None` where it is there."""
    step = make_step(tree, by, "its absence")
    steps = (*node.steps, step)
    if name in ("without", "after", "beyond") and governor.kind == "noun":
        return Outcome(nodes=(replace(node, at=head, sign=-node.sign, steps=steps),))
    free = governor.kind == "verb" and governor.form in ("to", "ing")
    if name == "without" and free and governor.copula:
        return Outcome(nodes=(Node(at=head, sign=-node.sign, state="act", steps=steps),))
    if name == "without" or (name == "with" and tree.groups[node.at].negated):
        return judge_absence(tree, node, by, find_main_verb(tree, head))
    return None


def find_answer(tree: Tree, head: int) -> int:
    """Return the verb of who answers something with the target; -1 where there is none."""
    verb = head if tree.groups[head].kind == "verb" else tree.arcs[head].head
    hops = 0
    while verb >= 0 and tree.groups[verb].kind != "verb" and hops < 3:
        verb, hops = tree.arcs[verb].head, hops + 1
    answers = verb >= 0 and tree.groups[verb].lemma in ROLES.answering_verbs
    return verb if answers else -1


def greet(tree: Tree, node: Node, by: int, *, welcomed: bool) -> Outcome:
    """ "Welcome to it", "enough of it", but "we cannot get enough of it"."""
    first = tree.groups[by].first
    if not welcomed and first and tree.words[first - 1].norm == "no":
        first -= 1  # the "no" of "no to it" is the phrase's own
    before = {word.norm for word in tree.words[max(0, first - 4) : first]}
    kept = welcomed or bool(ROLES.plain_negations & before)
    did = "welcomed" if kept else "turned away"
    sign = node.sign if kept else -node.sign
    return find_told(tree, replace(node, sign=sign), "imperative", by, did)


def come_of(tree: Tree, node: Node, verb: int) -> Outcome:
    """ "Shops have closed because of the levy": what comes of it is judged."""
    value = value_clause(tree, verb) if verb >= 0 else 0
    if not value:
        return NOTHING
    sign = node.sign * value
    return find_clue_in(
        tree, verb, replace(node, sign=sign), "effect", at=verb, did="what comes of it"
    )


def do_as_agent(tree: Tree, node: Node, by: int) -> Outcome | None:
    """ "Teachers are hounded out by the levy": a passive says what its agent does."""
    for k in range(by - 1, max(by - 8, -1), -1):
        group = tree.groups[k]
        if group.kind in ("stop", "relative", "that", "subordinator") or (
            group.gap == "," and k + 1 < by
        ):
            return None
        if group.kind == "verb":
            if not (group.passive or group.form == "past"):
                return None
            if group.lemma in ROLES.hindering_verbs and group.form == "to":
                return climb_to(tree, node, k, "act", "is bound by it")
            value = value_deed(tree, k)
            if find_mood(tree, k).negated != bool(group.negated % 2):
                value = -value
            if not value:
                return None
            return find_clue_in(tree, k, node.turn(value), "effect", at=k, did="does it")
    return None


def hang_free(tree: Tree, node: Node, by: int) -> Outcome:
    """Return what a preposition without a governor says: "for the levy"."""
    name = tree.groups[by].lemma
    if name in ("against", "for"):
        return find_told(
            tree,
            replace(node, sign=node.sign if name == "for" else -node.sign),
            "near",
            by,
            f"{name} it",
        )
    return NOTHING


def hang_on_quality(tree: Tree, node: Node, by: int, quality: int) -> Outcome:
    """Return what a quality says of the target: "good for", "proud of"."""
    group = tree.groups[quality]
    classes = LEXICON.classify_quality(group.lemma)
    wish = 1 if "attitude_good" in classes else -1 if "attitude_bad" in classes else 0
    verb = tree.arcs[quality].head
    if wish:
        return take_side(tree, node, verb, quality, wish)
    value = value_name(tree, quality)
    if value < 0 and verb >= 0 and stands_alone(tree, verb):
        value = 1  # "the only thing wrong with it" grants all the rest
    if value and tree.groups[by].lemma in ROLES.quality_prepositions:
        sign = (
            -1
            if verb >= 0 and tree.groups[verb].kind == "verb" and find_mood(tree, verb).negated
            else 1
        )
        if verb >= 0 and tree.groups[verb].kind == "noun" and tree.groups[verb].negated:
            sign = -sign
        return find_told(tree, node.turn(value * sign), "noun", quality, "judges it")
    return NOTHING


def hang_on_verb(tree: Tree, node: Node, by: int, verb: int) -> Outcome:
    """ "Vote against the levy", "spend money on it", "be for it"."""
    group = tree.groups[verb]
    name = tree.groups[by].lemma
    lemma = group.lemma
    classes = classify(group)
    side = find_side(tree, by, verb, classes=classes)
    if side:
        return take_side(tree, node, verb, by, side)
    if name in ("of", "from") and lemma in ROLES.freeing_verbs:
        return climb_to(tree, node, verb, "act", "rid of it", by=-1)
    if name == "from" and leads_away(tree, verb):
        return climb_to(tree, node, verb, "act", "away from it", by=-1)
    if name == "from" and (lemma in ROLES.shielding_verbs):
        return find_clue_in(tree, verb, node.turn(-1), "effect", at=verb, did="kept from it")
    return hang_loosely_on_verb(tree, node, verb, lemma=lemma, name=name)


def find_side(tree: Tree, by: int, verb: int, *, classes: frozenset[str]) -> int:
    """Return the side that a verb takes by its preposition: "be for", "be done with"."""
    group, name = tree.groups[verb], tree.groups[by].lemma
    sides = "support" in classes or group.lemma in ROLES.siding_verbs
    if name == "with" and tree.words[group.head].norm == "done":
        return -1
    if (group.copula and by > verb and name in ("for", "behind", "with")) or (
        name == "for" and sides
    ):
        return 1
    return -1 if name == "against" and (group.copula or sides) else 0


def leads_away(tree: Tree, verb: int) -> bool:
    """Whether somebody goes or is brought home: "bring our sons back from it"."""
    group = tree.groups[verb]
    norms = {word.norm for word in tree.words[group.first : group.last + 5]}
    home = bool(norms & {"home", "back", "away", "out"})
    people = any(is_dear(tree, at) for at in tree.list_objects(verb))
    brought = group.lemma in ROLES.bringing_verbs and people
    return home and (brought or (group.lemma in ROLES.going_verbs and "home" in norms))


def is_known(tree: Tree, at: int | None) -> bool:
    """Whether it is known for whom something is good or bad: for the author, for what is dear."""
    if at is None:
        return False
    plain = tree.groups[at].lemma in ("it", "there", "this", "that", "they")
    return plain or weigh(tree, at) != 0 or is_author(tree, at)


def find_gainer(tree: Tree, verb: int) -> int | None:
    """Return the subject of a verb, or of the verb whose infinitive it is."""
    subject = tree.find_subject(verb)
    over = tree.arcs[verb].head
    infinitive = tree.arcs[verb].role == "infinitive" and over >= 0
    return tree.find_subject(over) if subject is None and infinitive else subject


def stands_alone(tree: Tree, at: int) -> bool:
    """Whether something is said of a group alone: "only the developers"."""
    group = tree.groups[at]
    first = max(0, group.first - 1)
    return any(tree.words[k].norm == "only" for k in range(first, group.last))


def hang_loosely_on_verb(tree: Tree, node: Node, verb: int, *, lemma: str, name: str) -> Outcome:
    """Return what is gained from the target, spent on it, or happens with it."""
    swaps = name == "with" and lemma in ROLES.swapping_verbs
    wastes = name in ("on", "into") and lemma in ROLES.wasting_verbs
    if swaps or wastes or (name in ("on", "into") and lemma in ROLES.spending_verbs):
        sign = -node.sign if wastes else node.sign
        did = "puts it in place" if swaps else WASTES if wastes else "spends on it"
        steps = (*node.steps, make_step(tree, verb, did))
        return Outcome(nodes=(Node(at=verb, sign=sign, state="act", steps=steps),))
    if name == "from" and lemma in ROLES.gaining_verbs:
        sign = -1 if find_mood(tree, verb).negated else 1
        gainer = find_gainer(tree, verb)
        if gainer is not None and (weigh(tree, gainer) < 0 or stands_alone(tree, gainer)):
            sign = -sign
        return find_clue_in(
            tree, verb, replace(node, sign=sign * node.sign), "effect", at=verb, did="gains from it"
        )
    if name == "of" and lemma not in ("come", "become"):
        return NOTHING
    if name in ROLES.setting_prepositions or name in ROLES.further_settings:
        return go_with(tree, node, verb, name)
    return NOTHING


def go_with(tree: Tree, node: Node, verb: int, name: str) -> Outcome:
    """ "Under the levy we prosper": what happens with it, where it is known for whom."""
    value = value_clause(tree, verb) if is_known(tree, find_gainer(tree, verb)) else 0
    despite = name in ("despite", "notwithstanding")
    close = despite or (name in ROLES.setting_prepositions and name not in ("for", "in"))
    if not value or not (close or name in ROLES.loose_settings):
        return NOTHING
    return find_clue_in(
        tree,
        verb,
        node.turn(-value if despite else value),
        "circumstance",
        at=verb,
        did="what happens with it",
        share=1.0 if close else 0.4,
    )
