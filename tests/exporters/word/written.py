"""Writes blocks into a Word document and reads it again, for the tests of its parts."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from exporters.opc import Relations
from exporters.paper.model import Block, PageSize, Paper, Section
from exporters.word.desk import Desk
from exporters.word.numbering import Numbering
from exporters.word.package import write_word
from exporters.word.template import own_template
from tests.story import png

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = (
    f'xmlns:w="{W[1:-1]}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def paper_of(
    *blocks: Block,
    language: str = "en-GB",
    is_landscape: bool = False,
    size: PageSize = PageSize.A4,
) -> Paper:
    return Paper(
        kind="Script",
        title="Heat & light",
        language=language,
        made_on="2026-04-21",
        sections=(Section(blocks, is_landscape),),
        running=("Script: Heat & light", "v2, 21 April 2026"),
        subject="Ember",
        size=size,
    )


def written(*papers: Paper) -> bytes:
    """The bytes of a document; a paper of several sections may be given as it is."""
    (paper,) = papers
    file = io.BytesIO()
    write_word(paper, file, lambda key: png() if key == "p" else None)
    return file.getvalue()


def document_of(*blocks: Block, **more: Any) -> Document:
    """The document that these blocks make, as python-docx reads it; it must be valid."""
    content = written(paper_of(*blocks, **more))
    assert problems(content) == []
    return docx.Document(io.BytesIO(content))


def problems(content: bytes) -> list[str]:
    """What the checks of the Open XML SDK say of a document."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(content)
        file.flush()
        return [str(error) for error in OpenXmlValidator().validate(file.name).errors]


def part(content: bytes, name: str) -> Any:
    """A part of a document as XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return etree.fromstring(file.read(name))


def body(*blocks: Block, **more: Any) -> Any:
    """The body that these blocks make."""
    return document_of(*blocks, **more).element.body


def read(xml: str) -> Any:
    """A piece of a body as XML."""
    return etree.fromstring(f"<w:body {NAMES}>{xml}</w:body>")


def texts(element: Any) -> list[str]:
    """The words of every paragraph."""
    return ["".join(one.itertext(f"{W}t")) for one in element.iter(f"{W}p")]


def styles(element: Any) -> list[str]:
    """The style of every paragraph."""
    return [one.get(f"{W}val") for one in element.iter(f"{W}pStyle")]


def found(element: Any, name: str) -> Iterator[Any]:
    """Every element of that name."""
    return iter(element.iter(f"{W}{name}"))


def desk(paper: Paper | None = None) -> Desk:
    """What the writers of a body share."""
    return Desk(
        paper or paper_of(),
        own_template(),
        Numbering(),
        Relations(),
        lambda _name, _suffix, _kind, _content: None,
        lambda key: png() if key == "p" else None,
    )
