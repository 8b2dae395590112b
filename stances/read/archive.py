"""Zip archives, such as Word files and e-books, whose size is checked before they are unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from msgspec import Struct

from stances.errors import StancesError

MOST_BYTES = 200_000_000
"""What all members of an archive may hold together, once unpacked."""
_MOST_MEMBERS = 10_000
_MOST_TIMES = 200
"""How many times larger than the archive its members may be: text packs 5 to 50 times."""
_ALWAYS_ALLOWED = 10_000_000
"""A size below which the members may be however many times larger."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_IS_ENCRYPTED = 0x1


class Archive(Struct, frozen=True, kw_only=True):
    """An archive whose members are small enough to be read.

    Attributes:
        name: the file, as the user named it.
        members: the names of what it holds, in their order.
    """

    name: str
    members: tuple[str, ...]
    _zip: zipfile.ZipFile

    def read(self, member: str) -> bytes:
        """Return the bytes of a member.

        Raises:
            StancesError: there is no such member, or it is damaged.
        """
        if member not in self.members:
            raise StancesError(f"{member} is missing in it", where=self.name, hint=_SAVE_AGAIN)
        try:
            return self._zip.read(member)
        except (*_DAMAGED, EOFError, zlib.error) as error:
            raise StancesError(
                f"{member} in it is damaged ({error})", where=self.name, hint=_SAVE_AGAIN
            ) from None


_SAVE_AGAIN = "save or download the file again"
_DAMAGED = (
    zipfile.BadZipFile,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
"""What `zipfile` raises on bytes that no program wrote."""


def open_archive(name: str, data: bytes) -> Archive:
    r"""Return an archive, after a check of how large its members say they are.

    `zipfile` never unpacks more of a member than that size, so an archive that lies about it is
    found to be damaged.

    Args:
        name: the file, as the user named it.
        data: all its bytes.

    Raises:
        StancesError: the bytes are not a zip archive, or are damaged; a member has a password or a
            packing that is not known; the members are too many or too large, or one comes twice.

    >>> import io, zipfile
    >>> with zipfile.ZipFile(file := io.BytesIO(), "w") as made:
    ...     made.writestr("mimetype", "text/plain")
    >>> open_archive("a.zip", file.getvalue()).read("mimetype")
    b'text/plain'
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        found = opened.infolist()
    except _DAMAGED as error:
        raise StancesError(f"damaged ({error})", where=name, hint=_SAVE_AGAIN) from None
    for one in found:
        if one.flag_bits & _IS_ENCRYPTED:
            raise StancesError("has a password", where=name, hint="save it without one")
        if one.compress_type not in _METHODS:
            what = f"{one.filename} in it is packed by an unknown method"
            raise StancesError(what, where=name, hint=_SAVE_AGAIN)
    _check_size(name, found, len(data))
    _check_names(name, [one.filename for one in found])
    return Archive(name=name, members=tuple(one.filename for one in found), _zip=opened)


def _check_names(name: str, members: list[str]) -> None:
    """Check that no member comes twice: programs differ in which of the two they would show."""
    seen: set[str] = set()
    for member in members:
        if member in seen and not member.endswith("/"):
            raise StancesError(f"{member} comes twice in it", where=name, hint=_SAVE_AGAIN)
        seen.add(member)


def _check_size(name: str, found: list[zipfile.ZipInfo], packed: int) -> None:
    """Check that the members of an archive are not too many or too large."""
    size = sum(one.file_size for one in found)
    if len(found) > _MOST_MEMBERS:
        what = f"holds {len(found)} files, more than {_MOST_MEMBERS}"
    elif size > MOST_BYTES:
        what = f"unpacks to {size} bytes, more than {MOST_BYTES}"
    elif size > _ALWAYS_ALLOWED and size > _MOST_TIMES * packed:
        what = f"unpacks to {size // packed} times its size, more than {_MOST_TIMES}"
    else:
        return
    raise StancesError(what, where=name, hint="save it as text, in UTF-8")
