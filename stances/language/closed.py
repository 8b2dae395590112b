"""The closed words of English, read from a file."""

# Without the import of "annotations": msgspec would compile each of many annotations from text.
from collections.abc import Mapping
from functools import lru_cache

from stances.language.data import read_words
from stances.wire.records import Record, make_record


class ClosedWords(Record, forbid_unknown_fields=True):
    """The closed words by their use, and irregular forms; ``classes/closed.toml`` has them.

    Attributes:
        irregular: the verb of each irregular form.
        plural_nouns: the noun of each irregular plural.
        plain_verbs: those that are never nouns.
        adverbials: adverbs of several words.
    """

    articles: frozenset[str]
    pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    modals: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    negations: frozenset[str]
    negative_adverbs: frozenset[str]
    prepositions: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    plain_verbs: frozenset[str]
    neutral_verbs: frozenset[str]
    irregular: Mapping[str, str]
    plural_nouns: Mapping[str, str]
    adverbials: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def load_closed_words() -> ClosedWords:
    """Return the closed words, read once.

    >>> load_closed_words().irregular["went"]
    'go'
    """
    lists = read_words("closed")
    values: dict[str, object] = dict(lists)
    for name in ("irregular", "plural_nouns"):
        values[name] = dict(pair.split(":") for pair in lists[name])
    values["adverbials"] = [run.split() for run in lists["adverbials"]]
    return make_record(values, ClosedWords, what="closed words", where="closed.toml")
