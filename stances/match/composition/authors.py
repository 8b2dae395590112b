"""Who is spoken of: the author, a foe, nobody."""

from __future__ import annotations

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.tree import Tree
from stances.match.composition.worth import value_noun


def is_author(tree: Tree, at: int) -> bool:
    """Whether a noun group is the author: "I", "we", "our union"."""
    group = tree.groups[at]
    own = any(tree.words[k].norm in ROLES.author_words for k in range(group.first, group.last))
    if own:
        holder = "holder_noun" in LEXICON.classify_noun(group.lemma)
        owner = tree.words[group.first].norm
        kin = owner == "my" and group.lemma in ROLES.kin_nouns
        office = owner in ("my", "our") and group.lemma in ROLES.office_nouns
        with_me = any(tree.groups[k].lemma in ("i", "we") for k in tree.list_joined(at))
        return not holder and (not (kin or office) or with_me)
    if any(
        tree.groups[k].lemma in ("us", "we") and tree.arcs[k].role == "under"
        for k in tree.children[at]
    ):
        return True
    first = tree.words[group.first].norm
    return group.lemma in ROLES.own_bodies and (
        first in ("this", "your") or group.lemma in ("undersigned", "petitioner")
    )


def is_own_aim(tree: Tree, at: int) -> bool:
    """Whether a subject is what the author wants: "what I want is", "all we ask is"."""
    wish = tree.find_child(at, "relative")
    wisher = None if wish is None else tree.find_subject(wish)
    return (
        wish is not None
        and wisher is not None
        and tree.groups[at].lemma in ("what", "all", "everything")
        and tree.groups[wish].lemma in ROLES.wishing_verbs | {"ask", "say", "mean", "urge"}
        and is_author(tree, wisher)
    )


def held_before(tree: Tree, verb: int) -> bool:
    """Whether a view is one that its holder has left behind: "I used to think", "I once backed"."""
    group = tree.groups[verb]
    norms = [word.norm for word in tree.words[group.first : group.last]]
    then = [word.norm for word in tree.words[group.last :]]
    kept = "still" in then or "again" in then
    first = {"was", "were"} & set(norms) and ("at first" in " ".join(then) or "initially" in then)
    return bool(first or norms[:2] == ["used", "to"] or "once" in norms) and not kept


def is_foe(tree: Tree, at: int) -> bool:
    """Whether a noun group names somebody whose wishes speak against themselves: smugglers."""
    return value_noun(tree.groups[at].lemma) < 0 and not tree.groups[at].negated


def is_none(tree: Tree, noun: int) -> bool:
    """Whether nobody or nothing is such: "I never met a farmer who", "there is none that"."""
    arc = tree.arcs[noun]
    hops = 0
    while (
        arc.role == "under" and arc.head >= 0 and tree.groups[arc.head].kind == "noun" and hops < 4
    ):
        noun = arc.head
        arc = tree.arcs[noun]
        hops += 1
    if tree.groups[noun].negated:
        return True
    if (
        arc.role in ("object", "second", "under")
        and arc.head >= 0
        and is_hardly_found(tree, arc.head)
    ):
        return True
    if arc.head < 0 or tree.groups[arc.head].kind != "verb":
        return False
    giver = tree.find_subject(arc.head) if arc.role in ("object", "second") else None
    if giver is not None and tree.groups[giver].negated and tree.groups[arc.head].negated % 2 == 0:
        return True  # "nothing gives us a reason"
    if arc.role not in ("object", "named"):
        return False
    verb = tree.groups[arc.head]
    return verb.negated % 2 == 1 and (verb.copula or verb.lemma in ROLES.meeting_verbs)


def is_hardly_found(tree: Tree, verb: int) -> bool:
    """Whether what a verb finds is hard to find: "it is hard to think of"."""
    group, over = tree.groups[verb], tree.arcs[verb].head
    if group.lemma not in ROLES.finding_verbs:
        return False
    if group.form == "base" and over < 0 and tree.find_subject(verb) is None:
        return tree.find_child(verb, "second") is not None  # "show me one farmer who"
    if over >= 0 and tree.groups[over].kind == "noun":
        over = tree.arcs[over].head  # "I defy anyone to show"
    above = tree.groups[over]
    hard = above.kind == "quality" and above.lemma in ROLES.hard_qualities
    return (
        tree.arcs[verb].role == "infinitive"
        and over >= 0
        and (hard or above.lemma in ROLES.challenging_verbs)
    )


def follows_negation(tree: Tree, at: int) -> bool:
    """Whether a negating adverb stands right before a group: "not one farmer"."""
    return at > 0 and tree.groups[at - 1].kind == "adverb" and tree.groups[at - 1].negated > 0
