"""XML as a tree, for the members of archives, without the ways in which XML can do harm."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from stances.errors import StancesError

_DEEPEST = 256
"""How deep elements may be nested: those who walk the tree call themselves for each level."""


def parse_xml(name: str, member: str, data: bytes) -> Element:
    """Return the root of an XML file; names are written ``{namespace}name``.

    The standard library's expat reads it. A declaration of an entity is refused, so none can be
    expanded a billion times; what lies outside of the file is never fetched.

    Args:
        name: the user's file.
        member: the part of it that is XML.
        data: all bytes of that part.

    Raises:
        StancesError: the XML is broken, declares entities, or is nested too deep.

    >>> parse_xml("a.odt", "content.xml", b"<a xmlns='urn:x'><b/></a>")[0].tag
    '{urn:x}b'
    """
    builder = TreeBuilder()
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise StancesError(f"{member} in it is nested too deep", where=name, hint=_HINT)
        named = {_name(key): value for key, value in attributes.items()}
        builder.start(_name(tag), named)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_name(tag))

    def refuse_entity(*_declaration: object) -> None:
        raise StancesError(f"{member} in it declares XML entities", where=name, hint=_HINT)

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse_entity
    try:
        parser.Parse(data, True)
        return builder.close()
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise StancesError(f"{member} in it is broken ({error})", where=name, hint=_HINT) from None


_HINT = "save the file again, or as text in UTF-8"


def _name(tag: str) -> str:
    """Return a name as ElementTree writes it: expat gives ``namespace}name``."""
    return f"{{{tag}" if "}" in tag else tag
