"""RTF: the words that a reader sees, without deletions, comments and hidden text.

Control words are followed as the specification says. Paragraphs are counted as in Word files, and
text boxes and tables are read as there. Numbers of list items are those that the program which
wrote the file put beside them.
"""

from __future__ import annotations

import re

from msgspec import Struct, field
from msgspec.structs import replace

from stances.document import Document
from stances.errors import StancesError
from stances.read.forms._docx_styles import find_kind
from stances.read.forms._rtf_codes import (
    CODE_PAGES,
    OPENED,
    PARAGRAPH_ENDS,
    SIGNS,
    SKIPPED,
    SWITCHES,
    UNSEEN,
    WHOLE_FILE,
    find_code_page,
)
from stances.read.forms.form import RegionKind
from stances.read.forms.running import (
    Gatherer,
    Run,
    join_paragraphs,
    make_styles,
)
from stances.regex import compile_later

_TOKEN = compile_later(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9A-Fa-f]{2})"
    r"|\\(?P<sign>.)|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)",
    re.DOTALL,
)
_BEGINS = compile_later(rb"\s*\{\\rtf")
_DEEPEST = 1000
_STYLE_NAME = compile_later(r"\s*([^;]*)")
_ITEM_MARK = ("listtext", "pntext")


class _State(Struct, frozen=True, kw_only=True):
    """What a group has turned on; it ends with the group.

    Attributes:
        target: where its words go: ``text``, ``mark`` (of a list item), ``note``, ``box``, or the
            name of a table in the file's head; ``""`` for nowhere.
        looks: which looks are on.
        code_page: the encoding of its bytes.
        unread: how many signs after a character's number repeat it for old programs.
    """

    target: str = "text"
    looks: frozenset[str] = frozenset()
    code_page: str = "cp1252"
    unread: int = 1
    is_link: bool = False


class _Paragraph(Struct):
    """A paragraph as it grows, and what its control words say of it."""

    runs: list[Run] = field(default_factory=list)
    style: int = 0
    is_heading: bool = False
    is_in_table: bool = False
    mark: str = ""


