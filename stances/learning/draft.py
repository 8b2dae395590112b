"""Drafts a rubric from coded texts: a dimension for each that was coded, with its targets."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from stances.errors import StancesError
from stances.learning.texts import CodedUnit
from stances.learning.topics import count_terms, find_topic, list_forms, list_named
from stances.match.reader import Reader
from stances.rubric.compile import compile_rubric
from stances.rubric.files import RubricFile, RubricFiles, read_languages
from stances.rubric.lint_collisions import list_colliding_words
from stances.rubric.load import parse_rubric
from stances.rubric.model import Rubric
from stances.rubric.starter import check_name
from stances.text.names import make_id

_HEADER_FILE = "rubric.toml"

_FEWEST = 3
_AGREEING = 0.65
_HEADER = """\
format = 1
title = {title}
dimensions = {dimensions}
modifiers = "english"      # the words that turn, weaken or void what stands in their scope
min_evidence = {least}        # below this sum of weights an expert is silent
mixed_below = 0.2          # with both sides shown, positions nearer to 0 than this are mixed
"""
_ANYWHERE = """
# Each text was coded on one dimension, and may speak of it without naming it: what is learnt
# from coded texts counts in all of them. Take this away to score texts on other matters as well.
[similarity]
anywhere = true
"""
_PSEUDO = """
# Words that name a topic here, and would turn or weaken a side elsewhere.
[pseudo]
words = {words}
"""
_DIMENSION = """\
format = 1
id = {id}
label = {label}
question = {question}
kind = "prescription"      # or "assessment", if it asks what is so and not what should be done
positive = {positive}
negative = {negative}
about = "To be written: what belongs to it and what does not."
"""
_ENTRY = """
# {remark}
[[target]]
words = {words}
{rule}
fires = {fires}
"""
_SILENT = "takes = []                 # names the topic, and takes no side"


class _Topic(Struct, frozen=True, kw_only=True):
    """A dimension that was coded, with the words that name it.

    Attributes:
        name: as the codes write it.
        words: the forms of each term.
        poles: the pole for which praise of a term speaks; no pole for a term that shows none.
    """

    name: str
    words: tuple[tuple[str, ...], ...]
    poles: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return make_id(self.name)


def draft_rubric(name: str, units: Sequence[CodedUnit]) -> dict[str, str]:
    """Return the files of a rubric for some coded texts, by their names.

    Each dimension has the most telling words of its texts as targets. Praise of a target speaks
    for the pole that agrees with the codes; where that is not plain, it names the topic alone.
    Where each text is coded on one dimension, ``[similarity] anywhere`` is set.

    Args:
        name: the rubric's.

    Raises:
        StancesError: the name is not one, a dimension can have no id, or two would have the same.
    """
    check_name(name)
    topics = [
        replace(one, poles={forms[0]: "+" for forms in one.words}) for one in _find_topics(units)
    ]
    rubric = _parse(name, _write_files(name, topics, anywhere=False, pseudo=()))
    pseudo = list_colliding_words(rubric)
    reader = Reader(
        compile_rubric(_parse(name, _write_files(name, topics, anywhere=False, pseudo=pseudo)))
    )
    sided = [replace(one, poles=_find_poles(one, units, reader)) for one in topics]
    anywhere = all(len(one.codes) == 1 for one in units)
    return _write_files(name, sided, anywhere=anywhere, pseudo=pseudo)


def _find_topics(units: Sequence[CodedUnit]) -> Iterator[_Topic]:
    terms = count_terms(units)
    names: dict[str, str] = {}
    for name in list_named(units):
        if not make_id(name):
            what = f'the dimension "{name}" has no letters or digits, which its id needs'
            raise StancesError(what, hint="rename it in the codes")
        other = names.setdefault(make_id(name), name)
        if other != name:
            what = f'the dimensions "{other}" and "{name}" would have the same id'
            raise StancesError(what, hint="rename one of them in the codes")
        about = [name in one.codes and one.codes[name].side != "." for one in units]
        own = [one for one, is_own in zip(terms, about, strict=True) if is_own]
        others = [one for one, is_own in zip(terms, about, strict=True) if not is_own]
        found = find_topic(own, others) if own else []
        words = tuple(tuple(list_forms(term, own)) for term in found)
        yield _Topic(name=name, words=words or ((make_id(name).replace("-", " "),),))


def _find_poles(topic: _Topic, units: Sequence[CodedUnit], reader: Reader) -> dict[str, str]:
    """Return the pole of each term whose readings agree with the codes, one way or the other."""
    votes: Counter[tuple[str, int]] = Counter()
    for one in units:
        code = one.codes.get(topic.name)
        wanted = {"+": 1, "-": -1}.get(code.side, 0) if code else 0
        if not wanted:
            continue
        for read in reader.read(one.sentences):
            for each in read.readings:
                if each.sign and each.mention.dimension == topic.id:
                    votes[each.mention.words, each.sign * wanted] += 1
    found: dict[str, str] = {}
    for forms in topic.words:
        agree, differ = (sum(votes[form, sign] for form in forms) for sign in (1, -1))
        most = max(agree, differ)
        if most >= _FEWEST and most >= _AGREEING * (agree + differ):
            found[forms[0]] = "+" if agree > differ else "-"
    if not found:  # a rubric without any side would have nothing to compose
        found[topic.words[0][0]] = "+"
    return found


def _write_files(
    name: str, topics: Sequence[_Topic], *, anywhere: bool, pseudo: Sequence[str]
) -> dict[str, str]:
    header = _HEADER.format(
        title=_quote(f"{name}: drafted from coded texts"),
        dimensions=_quote([one.id for one in topics]),
        least=0.05 if anywhere else 0.2,
    )
    if anywhere:
        header += _ANYWHERE
    if pseudo:
        header += _PSEUDO.format(words=_quote(list(pseudo)))
    return {_HEADER_FILE: header, **{_name_file(one): _write_topic(one) for one in topics}}


def _name_file(topic: _Topic) -> str:
    """Return the name of a dimension's file, which is not that of the header."""
    name = f"{topic.id}.toml"
    return f"{topic.id}-dimension.toml" if name == _HEADER_FILE else name


def _write_topic(topic: _Topic) -> str:
    text = _DIMENSION.format(
        id=_quote(topic.id),
        label=_quote(topic.name),
        question=_quote(f"To be written: the question of {topic.name}?"),
        positive=_quote(f"for {topic.name}"),
        negative=_quote(f"against {topic.name}"),
    )
    for pole, remark in (
        ("+", "Whoever praises them is for it."),
        ("-", "Whoever praises them is against it."),
        ("", "Words that name the topic; give them a pole if praise of them takes a side."),
    ):
        chosen = [forms for forms in topic.words if topic.poles.get(forms[0], "") == pole]
        if chosen:
            text += _ENTRY.format(
                remark=remark,
                words=_quote([form for forms in chosen for form in forms]),
                rule=f"pole = {_quote(pole)}" if pole else _SILENT,
                fires=_quote([f"We must talk about the {chosen[0][0]}."]),
            )
    return text


def _quote(value: object) -> str:
    """Return a text, or a list of texts, as TOML, whose strings are written as those of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _parse(name: str, files: Mapping[str, str]) -> Rubric:
    """Return the rubric that some files make up."""
    own = [RubricFile(name=key, data=text.encode()) for key, text in files.items()]
    return parse_rubric(
        RubricFiles(name=name, header=own[0], dimensions=tuple(own[1:]), modifiers=read_languages())
    )
