"""The folder of compiled rubrics; a damaged file counts as missing."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

from stances.regex import compile_later

_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder holds compiled rubrics of stances. It may be deleted at any time.
# See https://bford.info/cachedir/
"""
_KEPT = compile_later(r"[0-9a-f]{64}\.json")
_BESIDE = compile_later(r"(?:[0-9a-f]{64}\.json|CACHEDIR\.TAG)\.[0-9a-f]{8}\.tmp")
_MARK = compile_later(r"CACHEDIR\.TAG")
_MOST = 16
"""How many entries stay: those that were used last."""
_DAY = 24 * 60 * 60
_OLDEST = 90 * _DAY
"""The seconds after which an entry that was not used is removed."""


def read_cache(cache: Path | None, key: str) -> bytes | None:
    """Return what was kept under a key.

    Args:
        cache: the folder; `None` to do without.
        key: 64 hexadecimal digits.

    Returns:
        the bytes that `write_cache` was given; `None` where nothing is kept, or where the file is
        damaged, was kept under another key or cannot be read.
    """
    if cache is None:
        return None
    path = cache / f"{key}.json"
    try:
        if not path.is_file():  # a named pipe would keep its reader waiting
            return None
        head, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if head != _make_head(key, content):
        return None
    _note_use(path)
    return content


def write_cache(cache: Path | None, key: str, content: bytes) -> None:
    """Keep bytes under a key, whole or not at all, and remove old entries.

    A folder that cannot be written is not a fault: the next run compiles again.

    Args:
        cache: the folder; `None` to do without.
        key: 64 hexadecimal digits.
        content: what `read_cache` is to return.
    """
    if cache is None:
        return
    with contextlib.suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        tag = cache / "CACHEDIR.TAG"
        if not tag.exists():
            _write_whole(tag, _TAG.encode())
        _write_whole(cache / f"{key}.json", _make_head(key, content) + b"\n" + content)
        _evict(cache, keep=f"{key}.json")


def clear_cache(cache: Path) -> int:
    """Remove what `write_cache` wrote, and the folder where nothing else is in it.

    Returns:
        how many entries were removed.

    Raises:
        OSError: the folder cannot be read, or a file in it cannot be removed.
    """
    if not cache.is_dir():
        return 0
    now = time.time()
    entries = list(_list_ages(cache, _KEPT, now))
    for _, path in (*entries, *_list_ages(cache, _BESIDE, now), *_list_ages(cache, _MARK, now)):
        path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # files of others stay
        cache.rmdir()
    return len(entries)


def _make_head(key: str, content: bytes) -> bytes:
    """Return the first line of an entry: a digest of its key and its content."""
    digest = hashlib.sha256(f"{key}\n".encode())
    digest.update(content)
    return f"stances compiled rubric, sha256:{digest.hexdigest()}".encode()


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its path and move it there; where this fails, nothing is left behind."""
    import secrets  # noqa: PLC0415  (only here)

    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _note_use(path: Path) -> None:
    """Set the time of an entry's last use, at most once a day."""
    with contextlib.suppress(OSError):
        if path.stat().st_mtime < time.time() - _DAY:
            os.utime(path)


def _evict(cache: Path, *, keep: str) -> None:
    """Remove entries that were not used for long, and those beyond the last used `_MOST`.

    Other processes may do so at the same time. Files that this module did not write stay.

    Args:
        keep: the name of the entry that was just written.
    """
    now = time.time()
    entries = sorted(_list_ages(cache, _KEPT, now))
    beyond = [path for _, path in entries[_MOST:]]
    unused = [path for age, path in entries if age > _OLDEST]
    halves = [path for age, path in _list_ages(cache, _BESIDE, now) if age > _DAY]
    for path in {*beyond, *unused, *halves} - {cache / keep}:
        with contextlib.suppress(OSError):
            path.unlink()


def _list_ages(cache: Path, names: re.Pattern[str], now: float) -> Iterator[tuple[float, Path]]:
    """Yield the regular files whose names fit, each with the seconds since its last use."""
    for path in cache.iterdir():
        with contextlib.suppress(OSError):
            if names.fullmatch(path.name) and path.is_file() and not path.is_symlink():
                yield now - path.stat().st_mtime, path
