"""Libraries that only some forms need, and that are installed with an extra."""

from __future__ import annotations

import importlib
from types import ModuleType

from stances.errors import StancesError


def import_extra(module: str, *, extra: str, package: str, what: str, where: str) -> ModuleType:
    """Return the module of a library that is installed with an extra.

    Args:
        module: what is imported, such as ``docx.document``.
        extra: the extra of this program, such as ``docx``.
        package: the name of the library on the package index.
        what: what cannot be read without it, such as ``.docx``.
        where: the file, as the user named it.

    Raises:
        StancesError: the library is not installed.

    >>> import_extra("json", extra="tables", package="json", what=".json", where="a").__name__
    'json'
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        raise StancesError(
            f"cannot read {what} without {package}",
            where=where,
            hint=f"pip install 'stances[{extra}]'",
        ) from None
