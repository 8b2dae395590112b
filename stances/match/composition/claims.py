"""Claims, and what the author makes of them."""

from __future__ import annotations

from stances.language.roles import ROLES
from stances.match.composition.authors import (
    follows_negation,
    held_before,
    is_author,
    is_none,
)
from stances.match.composition.clues import Stand
from stances.match.composition.embeddings import judge_embedding
from stances.match.composition.groups import NEGATING, Group
from stances.match.composition.predicates import value_complement, value_predicate
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify, value_honour, value_noun_group

_MERELY = frozenset(("merely", "just", "only", "simply"))
_FEELINGS = frozenset(("pleasure", "joy", "delight", "satisfaction", "comfort", "glee", "pride"))
_NEAR = 6
"""How many words behind a verb are looked through for a "than"."""

_HEARD = frozenset(("say", "claim", "tell", "assume", "insist", "assure", "expect"))


def judge_saying(tree: Tree, verb: int) -> tuple[Stand | None, int]:
    """Return whose view the clause under a verb is, and -1 where it is denied.

    The stand is `None` where the verb changes nothing.
    """
    group = tree.groups[verb]
    subject = tree.find_subject(verb)
    above = tree.arcs[verb]
    if subject is None and group.form == "ing" and above.head >= 0:
        if above.role == "participle":
            subject = above.head
        elif above.role in ("aside", "gerund") and tree.groups[above.head].kind == "verb":
            subject = tree.find_subject(above.head)
    if group.copula:
        if (
            subject is not None
            and tree.groups[subject].lemma in ROLES.claim_nouns | ROLES.falsehood_nouns
            and group.negated % 2 == 0
            and tree.words[tree.groups[subject].first].norm not in ("my", "our")
        ):
            false = tree.groups[subject].lemma in ROLES.falsehood_nouns
            return ("asserted", -1) if false else ("reported", 1)
        dummy = subject is None or tree.groups[subject].lemma in ("it", "that", "this")
        only = any(
            tree.words[k].norm == "only"
            for k in range(group.first, min(group.last + 2, len(tree.words)))
        )
        denied = bool(group.negated % 2 and dummy and not only)
        behind = {word.norm for word in tree.words[group.last : group.last + 2]}
        false = dummy and bool(behind & ROLES.false_qualities)  # "it is unlikely that …"
        return None, -1 if denied != false else 1
    refused = group.phrase is not None and group.phrase.name == "oppose"
    denying = group.lemma in ROLES.denying_verbs or refused
    told = tree.find_child(verb, "object")
    if (
        group.lemma == "have"
        and told is not None
        and tree.groups[told].lemma == "it"
        and subject is not None
    ):
        return "reported", 1
    if (
        not denying
        and group.lemma
        not in {"hear", "read"}
        | ROLES.reporting_verbs
        | ROLES.convincing_verbs
        | ROLES.accepting_verbs
        | ROLES.showing_verbs
    ):
        return None, 1
    none = subject is not None and (
        tree.groups[subject].negated > 0 or follows_negation(tree, subject)
    )
    left = subject is not None and is_author(tree, subject) and held_before(tree, verb)
    negated = ((group.negated % 2 == 1) != none) != left
    factor = (-1 if denying else 1) * (-1 if negated else 1)
    if (
        subject is not None
        and tree.groups[subject].lemma in ("you", "we", "i")
        and group.lemma in ("hear", "read")
    ):
        return "reported", factor
    return judge_saying_by_place(
        tree,
        verb,
        denying=denying,
        factor=factor,
        group=group,
        negated=negated,
        none=none,
        subject=subject,
    )


def is_said_anyway(tree: Tree, verb: int) -> bool:
    """Whether words over a claim deny the saying of it, and not the claim: "I do not merely think
    that", "I take no pleasure in saying that", "nobody has told the public that", "no one says
    more often than I do that".
    """
    group, arc = tree.groups[verb], tree.arcs[verb]
    norms = [word.norm for word in tree.words[group.first : group.last]]
    merely = next((at for at, norm in enumerate(norms) if norm in _MERELY), 0)
    if not NEGATING.isdisjoint(norms[:merely]):
        return True
    in_it = arc.role == "under" and arc.by >= 0 and tree.groups[arc.by].lemma == "in"
    if group.form == "ing" and in_it and tree.groups[arc.head].lemma in _FEELINGS:
        return True
    subject = tree.find_subject(verb)
    if subject is None or not tree.groups[subject].negated:
        return False
    if any(word.norm == "than" for word in tree.words[group.last : group.last + _NEAR]):
        return True
    told = tree.find_child(verb, "object")
    hearer = "" if told is None else tree.groups[told].lemma
    return group.lemma == "tell" and not group.modal and hearer not in ("me", "us", "i", "we")


