"""What words and groups are worth: 1 for good, -1 for bad, 0 for neither."""

from __future__ import annotations

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.groups import Group
from stances.match.composition.tree import Tree

_NOBODY = ("nobody", "none", "one")


def value_quality(norm: str) -> int:
    """Return the value of an adjective."""
    classes = LEXICON.classify_quality(norm)
    if "good" in classes:
        return 1
    if "bad" in classes:
        return -1
    for ending, cut in (("iest", 4), ("ier", 3), ("est", 3), ("er", 2), ("st", 2), ("r", 1)):
        if norm.endswith(ending) and len(norm) > cut + 2:
            stem = norm[:-cut]
            for base in (stem, stem + "e", stem + "y", stem[:-1]):
                if {"good", "bad"} & LEXICON.classify_quality(base):
                    return value_quality(base)
    return 0


def value_manner(norm: str) -> int:
    """Return the value of an adverb of judgement."""
    classes = LEXICON.classify_quality(norm)
    return 1 if "well" in classes else -1 if "badly" in classes else 0


def value_adverbs(tree: Tree, group: Group) -> int:
    """Return the value of the first adverb of judgement in a group: "badly served"."""
    values = (value_manner(word.norm) for word in tree.words[group.first : group.last])
    return next((value for value in values if value), 0)


def value_treatment(tree: Tree, group: Group) -> int:
    """Return the value of how something is treated: "wisely kept", but "wisely thrown out"."""
    value = value_adverbs(tree, group)
    undone = group.passive and classify(group) & {"end", "oppose"}
    return -value if undone else value


def value_noun(lemma: str) -> int:
    """Return the value of a noun: of a thing, or of what is called so."""
    classes = LEXICON.classify_noun(lemma)
    if classes & {"bad_noun", "evil"}:
        return -1
    if classes & {"good_noun", "boon"}:
        return 1
    return 0


def value_noun_group(tree: Tree, at: int) -> int:
    """Return the value of a noun group with its adjectives and what hangs on it by "of"."""
    group = tree.groups[at]
    value = 0 if tree.words[group.head].target else value_noun(group.lemma)
    set_value = _value_set_phrase(tree, at)
    if set_value:
        return set_value
    negated = _is_nothing(tree, at)
    for k in range(group.first, group.last):
        word = tree.words[k]
        if word.target:
            continue
        pair = f"{word.norm}-{tree.words[k + 1].lemma}" if k + 1 < group.last else ""
        judged = value_quality(f"{word.norm}-{tree.words[k + 1].norm}") if pair else 0
        if judged:
            value = judged
            continue
        if pair and value_noun(pair):
            value = value_noun(pair)
            continue
        if word.use == "adjective" or (word.use == "noun" and k < group.head):
            quality = value_quality(word.norm)
            if quality and (not value or quality < 0):
                value = quality
        if word.norm in ROLES.lowering_words or (
            word.norm in ("little", "few") and k == group.first
        ):
            negated = True
        if word.quoted and value and not group.target:
            return -value
    if value > 0 and group.lemma in ROLES.ability_nouns:
        value = value_ability(tree, at)
    elif value > 0 and is_adversary_of(tree, group):
        value = -value
    value = value_with_below(tree, at, value)
    turned = negated and group.lemma not in ROLES.pardons
    return -value if turned else value


def _value_set_phrase(tree: Tree, at: int) -> int:
    """Return the value of "the last thing we need", "a risk worth taking", "the only road out"."""
    group = tree.groups[at]
    then = _list_behind(tree, group)
    if group.lemma == "thing" and _is_last_wish(tree, at):
        return -1
    if "worth" in then:
        return -1 if "not" in then else 1
    if group.lemma in ROLES.ways_out and _has_behind(tree, group, "out"):
        return -1 if group.negated else 1
    return _value_due(tree, at)


