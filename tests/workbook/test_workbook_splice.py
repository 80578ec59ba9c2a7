"""Changing a few places of an XML part leaves every other byte as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giamsat.workbook.splice import Spliced, SpliceError


def test_nothing_asked_nothing_changed() -> None:
    """Line breaks in attributes, unused namespaces, comments and odd quotes survive."""
    xml = b"<?xml version='1.0'?>\n<a xmlns:u='urn:u' t=\"x&#10;y\"><!-- c --><b/><c >t</c></a>"
    assert Spliced(xml).result() == xml


def test_append_set_cut_insert() -> None:
    """Each change does what its name says, also in an element that was empty."""
    spliced = Spliced(b"<a><b/><c n='1'>t</c><d><e/></d></a>")
    b, c, d = spliced.root.children
    spliced.append(b, b"<x/>")
    spliced.append(b, b"<y/>")
    spliced.set(c, "n", "2")
    spliced.set(c, "m", "3")
    spliced.cut(d)
    spliced.set(d.children[0], "lost", "1")
    spliced.insert(spliced.root.closing, b"<z/>")
    assert spliced.result() == b'<a><b><x/><y/></b><c n="2" m="3">t</c><z/></a>'


def test_prefixes_do_not_matter() -> None:
    """Elements and attributes are known by their names without prefix."""
    root = Spliced(b"<x:a xmlns:x='u' x:id='7'><x:b/></x:a>").root
    assert (root.name, root.attribute("id"), root.children[0].name) == ("a", "7", "b")


@pytest.mark.parametrize(
    "xml",
    [b"", b"<a>", b"<!DOCTYPE a><a/>", b"<a></b>", b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', b"\xff\xfe<\0a\0"],
)
def test_what_is_no_plain_xml_is_refused(xml: bytes) -> None:
    """Broken parts and document types are refused before anything is read out of them."""
    with pytest.raises(SpliceError):
        Spliced(xml)


@given(st.recursive(st.text("abc &<>\"'đ", max_size=5), lambda inner: st.lists(inner, max_size=3), max_leaves=12))
def test_spans_are_those_of_the_elements(tree: object) -> None:
    """What a node says it is, begins and ends with its own tags."""

    def written(one: object) -> str:
        if isinstance(one, str):
            return f"<t v={one!r}/>" if re.fullmatch("[abcđ ]*", one) else "<t> </t>"
        assert isinstance(one, list)
        return f"<l>{''.join(map(written, one))}</l>"

    spliced = Spliced(written(tree).encode())
    for node in [*spliced.root.all("t"), *spliced.root.all("l")]:
        text = spliced.text(node)
        assert text.startswith(b"<" + node.name.encode())
        assert text.endswith((b"/>", b"</" + node.name.encode() + b">"))