def judge_saying_by_place(
    tree: Tree,
    verb: int,
    *,
    denying: bool,
    factor: int,
    group: Group,
    negated: bool,
    none: bool,
    subject: int | None,
) -> tuple[Stand | None, int]:
    """Return whose view a saying tells by where it stands: mocked, embedded, passive."""
    fool = subject is not None and is_fool_alone(tree, subject)
    if fool or is_mocked(tree, verb):
        granted = negated and subject is not None and tree.groups[subject].lemma == "i"
        return "conceded" if granted else "asserted", -factor if fool else -1
    arc = tree.arcs[verb]
    if group.form in ("to", "ing") and arc.role in (
        "infinitive",
        "gerund",
        "under",
        "subject",
        "aside",
        "named",
    ):
        embedding = judge_embedding(tree, verb)
        if embedding is not None:
            return "asserted", factor * embedding
    if group.lemma in ROLES.convincing_verbs:
        return None, factor
    if arc.role == "relative" and arc.head >= 0:
        verdict = find_verdict_on(tree, arc.head)
        if verdict:
            return "asserted", factor * verdict
    if group.passive:
        return ("asserted" if negated and group.modal else "reported"), factor
    factual = subject is not None and is_factual(tree, subject, group)
    own = subject is None or is_author(tree, subject) or factual
    return judge_saying_by_holder(
        factual=factual,
        own=own,
        denying=denying,
        factor=factor,
        group=group,
        negated=negated,
        none=none,
    )


def is_factual(tree: Tree, subject: int, saying: Group) -> bool:
    """Whether what is said is a fact by who says it: the figures, or everybody who knows it. What
    everybody merely says is not.
    """
    lemma = tree.groups[subject].lemma
    heard = lemma in ROLES.everybody and saying.lemma in _HEARD
    return lemma in ROLES.factual_subjects and not heard


def judge_saying_by_holder(
    *, factual: bool, own: bool, denying: bool, factor: int, group: Group, negated: bool, none: bool
) -> tuple[Stand | None, int]:
    """Return whose view a saying tells by who says it."""
    if group.lemma in ROLES.admitting_verbs and not negated and not none:
        return None, factor
    if own:
        keeps = group.lemma in ROLES.showing_verbs and group.lemma not in ROLES.convincing_verbs
        return None, 1 if keeps and not denying and not factual else factor
    if none or (negated and group.modal in ("can", "ca", "could", "cannot")):
        return "asserted", factor
    return (
        "reported"
        if group.lemma in ROLES.reporting_verbs or denying or group.lemma in ROLES.accepting_verbs
        else None
    ), 1 if group.lemma in ROLES.showing_verbs else factor


def is_fool_alone(tree: Tree, subject: int) -> bool:
    """Whether a subject is "only a fool", who alone would say or do what follows."""
    alone = tree.name_before(subject) in ("only", "just")
    fool = tree.groups[subject].lemma in ROLES.fools or value_noun_group(tree, subject) < 0
    return alone and fool


def is_mocked(tree: Tree, verb: int) -> bool:
    """Whether the verb itself says that the claim is hollow: "would have us believe", "pretend"."""
    group = tree.groups[verb]
    if group.lemma in ("pretend", "kid"):
        return True
    arc = tree.arcs[verb]
    wished = arc.head >= 0 and tree.groups[arc.head].lemma == "wish"
    if wished and arc.role == "clause" and group.modal == "could":
        return True  # "I wish I could say that …"
    if group.lemma == "tell" and arc.head >= 0 and tree.groups[arc.head].lemma == "let":
        told = tree.find_child(arc.head, "object")
        return told is not None and tree.groups[told].negated > 0  # "let nobody tell me"
    return group.lemma == "believe" and arc.head >= 0 and tree.groups[arc.head].lemma == "have"


