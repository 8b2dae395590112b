"""The English words that the program's rules use, read from a file."""

# Without the import of "annotations": msgspec would compile each of many annotations from text.
from collections.abc import Mapping
from functools import lru_cache

from stances.language.data import FOLDER, read_compiled
from stances.wire.records import Record, make_record


class Words(Record, forbid_unknown_fields=True):
    """The words that reading goes by; ``english.toml`` says what each list is for.

    The lists for sentences go from `before_a_name` to `domains`; those for names and roles from
    `particles` to `retired`; those for tokens and TF-IDF terms from `clitics` to `negative`; those
    for clauses from `possessive` to `joins_verbs`;
    those for tables are the rest.
    """

    before_a_name: frozenset[str]
    before_a_number: frozenset[str]
    anywhere: frozenset[str]
    whole_names: frozenset[str]
    before_a_letter: frozenset[str]
    before_a_numeral: frozenset[str]
    before_the_speaker: frozenset[str]
    openers: frozenset[str]
    domains: frozenset[str]

    particles: frozenset[str]
    double_particles: tuple[str, ...]
    not_names: frozenset[str]
    articles: frozenset[str]
    roles: tuple[str, ...]
    institutions: tuple[str, ...]
    institution_nouns: tuple[str, ...]
    institution_parts: tuple[str, ...]
    role_at: tuple[str, ...]
    begins_role: tuple[str, ...]
    joins_role: tuple[str, ...]
    joins_roles: tuple[str, ...]
    places_in_initials: tuple[str, ...]
    verbs_before_lists: tuple[str, ...]
    introduces_words: tuple[str, ...]
    before_an_occasion: tuple[str, ...]
    speech_verbs: tuple[str, ...]
    person_pronouns: tuple[str, ...]
    before_verbs: tuple[str, ...]
    byline_opens: tuple[str, ...]
    credit_labels: tuple[str, ...]
    credit_opens: tuple[str, ...]
    author_headings: tuple[str, ...]
    written_by: tuple[str, ...]
    author_keys: tuple[str, ...]
    speech_titles: tuple[str, ...]
    reporter_roles: tuple[str, ...]
    first_person: tuple[str, ...]
    opinion_marks: tuple[str, ...]
    first_person_plural: tuple[str, ...]
    question_labels: tuple[str, ...]
    answer_labels: tuple[str, ...]
    interview_titles: tuple[str, ...]
    interview_verbs: tuple[str, ...]
    interview_credits: tuple[str, ...]
    titles_in_full: Mapping[str, str]
    speaks_for: tuple[str, ...]
    speech_kinds: tuple[str, ...]
    addresses: tuple[str, ...]
    greetings: tuple[str, ...]
    letter_opens: tuple[str, ...]
    letter_closings: tuple[str, ...]
    copy_marks: tuple[str, ...]
    mail_keys: frozenset[str]
    mail_senders: frozenset[str]
    mail_dividers: tuple[str, ...]
    mail_verbs: tuple[str, ...]
    before_mail_dates: tuple[str, ...]
    before_mail_lists: tuple[str, ...]
    mail_greetings: tuple[str, ...]
    mail_closings: tuple[str, ...]
    unsigned: tuple[str, ...]
    attributes_words: tuple[str, ...]
    address_ends: frozenset[str]
    address_names: frozenset[str]
    place_begins: frozenset[str]
    before_objects: tuple[str, ...]
    statement_nouns: tuple[str, ...]
    month_names: tuple[str, ...]
    weekdays: frozenset[str]
    short_weekdays: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    joins_month: tuple[str, ...]
    before_dates: tuple[str, ...]
    before_later_dates: tuple[str, ...]
    date_keys: frozenset[str]
    name_suffixes: tuple[str, ...]
    name_titles: tuple[str, ...]
    degrees: tuple[str, ...]
    retired: tuple[str, ...]

    titles: frozenset[str]
    cut_titles: frozenset[str]
    bare_titles: frozenset[str]
    gendered: frozenset[str]
    label_titles: tuple[str, ...]
    printed_titles: tuple[str, ...]
    cut_names: tuple[str, ...]
    moderators: tuple[str, ...]
    chairs: frozenset[str]
    presiding: frozenset[str]
    ranks: frozenset[str]
    presiding_abroad: tuple[str, ...]
    offices: frozenset[str]
    officers: frozenset[str]
    before_a_title: tuple[str, ...]
    after_a_title: tuple[str, ...]
    joins_names: frozenset[str]
    numbered: tuple[str, ...]
    cast_labels: tuple[str, ...]
    examinations: tuple[str, ...]
    sworn: tuple[str, ...]
    chat_from: tuple[str, ...]
    chat_to: tuple[str, ...]
    questioners: frozenset[str]
    unnamed: frozenset[str]
    not_in_names: frozenset[str]
    rarely_in_names: frozenset[str]

    directions: tuple[str, ...]
    spoken_in: tuple[str, ...]
    notices: tuple[str, ...]
    advert_labels: tuple[str, ...]
    notice_phrases: tuple[str, ...]
    card_fields: tuple[str, ...]
    card_values: tuple[str, ...]
    card_answers: tuple[str, ...]
    reply_marks: tuple[str, ...]
    column_marks: tuple[str, ...]
    recording_acts: tuple[str, ...]
    counted_acts: tuple[str, ...]
    count_words: tuple[str, ...]
    counted_things: tuple[str, ...]
    terminals: tuple[str, ...]
    closings: tuple[str, ...]
    end_marks: tuple[str, ...]
    footers: tuple[str, ...]

    clitics: tuple[str, ...]
    contracted_not: str
    fused: Mapping[str, tuple[str, str]]
    irregular: Mapping[str, str]
    acronyms: Mapping[str, str]
    negations: frozenset[str]
    negative: tuple[str, ...]

    possessive: str
    by_agent: str
    clause_opener: str
    infinitives: tuple[str, ...]
    joins_verbs: frozenset[str]

    speaker_columns: tuple[str, ...]
    unit_columns: tuple[str, ...]
    inner_speaker_columns: tuple[str, ...]
    text_columns: tuple[str, ...]
    reply_columns: tuple[str, ...]
    note_columns: tuple[str, ...]
    given_name_columns: tuple[str, ...]
    surname_columns: tuple[str, ...]
    role_columns: tuple[str, ...]
    affiliation_columns: tuple[str, ...]
    date_columns: tuple[str, ...]
    source_columns: tuple[str, ...]
    row_lists: frozenset[str]
    nameless: frozenset[str]
    beside_nameless: frozenset[str]
    hosts: frozenset[str]

    @property
    def months(self) -> Mapping[str, int]:
        """The number of each month, from 1 to 12, by all its names in lower case."""
        names = enumerate(self.month_names, start=1)
        return {name: number for number, spelt in names for name in spelt.split()}


_PLAIN = frozenset(("contracted_not", "possessive", "by_agent", "clause_opener"))
"""The values that are one word, not a list."""


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Return the English words, read once.

    >>> "Dr" in load_words().before_a_name, load_words().irregular["wo"]
    (True, 'will')
    """
    return read_compiled("words", Words, compile_words)


def compile_words() -> Words:
    """Return the English words as their file has them."""
    import tomllib  # noqa: PLC0415  (not where the compiled data is read)

    file = FOLDER / "reading" / "english.toml"
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    values = {
        key: value.split() if isinstance(value, str) and key not in _PLAIN else value
        for key, value in written.items()
    }
    return make_record(values, Words, what="list of words", where=file.name)