class _Reader:
    """Follows the control words of a file."""

    def __init__(self, name: str, data: bytes) -> None:
        self.gatherer = Gatherer()
        self._name = name
        self._source = data.decode("latin-1")
        self._state = _State()
        self._stack: list[tuple[_State, _Paragraph]] = []
        self._paragraph = _Paragraph()
        self._bytes = b""
        self._skip = 0
        self._is_starred = False
        self._columns = 0
        self._code = ""
        self._entry = 0
        self._fonts: dict[int, str] = {}
        self._usual = "cp1252"
        self._styles: dict[int, str] = {}
        self._read()

    def _read(self) -> None:
        """Read the whole file.

        Raises:
            StancesError: it ends too early, or is nested too deep.
        """
        at = self._source.index("{")
        while at < len(self._source):
            found = _TOKEN.match(self._source, at)
            if found is None:
                break
            at = found.end()
            if found["brace"]:
                self._flush()
                self._skip = 0
                self._turn(found["brace"])
                if not self._stack:
                    self._end_paragraph()
                    return
            elif found["word"]:
                at = self._obey(found["word"], found["number"], at)
            elif found["sign"]:
                self._obey_sign(found["sign"])
            elif found["hex"]:
                self._add_bytes(bytes.fromhex(found["hex"]))
            elif found["text"]:
                self._add_bytes(found["text"].encode("latin-1"))
        raise StancesError("damaged: its end is missing", where=self._name, hint=_SAVE_AGAIN)

    def _turn(self, brace: str) -> None:
        """Begin or end a group."""
        if brace == "{":
            if len(self._stack) == _DEEPEST:
                raise StancesError("nested too deep", where=self._name, hint=_SAVE_AGAIN)
            self._stack.append((self._state, self._paragraph))
            self._is_starred = False
            return
        outer, paragraph = self._stack.pop()
        if self._state.target in ("note", "box") and outer.target != self._state.target:
            self._end_paragraph()
            self._paragraph = paragraph
        self._state = outer

    # ------------------------------------------------------------------ control words

    def _obey_sign(self, sign: str) -> None:
        if sign == "*":
            self._is_starred = True
        elif sign in PARAGRAPH_ENDS:
            self._end_paragraph()
        elif sign in SIGNS:
            self._add_text(SIGNS[sign])

    def _obey(self, word: str, digits: str | None, at: int) -> int:
        """Obey a control word; return where reading goes on."""
        number = int(digits) if digits else None
        starred, self._is_starred = self._is_starred, False
        if word == "u" and number is not None:
            self._add_text(chr(number % 0x10000))
            self._skip = self._state.unread
        elif word == "bin":
            return at + max(number or 0, 0)
        elif word in SIGNS:
            self._add_text(SIGNS[word])
        elif word in PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in SKIPPED or word in OPENED or starred:
            self._open_group(word)
        elif word in _ITEM_MARK:
            self._flush()
            self._turn_to("mark")
        elif word == "fldrslt":
            self._flush()
            self._state = replace(self._state, is_link="HYPERLINK" in self._code)
            self._code = ""
        elif self._state.target in ("fonttbl", "stylesheet"):
            self._note_entry(word, number)
        else:
            self._change_look(word, number)
        return at

    def _open_group(self, word: str) -> None:
        """Say where the words of a group go that is not running text."""
        self._flush()
        if word == "footnote" and self._state.target == "text":
            self._paragraph = _Paragraph()
            self._state = replace(self._state, target="note", looks=frozenset())
        elif word == "shptxt":
            self._paragraph = _Paragraph()
            self._state = replace(self._state, target="box", looks=frozenset())
        elif word == "result" and self._state.target == "object":
            self._turn_to("text")
        elif word in ("fonttbl", "stylesheet", "fldinst", "object"):
            self._turn_to(word)
        elif word != "result":
            self._turn_to("")

    def _turn_to(self, target: str) -> None:
        self._state = replace(self._state, target=target)

    def _note_entry(self, word: str, number: int | None) -> None:
        """Note what the tables of fonts and of styles say."""
        if number is None:
            return
        if word in ("f", "s"):
            self._flush()
            self._entry = number
        elif word == "fcharset" and number in CODE_PAGES:
            self._fonts[self._entry] = CODE_PAGES[number]

    def _change_look(self, word: str, number: int | None) -> None:
        """Follow a control word that changes how words look, or what their paragraph is."""
        state, paragraph = self._state, self._paragraph
        if word in SWITCHES:
            look = frozenset((SWITCHES[word],))
            is_on = number != 0
            self._flush()
            self._state = replace(state, looks=state.looks | look if is_on else state.looks - look)
        elif word == "plain":
            self._flush()
            self._state = replace(state, looks=frozenset(), code_page=self._usual)
        elif word == "f" and number is not None:
            self._flush()
            self._state = replace(state, code_page=self._fonts.get(number, self._usual))
        elif word == "uc":
            self._state = replace(state, unread=min(max(number or 0, 0), 9))
        elif word in WHOLE_FILE or word == "ansicpg":
            self._usual = WHOLE_FILE.get(word) or find_code_page(number or 0)
            self._state = replace(state, code_page=self._usual)
        elif word == "pard":
            paragraph.style, paragraph.is_heading, paragraph.is_in_table = 0, False, False
        elif word == "s":
            paragraph.style = number or 0
        elif word == "outlinelevel":
            paragraph.is_heading = number is not None and 0 <= number < 9
        elif word == "intbl":
            paragraph.is_in_table = True
        elif word == "trowd":
            self._columns = 0
        elif word == "cellx":
            self._columns += 1

    # -------------------------------------------------------------------------- words

    def _add_bytes(self, data: bytes) -> None:
        """Add bytes of text, but for those that repeat a character before them."""
        left = data[self._skip :]
        self._skip -= len(data) - len(left)
        self._bytes += left

    def _add_text(self, text: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        self._flush()
        self._write(text)

    def _flush(self) -> None:
        """Decode the bytes that were read since the last change."""
        data, self._bytes = self._bytes, b""
        if data:
            self._write(data.decode(self._state.code_page, "replace"))

    def _write(self, text: str) -> None:
        """Put words where their group wants them."""
        target = self._state.target
        if target == "fldinst":
            self._code += text
        elif target == "stylesheet" and (found := _STYLE_NAME.match(text)) and found[1]:
            self._styles.setdefault(self._entry, found[1].strip())
        elif target in ("text", "note", "box") and not UNSEEN & self._state.looks:
            looks = self._state.looks
            styles = make_styles(
                bold="bold" in looks, italic="italic" in looks, link=self._state.is_link
            )
            self._paragraph.runs.append(Run(text=text, styles=styles))
        elif target == "mark":
            self._paragraph.mark += text

    def _end_paragraph(self) -> None:
        """Add the paragraph that ends here to where its group wants it."""
        self._flush()
        target, paragraph = self._state.target, self._paragraph
        self._paragraph = replace(paragraph, runs=[], mark="")
        if target == "note":
            self.gatherer.add_aside(paragraph.runs, "footnote")
        elif target == "box":
            self.gatherer.add_aside(paragraph.runs, "furniture")
        elif target == "text":
            mark = paragraph.mark.strip()
            shown = f"{mark if any(map(str.isalnum, mark)) else '•'} " if mark else ""
            kind = self._find_kind(paragraph)
            has_words = any(run.text.strip() for run in paragraph.runs)
            runs = [Run(text=shown), *paragraph.runs] if has_words else []
            self.gatherer.add(runs, kind, is_item=bool(shown) and kind != "heading")

    def _find_kind(self, paragraph: _Paragraph) -> RegionKind | None:
        """Return what a paragraph is; a table with one column frames running text."""
        if paragraph.is_in_table and self._columns != 1:
            return "table"
        named = find_kind(None, self._styles.get(paragraph.style, ""))
        return "heading" if paragraph.is_heading else named


_SAVE_AGAIN = "save or download the file again"


def decode(name: str, data: bytes) -> Document:
    """Return an RTF file as running text.

    Raises:
        StancesError: it is not RTF, is damaged, or holds no words.
    """
    if _BEGINS.match(data) is None:
        raise StancesError("not RTF", where=name, hint="give it the ending of what it is")
    return join_paragraphs(name, "rtf", _Reader(name, data).gatherer.list_paragraphs(), "paragraph")