def judge_claim(tree: Tree, noun: int, by: int) -> tuple[Stand | None, int]:
    """Return whose the claim in "the idea that …" is, and -1 where it is turned down."""
    group = tree.groups[noun]
    if by >= 0 and tree.groups[by].kind == "that":
        if group.lemma in ROLES.falsehood_nouns:
            verb = tree.arcs[noun].head if tree.arcs[noun].role == "named" else -1
            negated = group.negated % 2 == 1 or (verb >= 0 and tree.groups[verb].negated % 2 == 1)
            return "asserted", 1 if negated else -1
        if group.lemma in ROLES.denial_nouns:
            return "asserted", 1 if group.negated or is_none(tree, noun) else -1
        if group.lemma in ROLES.claim_nouns:
            return judge_claimed(tree, noun)
    if group.lemma in ROLES.setting_nouns:
        return None, -1 if is_none(tree, noun) else 1
    if by == -2 and group.lemma in ROLES.denial_nouns:
        return "asserted", 1 if group.negated or is_none(tree, noun) else -1
    return None, -1 if is_none(tree, noun) else 1


def judge_claimed(tree: Tree, noun: int) -> tuple[Stand | None, int]:
    """Return whose a claim is by what is done to it or said of it."""
    arc = tree.arcs[noun]
    if arc.role == "under" and arc.head >= 0 and tree.groups[arc.head].kind == "noun":
        over = tree.groups[arc.head]
        if over.lemma in ROLES.truth_nouns:
            return "asserted", -1 if over.negated or is_none(tree, arc.head) else 1
    if arc.role == "object" and arc.head >= 0 and tree.groups[arc.head].kind == "verb":
        verb = arc.head
        group = tree.groups[verb]
        classes = classify(group)
        factor = (
            -1 if classes & {"oppose", "end", "lower"} or group.lemma in ROLES.denying_verbs else 1
        )
        subject = tree.find_subject(verb)
        none = subject is not None and tree.groups[subject].negated > 0
        if (group.negated % 2 == 1) != none:
            factor = -factor
        if group.form in ("to", "ing"):
            embedding = judge_embedding(tree, verb)
            if embedding is not None:
                return "asserted", factor * embedding
        if subject is None or is_author(tree, subject) or none or group.modal in ("must", "should"):
            return "asserted", factor
        return "reported", factor
    value = find_verdict_on(tree, noun)
    if value:
        return "asserted", value
    return "reported", 1


def judge_truth(tree: Tree, quality: int) -> int:
    """Return -1 where what follows is called false: "it is untrue that"."""
    group = tree.groups[quality]
    verb = tree.arcs[quality].head
    negated = (verb >= 0 and tree.groups[verb].negated % 2 == 1) or (
        quality > 0
        and tree.groups[quality - 1].kind == "adverb"
        and tree.groups[quality - 1].negated > 0
    )
    if quality > 0 and tree.groups[quality - 1].lemma == "only":
        negated = False
    if group.lemma in ROLES.false_qualities:
        return 1 if negated else -1
    if group.lemma in ROLES.true_qualities:
        return -1 if negated else 1
    return 1


def find_verdict_on(tree: Tree, noun: int) -> int:
    """Return what is said of those who claim something, or of the claim: 1 right, -1 wrong, 0."""
    arc = tree.arcs[noun]
    if arc.role == "subject" and tree.groups[arc.head].kind == "verb":
        group = tree.groups[arc.head]
        value = value_predicate(tree, arc.head)
        if not value and group.passive:
            value = value_complement(tree, arc.head)
        if not value and group.negated and group.lemma in ROLES.withstanding_verbs:
            value = -1
        if not value and group.modal in ROLES.modals_of_judgement and group.negated:
            value = -1
        return value
    if arc.role == "under" and arc.head >= 0:
        return value_honour(tree, arc.head)
    if arc.role == "object" and tree.groups[arc.head].kind == "verb":
        classes = classify(tree.groups[arc.head])
        sign = -1 if tree.groups[arc.head].negated % 2 else 1
        if classes & {"oppose", "end", "lower"}:
            return -sign
        if classes & {"support"}:
            return sign
    return 0
