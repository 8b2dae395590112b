"""A verb that only helps joined with the verb behind it: "has to go", "is likely to fail"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from stances.language.roles import ROLES
from stances.match.composition.groups import Group
from stances.match.composition.words import Word


def join_chains(groups: Sequence[Group], words: Sequence[Word]) -> list[Group]:
    """Return the groups, each verb that only helps joined with what it helps."""
    found: list[Group] = []
    at = 0
    while at < len(groups):
        parted = _join_parted(groups, at, words)
        joined = _join_infinitive(groups, at, words)
        if parted is not None:
            found.extend(parted)
            at += len(parted)
        elif joined is not None:
            group, at = joined
            found.append(group)
        else:
            found.append(groups[at])
            at += 1
    return found


def _join_parted(groups: Sequence[Group], at: int, words: Sequence[Word]) -> list[Group] | None:
    """Join "has" and "kept" in "has for two generations kept"; `None` elsewhere."""
    if at + 3 >= len(groups) or groups[at].kind != "verb":
        return None
    group, preposition, noun, verb = groups[at : at + 4]
    use = words[group.head].use
    kinds = (preposition.kind, noun.kind, verb.kind)
    if use not in ("have", "modal") or kinds != ("preposition", "noun", "verb"):
        return None
    gaps = preposition.gap or noun.gap or verb.gap
    if gaps or verb.form != ("past" if use == "have" else "base"):
        return None
    whole = replace(
        verb,
        form="finite",
        modal=group.modal,
        perfect=group.perfect,
        negated=verb.negated + group.negated,
    )
    return [replace(group, kind="adverb", negated=0), preposition, noun, whole]


def _join_infinitive(
    groups: Sequence[Group], at: int, words: Sequence[Word]
) -> tuple[Group, int] | None:
    """Return "has to go" as one group, and where the next begins; `None` elsewhere."""
    group, then = groups[at], at + 1
    if group.kind != "verb":
        return None
    quality = groups[then] if then < len(groups) else None
    likely = group.copula and quality is not None and not quality.gap
    likely = likely and quality is not None and quality.lemma in ROLES.likely_qualities
    if likely:
        then += 1
    helper = group.lemma in ROLES.semi_modals and group.phrase is None and not group.passive
    if not (likely or helper) or then >= len(groups):
        return None
    verb = groups[then]
    if verb.kind != "verb" or verb.form != "to" or verb.gap:
        return None
    unlikely = likely and quality is not None and quality.lemma == "unlikely"
    yet = any(words[k].norm == "yet" for k in range(group.first, group.last))
    bound = likely and any(
        word.norm in ROLES.binding_words for word in words[group.first : verb.first]
    )
    if bound or (group.lemma in ROLES.obliging_verbs and not group.modal and not yet):
        modal = "must"
    else:
        modal = group.modal or ("likely" if likely else "")
    whole = replace(
        verb,
        first=group.first,
        gap=group.gap,
        form=group.form,
        perfect=group.perfect,
        asks=group.asks,
        negated=group.negated + verb.negated + int(unlikely),
        modal=modal,
    )
    return whole, then + 1