def _value_due(tree: Tree, at: int) -> int:
    """Return 1 for what the author says should be kept, -1 for what should go: "an offer we should
    turn down", "a tool we must keep".
    """
    due = tree.find_child(at, "relative")
    subject = None if due is None else tree.find_subject(due)
    if due is None or subject is None or tree.arcs[due].by != -2:
        return 0
    over = tree.groups[due]
    own = tree.groups[subject].lemma in ("i", "we", "you", "nobody", "one")
    if not own or over.modal not in ROLES.modals_of_duty:
        return 0
    classes = classify(over)
    sign = bool(classes & {"bring", "support", "raise"}) - bool(classes & {"end", "oppose"})
    return -sign if over.negated % 2 else sign


def _is_nothing(tree: Tree, at: int) -> bool:
    """Whether a group describes a "nothing" that there is: "there is nothing good about it"."""
    before = at - 1
    return (
        before >= 0
        and not tree.groups[at].gap
        and tree.groups[before].lemma == "nothing"
        and tree.arcs[before].role in ("named", "object")
    )


def _has_behind(tree: Tree, group: Group, norm: str) -> bool:
    """Whether a word stands right behind a group."""
    return group.last < len(tree.words) and tree.words[group.last].norm == norm


def _list_behind(tree: Tree, group: Group) -> list[str]:
    """Return the words behind a group up to a "worth", if it is one of the next two."""
    behind = [word.norm for word in tree.words[group.last : group.last + 2] if not word.gap]
    return behind[: behind.index("worth") + 1] if "worth" in behind else []


def _is_last_wish(tree: Tree, at: int) -> bool:
    """Whether a thing is the last that is wanted: "the last thing we need", "the last thing I would
    do".
    """
    group, wish = tree.groups[at], tree.find_child(at, "relative")
    last = any(word.norm == "last" for word in tree.words[group.first : group.head])
    if wish is None or not last:
        return False
    over = tree.groups[wish]
    return over.lemma in ROLES.need_words or over.modal in ("would", "'d", "should")


def value_with_below(tree: Tree, at: int, value: int) -> int:
    """Return the value of a noun with what hangs on it: "the end of the war", "a gift to them"."""
    group = tree.groups[at]
    classes = LEXICON.classify_noun(group.lemma)
    below = tree.find_child(at, "under")
    if below is not None and value > 0:
        by = tree.groups[tree.arcs[below].by].lemma
        rewarded = group.lemma in ROLES.rewards and by == "for" and weigh(tree, below) < 0
        if rewarded or goes_to_foe(tree, below):
            value = -value  # "a reward for murder", "a gift to the regime"
    if below is not None and classes & {
        "end_noun",
        "lack_noun",
        "against_noun",
        "bring_noun",
        "transparent_noun",
        "for_noun",
    }:
        inner = weigh(tree, below)
        given_up = value < 0 and tree.groups[tree.arcs[below].by].lemma == "to"
        if inner and not given_up:  # "a surrender to the thugs" does not end them
            value = -inner if classes & {"end_noun", "lack_noun", "against_noun"} else inner
    return value


def goes_to_foe(tree: Tree, below: int) -> bool:
    """Whether what hangs on a noun is an adversary who gets it: "a gift to the regime"."""
    by = tree.arcs[below].by
    foe = is_adversary(tree, below) or value_noun(tree.groups[below].lemma) < 0
    return by >= 0 and tree.groups[by].lemma in ("for", "to") and foe


def value_ability(tree: Tree, at: int) -> int:
    """Return the value of being able to do something: that of the act, where it has one."""
    group = tree.groups[at]
    act = tree.find_child(at, "infinitive")
    told = None if act is None else next(iter(tree.list_objects(act)), None)
    if act is not None and told is not None:
        value = weigh(tree, told)
        return -value if classify(tree.groups[act]) & {"harm", "end", "lower", "oppose"} else value
    owned = any(tree.words[k].use == "possessive" for k in range(group.first, group.head))
    other = owned or tree.words[group.first].norm in ("its", "their", "his", "her")
    return 0 if other else 1


