"""Reads coded texts: what each unit says, who wrote it, and how it was coded."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.codes.read_codes import SENTENCE, holds_codes, read_codes, read_groups
from stances.codes.renaming import AUTHOR, Renaming, rename_table
from stances.codes.units import name_units
from stances.document import Document
from stances.errors import StancesError
from stances.model import Code, CodedFile, Sentence
from stances.pipeline import read_statements
from stances.read.own_json import is_sheet
from stances.read.sentences import group_sentences
from stances.read.sources import load_documents
from stances.settings.model import Settings


class CodedUnit(Struct, frozen=True, kw_only=True):
    """A text with its codes.

    Attributes:
        name: what its file calls it.
        author: who wrote it; its own name where the file does not say.
        sentences: what it says, in the order of the text.
        codes: by dimension.
        left_out: the dimensions that were coded with ``?``.
        is_reviewed: whether dimensions without a code were not looked at.
        file: where the codes stand.
    """

    name: str
    author: str
    sentences: tuple[Sentence, ...]
    codes: Mapping[str, Code]
    left_out: frozenset[str]
    file: str
    is_reviewed: bool = False


class CodedTexts(Struct, frozen=True, kw_only=True):
    """All coded texts of some files.

    Attributes:
        units: in the order of the files.
        unit: the column that names those of the first file.
        digest: SHA-256 over what the files hold, whatever their names.
    """

    units: tuple[CodedUnit, ...]
    unit: str
    digest: str


def read_coded_texts(
    inputs: Sequence[str],
    *,
    settings: Settings,
    renaming: Renaming | None = None,
    by: str = AUTHOR,
) -> CodedTexts:
    """Read coded texts.

    Args:
        inputs: tables of codes with their texts beside them, or JSON lines with stances; a table
            without texts is about those inputs that hold no codes.
        settings: give how to read.
        renaming: what the columns and codes of the tables are called; `None` for the usual names.
        by: the column of authors.

    Raises:
        StancesError: something cannot be read, no input holds codes, the codes are those of single
            sentences, or no text stands beside them.
    """
    sources = load_documents(inputs)
    tables = [source for source in sources if not is_sheet(source)]
    tables = [rename_table(one, renaming) if _is_table(one, renaming) else one for one in tables]
    coded = [one for one in tables if holds_codes(one)]
    if not coded:
        hint = "name a table with columns id, text, dimension and code, or JSON lines with stances"
        raise StancesError("no codes", where=", ".join(inputs), hint=hint)
    texts = [one for one in tables if one not in coded]
    files = [_read_file(one, texts, settings) for one in coded]
    units = [
        unit
        for file, source in zip(files, coded, strict=True)
        for unit in _list_units(file, source, texts, settings, by)
    ]
    total = hashlib.sha256()
    for one in (*coded, *texts):
        total.update(hashlib.sha256(one.text.encode("utf-8", "surrogatepass")).digest())
    return CodedTexts(units=tuple(units), unit=files[0].unit, digest=total.hexdigest())


def _is_table(source: Document, renaming: Renaming | None) -> bool:
    """Whether a document is one whose columns are to be renamed."""
    from stances.read.forms import recognise_form  # noqa: PLC0415  (with its forms)

    return (
        renaming is not None
        and recognise_form(source, tuple(renaming.columns)).read_rows is not None
    )


def _read_file(source: Document, texts: Sequence[Document], settings: Settings) -> CodedFile:
    coded = read_codes(
        source, expert_column=settings.expert_column, text_column=settings.text_column
    )
    if coded.unit == SENTENCE:
        what, hint = "codes of single sentences", "code whole texts to learn from"
        raise StancesError(what, where=source.name, hint=hint)
    if not coded.has_texts and not texts:
        hint = f'name the texts as well, or put them into a column "{settings.text_column}"'
        raise StancesError("codes without texts", where=source.name, hint=hint)
    return coded


def _list_units(
    coded: CodedFile,
    source: Document,
    texts: Sequence[Document],
    settings: Settings,
    by: str,
) -> list[CodedUnit]:
    """Return the units of one file with their texts, in the order of their codes."""
    if coded.has_texts:
        own = replace(settings, expert_column=coded.unit)
        statements = read_statements([source], settings=own, once=True)
    else:
        statements = read_statements(texts, settings=settings)
    spoken = group_sentences(statements)
    names = name_units(coded, tuple(spoken))
    authors = read_groups(source, coded.unit, by)
    if not authors and by not in {AUTHOR, coded.unit}:
        hint = f'name the column of authors; without one, "{AUTHOR}" takes each text by itself'
        raise StancesError(f'no column "{by}"', where=source.name, hint=hint)
    codes: dict[str, dict[str, Code]] = {name: {} for name in names}
    for code in coded.codes:
        codes[code.unit][code.dimension] = code
    left_out: dict[str, set[str]] = {}
    for unit, dimension in coded.left_out:
        left_out.setdefault(unit, set()).add(dimension)
    if coded.has_texts:  # a text that says nothing on any question has a row without codes
        named = set(names.values())
        names = {**names, **{full: full for full in spoken if full not in named}}
    return [
        CodedUnit(
            name=full,
            author=authors.get(name, full),
            sentences=tuple(spoken[full]),
            codes=codes.get(name, {}),
            left_out=frozenset(left_out.get(name, ())),
            file=coded.name,
            is_reviewed=coded.is_reviewed,
        )
        for name, full in names.items()
    ]
