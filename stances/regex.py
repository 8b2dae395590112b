"""Regular expressions that are compiled when they are first used.

Python compiles some 2,000 of them a second, and a run needs few of those that all modules have.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def compile_later(pattern: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    r"""Return a regular expression that behaves as the one `re.compile` makes.

    Raises:
        re.error: when it is used, and the pattern is wrong.

    >>> digits = compile_later(r"\d+")
    >>> digits.findall("8 January 2020")
    ['8', '2020']
    """
    return cast("re.Pattern[AnyStr]", _Later(pattern, flags))


class _Later:
    """Stands for a compiled expression until one of its attributes is asked for."""

    def __init__(self, pattern: str | bytes, flags: int | re.RegexFlag) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever the expression has)
        made = re.compile(self.pattern, self._flags)
        for each in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, each, getattr(made, each))
        return getattr(made, name)
