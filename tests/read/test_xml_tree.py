"""XML: trees, and that entities, depth and broken bytes do no harm."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.errors import StancesError
from stances.read.xml_tree import parse_xml

LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY b "haha"><!ENTITY c "&b;&b;&b;">]>
<a>&c;</a>"""
OUTSIDE = b"""<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>
<a>&b;</a>"""


def test_names_carry_their_namespace():
    root = parse_xml("a.odt", "content.xml", b'<x:a xmlns:x="urn:x" x:k="1" l="2">t<x:b/>u</x:a>')
    assert (root.tag, root.text, root.attrib) == ("{urn:x}a", "t", {"{urn:x}k": "1", "l": "2"})
    assert (root[0].tag, root[0].tail) == ("{urn:x}b", "u")


@pytest.mark.parametrize("data", [LAUGHS, OUTSIDE, LAUGHS.decode().encode("utf-16")])
def test_entities_are_refused(data):
    with pytest.raises(StancesError, match=r"^a\.odt: content\.xml in it declares XML entities; "):
        parse_xml("a.odt", "content.xml", data)


def test_a_document_type_without_entities_is_harmless():
    data = b'<!DOCTYPE a PUBLIC "-//Test//DTD a//EN" "http://localhost:1/a.dtd"><a>t</a>'
    assert parse_xml("a.odt", "content.xml", data).text == "t"


def test_deep_nesting_is_refused():
    with pytest.raises(StancesError, match="nested too deep"):
        parse_xml("a.odt", "content.xml", b"<a>" * 1_000_000)


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"<a></b>", b"<?xml version='1.0' encoding='zzz'?><a/>", b"<a>\xff</a>"]
)
def test_broken_bytes_are_told(data):
    with pytest.raises(StancesError, match=r"^a\.odt: content\.xml in it is broken \("):
        parse_xml("a.odt", "content.xml", data)


@given(st.binary(max_size=50))
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(StancesError):
        parse_xml("a.odt", "content.xml", b"<?xml version='1.0'?><a>" + data + b"</a>")
