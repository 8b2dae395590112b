"""How formats name the files that they point to."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from urllib.parse import quote


def find_path_from_root(file: str, folder: str) -> str:
    """Return a file's path from the top of the repository.

    Args:
        file: its path from the current folder; ``-`` stands for standard input and stays.
        folder: the path of the current folder from the top; empty for the top itself.

    >>> find_path_from_root("../a.md", "docs/en")
    'docs/a.md'
    """
    if not file or file == "-" or not folder:
        return file
    return posixpath.normpath(posixpath.join(folder, file))


def make_uri(file: str) -> str:
    """Return a file as a URI: absolute where its path is, else relative.

    >>> make_uri("texts/Test Ümlaut.md"), make_uri("/srv/a b.md"), make_uri("a:b%.md")
    ('texts/Test%20%C3%9Cmlaut.md', 'file:///srv/a%20b.md', 'a%3Ab%25.md')
    """
    # A lone surrogate has no UTF-8; it is written as in all other output.
    path = quote(file, errors="backslashreplace")
    return f"file://{path}" if PurePosixPath(file).is_absolute() else path
