"""Notes slides: the slide's picture, the script, the slide number."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.deck.paragraphs import Para
from exporters.deck.template.template import NotesMaster
from exporters.deck.writing.shape_xml import NAMESPACES, NUMBER_FIELD, TREE_HEAD
from exporters.deck.writing.text_xml import TextWriter
from exporters.opc import XML_HEAD, quoted


def notes_slide(
    paras: Sequence[Para], master: NotesMaster, text: TextWriter, language: str, number: int
) -> str:
    """The notes part of the slide with that number."""
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f"<p:nvPr>{master.image}</p:nvPr></p:nvSpPr><p:spPr/></p:sp>"
    )
    body = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{master.body}</p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text.paragraphs(paras)}</p:txBody></p:sp>"
    )
    return (
        f"{XML_HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE_HEAD}{image}{body}"
        f"{_number(master, language, number)}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _number(master: NotesMaster, language: str, number: int) -> str:
    if not master.number:
        return ""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Number Placeholder 3"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{master.number}</p:nvPr></p:nvSpPr><p:spPr/>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{NUMBER_FIELD}" type="slidenum">'
        f"<a:rPr lang={quoted(language)}/><a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
    )
