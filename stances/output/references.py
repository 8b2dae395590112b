"""What makes a text nothing but text in Markdown and in wikis: references to characters."""

from __future__ import annotations

import re

from stances.regex import compile_later

COMMENT = "<!-- -->"
"""Shows nothing, in Markdown and in HTML."""
_BACKSLASHED = frozenset("|`*_[]{}\\")
"""The signs that GitHub takes for text behind a backslash, and that are read more easily so."""
_MARKDOWN = compile_later(
    r"""
      (?P<sign> [&<>|`*\[\]{}\\~^$] | (?<![^\W_])_ | _(?![^\W_]) )
    | (?P<before> [@\#]               # GitHub looks for names and issues in the rendered text, …
      | :(?=//) | :(?=[\w+-]+:)       # for addresses and emoji, …
      | (?<=\b[gG][hH])-(?=\d) )      # for issues once more, …
    | (?P<after> (?<=[wW]{3})\. )     # for addresses without a scheme, …
    | (?P<commit> (?<![^\W_])(?<!sha256:)[0-9a-f]{7,40}(?![^\W_]) )    # and for commits.
    """,
    re.VERBOSE,
)


def escape_markdown(text: str) -> str:
    """Return a text that is nothing but text, in Markdown and in HTML within it.

    As references the signs of Markdown are text wherever they stand. What GitHub would turn into
    a link is split by a comment, which does not show.

    >>> escape_markdown("a|b `c` <d> @e")
    'a&#124;b &#96;c&#96; &#60;d&#62; @<!-- -->e'
    """
    return _MARKDOWN.sub(lambda found: _split_link(found) or _write_references(found), text)


def escape_github_cell(text: str) -> str:
    r"""Return a text that is nothing but text in a table on GitHub, and easy to read as it stands.

    >>> escape_github_cell("a|b `c` <d> @e")
    'a\\|b \\`c\\` &#60;d&#62; @<!-- -->e'
    """

    def write(found: re.Match[str]) -> str:
        if found[0] in _BACKSLASHED:
            return f"\\{found[0]}"
        return _split_link(found) or _write_references(found)

    return _MARKDOWN.sub(write, text)


def _split_link(found: re.Match[str]) -> str:
    """Return what was found with a comment that splits a link; empty for a sign of Markdown."""
    if found["sign"]:
        return ""
    if found["commit"]:
        return COMMENT.join(re.findall(".{1,6}", found["commit"]))
    return f"{found['before'] or ''}{COMMENT}{found['after'] or ''}"


def _write_references(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in found[0])


_WIKI = r"""
      [&<>|`*\[\]{}\\^~=@\#]                  # markup wherever it stands
    | \A[-+:;,.?/'_%!]                        # a list, or attributes of the cell
    | ([-+_/',?:;!$%()])\1+                   # markup where it is doubled
    | (?<![^\W_])[-+_%](?=\S)                 # the opening of bold, struck or underlined text
    | !(?=\S) | "(?=:) | [:;](?=[^\s\w])      # images, links, faces
    | :(?=\S) | (?<=[wW]{3})\.                # addresses
    | (?<=\Ah[1-6])\. | (?<=\Abq)\.           # headings, quotations
    | \((?=(?i:[cirxyn]|tm|on|off|flag(?:off)?|[^\s\w()][rgby]?)\))    # pictures such as (x)
    | (?<=[A-Z])-(?=\d) | (?<=[A-Z]\d)-(?=\d)  # issues such as ABC-12
    | (?<![^\W_])r(?=\d)                      # revisions
    | \bR(?=FC\s+\d) | \bP(?=MID\s+\d) | \bI(?=SBN\s)
"""
_ANY_WIKI = compile_later(_WIKI, re.VERBOSE)
_MOIN = compile_later(rf"{_WIKI} | (?<=[^\W_])[^\W\d_]", re.VERBOSE)


def escape_wiki(text: str) -> str:
    """Return a text that is nothing but text in the wikis that know character references.

    >>> escape_wiki("[~test|x] well-known, -1")
    '&#91;&#126;test&#124;x&#93; well-known, &#45;1'
    """
    return _ANY_WIKI.sub(_write_references, text)


def escape_moin(text: str) -> str:
    """Return a text that is nothing but text in MoinMoin, which links joined words as well.

    >>> escape_moin("TestPage by Test")
    'Test&#80;age by Test'
    """

    def write(found: re.Match[str]) -> str:
        sign, before = found[0], text[: found.start()][-1:]
        within = sign.isalpha() and before.isalnum()
        return sign if within and not _joins_words(before, sign) else _write_references(found)

    return _MOIN.sub(write, text)


def _joins_words(before: str, sign: str) -> bool:
    """Return whether a second word begins with the sign, as in ``TestPage``."""
    return sign.isupper() and not before.isupper()
