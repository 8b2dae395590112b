"""Words that say how near or how likely something is, read from a file."""

# Without the import of "annotations": msgspec would compile each of many annotations from text.
from functools import lru_cache

from stances.language.data import read_compiled, read_words
from stances.wire.records import Record, make_record


class LikelihoodWords(Record, forbid_unknown_fields=True):
    """Lists of words by the part they play; ``classes/likelihood.toml`` says what each is for."""

    nearing_verbs: frozenset[str]
    receding_verbs: frozenset[str]
    foreseeing_verbs: frozenset[str]
    fearing_words: frozenset[str]
    doubting_verbs: frozenset[str]
    causing_verbs: frozenset[str]
    averting_verbs: frozenset[str]
    seeking_verbs: frozenset[str]
    bearing_verbs: frozenset[str]
    facing_verbs: frozenset[str]
    moving_verbs: frozenset[str]
    leading_verbs: frozenset[str]
    risk_nouns: frozenset[str]
    fear_nouns: frozenset[str]
    standing_verbs: frozenset[str]
    opening_verbs: frozenset[str]
    ready_words: frozenset[str]
    unready_words: frozenset[str]
    keeping_verbs: frozenset[str]
    engulfing_verbs: frozenset[str]
    judging_verbs: frozenset[str]
    edge_nouns: frozenset[str]
    end_nouns: frozenset[str]
    nearing_prepositions: frozenset[str]
    high_words: frozenset[str]
    low_words: frozenset[str]
    baseless_words: frozenset[str]
    grounded_words: frozenset[str]
    less_words: frozenset[str]
    hoping_verbs: frozenset[str]
    posing_verbs: frozenset[str]
    having_verbs: frozenset[str]
    ignoring_verbs: frozenset[str]
    danger_words: frozenset[str]
    safety_words: frozenset[str]
    closing_times: frozenset[str]
    governing_verbs: frozenset[str]
    open_words: frozenset[str]
    closed_words: frozenset[str]
    resulting_verbs: frozenset[str]
    wish_nouns: frozenset[str]
    retreating_verbs: frozenset[str]
    alarming_verbs: frozenset[str]
    exaggerating_verbs: frozenset[str]
    much_words: frozenset[str]
    wonders: frozenset[str]
    parties: frozenset[str]
    foes: frozenset[str]
    bound_words: frozenset[str]
    phrases_of_nearness: tuple[str, ...]
    phrases_of_distance: tuple[str, ...]
    phrases_of_retreat: tuple[str, ...]


@lru_cache(maxsize=1)
def load_likelihood_words() -> LikelihoodWords:
    """Return the lists of words, read once.

    >>> "loom" in load_likelihood_words().nearing_verbs
    True
    """
    return read_compiled("likelihood", LikelihoodWords, compile_likelihood_words)


def compile_likelihood_words() -> LikelihoodWords:
    """Return the lists as their file has them."""
    return make_record(
        read_words("likelihood"), LikelihoodWords, what="lists of words", where="likelihood.toml"
    )