def is_adversary(tree: Tree, at: int) -> bool:
    """Whether a group is an adversary or belongs to one: "the militia's ability"."""
    group = tree.groups[at]
    before = tree.words[group.head - 1].use if group.head > group.first else ""
    plain = before in ("article", "possessive")  # not "the inspection regime"
    return (group.lemma in ROLES.adversaries and plain) or is_adversary_of(tree, group)


def is_adversary_of(tree: Tree, group: Group) -> bool:
    """Whether a group belongs to an adversary: "the regime's revenue"."""
    for k in range(group.first + 1, group.last):
        if tree.words[k].use == "possessive":
            owner = tree.words[k - 1].lemma
            return owner in ROLES.adversaries or value_noun(owner) < 0
    return False


def weigh(tree: Tree, at: int) -> int:
    """Return what an object is worth: bad things -1, good things and dear people 1."""
    group = tree.groups[at]
    if group.kind != "noun":
        return value_described(tree, at)
    if tree.words[group.first].norm == "the" and group.lemma in ROLES.people_adjectives:
        return 1
    value = value_noun_group(tree, at)
    part = tree.find_child(at, "under") if group.lemma in ROLES.quantities else None
    if part is not None and tree.groups[tree.arcs[part].by].lemma == "of":
        return weigh(tree, part)
    if value or is_adversary(tree, at):
        return value or -1
    dear = "dear" in LEXICON.classify_noun(group.lemma) or group.lemma in ("i", "me")
    sign = -1 if group.negated else 1
    return sign if dear else 0


def is_nobody(group: Group) -> bool:
    """Whether a group says that it is nobody: "helps no one"."""
    return group.kind == "noun" and group.negated > 0 and group.lemma in _NOBODY


def is_dear(tree: Tree, at: int) -> bool:
    """Whether a group names people or things that nobody wants to be harmed."""
    return tree.groups[at].kind == "noun" and not value_noun_group(tree, at) and weigh(tree, at) > 0


def value_described(tree: Tree, at: int) -> int:
    """Return the value of what a noun or a quality calls something: "a mistake", "right"."""
    group = tree.groups[at]
    if group.kind == "quality":
        for k in range(group.first, group.last):
            pair = (
                f"{tree.words[k].norm}-{tree.words[k + 1].norm}" if k + 1 < len(tree.words) else ""
            )
            value = (value_quality(pair) if pair else 0) or value_quality(tree.words[k].norm)
            if value:
                return -value if tree.words[k].quoted else value
        return 0
    if group.kind == "noun":
        return value_noun_group(tree, at)
    return 0


def value_group(tree: Tree, at: int) -> int:
    """Return the value of any group taken alone."""
    group = tree.groups[at]
    if group.kind in ("noun", "quality"):
        return 0 if group.target else value_described(tree, at)
    if group.kind == "adverb":
        return value_manner(group.lemma)
    if group.kind == "verb" and not group.copula:
        classes = classify(group)
        value = 1 if classes & {"works", "help"} else -1 if classes & {"fails", "harm"} else 0
        return -value if group.negated % 2 else value
    return 0


def value_honour(tree: Tree, noun: int) -> int:
    """Return 1 for "credit to" and its like, -1 for "shame on", 0 for other nouns."""
    group = tree.groups[noun]
    value = (group.lemma in ROLES.honouring_nouns) - (group.lemma in ROLES.shaming_nouns)
    return -value if group.negated else value


def is_doubted(tree: Tree, at: int) -> bool:
    """Whether a noun group is called in question: "the alleged dangers", "no benefits"."""
    group = tree.groups[at]
    norms = [tree.words[k].norm for k in range(group.first, group.last)]
    return any(norm in ROLES.doubting_words for norm in norms) or (
        "called" in norms and "so" in (tree.name_before(at), *norms)
    )


def classify(group: Group) -> frozenset[str]:
    """Return the classes of a verb, or of the phrase that it is part of."""
    if group.phrase is not None:
        return frozenset((group.phrase.name,))
    return LEXICON.classify_verb(group.lemma)
