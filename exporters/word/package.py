"""Puts a Word document together: the body in sections, then the parts that it refers to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from itertools import chain, count
from typing import BinaryIO, Final

from exporters.identity import ORIGIN_PART
from exporters.letters import East, is_right_to_left, runs_right_to_left
from exporters.opc import OFFICE, PACKAGE, XML_HEAD, OfficeZip, Relations, escaped
from exporters.paper.model import Masthead, Paper, Section
from exporters.protocol import Progress, no_progress
from exporters.word.body import Body
from exporters.word.desk import Desk
from exporters.word.footnotes import SEPARATORS_USED
from exporters.word.look import Style, dxa
from exporters.word.numbering import Numbering
from exporters.word.pages import OwnPages, Pages, TemplatePages
from exporters.word.template import TYPES, WordTemplate, own_template

APPLICATION: Final = "Narrative Studio"
ORIGIN: Final = "NarrativeStudioDocument"
"""The property that says which document a file tells; people who edit the file leave it alone."""
EXPORT: Final = "NarrativeStudioExport"
"""The property that says which export it is."""

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES: Final = (
    f'xmlns:w="{_W}" xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_LANGUAGE: Final = re.compile(rb'<w:lang w:val="[^"]*" w:eastAsia="[^"]*" w:bidi="[^"]*"/>')
_TAG: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SETTINGS: Final = (
    f'{XML_HEAD}<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>{notes}'
    "<w:compat>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)


def write_word(
    paper: Paper,
    file: BinaryIO,
    read_picture: Callable[[str], bytes | None],
    *,
    template: WordTemplate | None = None,
    progress: Progress = no_progress,
) -> None:
    """Write a paper into an empty file as a Word document.

    Raises:
        Cancelled: the progress stopped the work.
    """
    with OfficeZip(file) as package:
        _Writer(paper, package, template or own_template(), read_picture).write(progress)
        package.finish()


class _Writer:
    """Writes one document."""

    def __init__(
        self,
        paper: Paper,
        package: OfficeZip,
        template: WordTemplate,
        read_picture: Callable[[str], bytes | None],
    ) -> None:
        self._paper = paper
        self._package = package
        self._template = template
        self._relations = Relations()
        for relation in template.relations:
            self._relations.add_as(*relation)
        self._numbering = Numbering(
            first_abstract=template.first_abstract, first_list=template.first_list
        )
        self._desk = Desk(
            paper, template, self._numbering, self._relations, package.media, read_picture
        )
        is_right = runs_right_to_left(paper.language)
        self._pages: Pages = OwnPages(paper.size, is_right_to_left=is_right)
        if template.section:
            self._pages = TemplatePages(template.section)
        self._heads: dict[bool, tuple[str, str]] = {}

    def write(self, progress: Progress) -> None:
        """Write every part."""
        body = Body(self._desk, self._pages)
        pieces = []
        total = len(self._paper.sections)
        for place, section in enumerate(self._paper.sections):
            progress(place, total, self._paper.title)
            made = body.section(section)
            if place < total - 1:
                # The little room after a table at the end must not need a page of its own.
                made = made.removesuffix(self._spacer(""))
            pieces += [made, self._end(section, place)]
        inner = "".join(pieces)
        document = f"{XML_HEAD}<w:document {NAMES}><w:body>{inner}</w:body></w:document>"
        self._package.part("word/document.xml", f"{TYPES}.document.main+xml", document)
        notes = self._footnotes(body)
        self._around(without=notes)
        self._package.relations("word/document.xml", self._relations.xml())
        self._properties()
        progress(total, total, self._paper.title)

    def _end(self, section: Section, place: int) -> str:
        """What ends a section: a paragraph that holds its properties, or they alone at the end."""
        has_title = any(
            isinstance(block, Masthead) and not block.is_slim for block in section.blocks
        )
        references = self._references(is_landscape=section.is_landscape, has_title=has_title)
        properties = self._pages.properties(
            is_landscape=section.is_landscape, references=references, has_title=has_title
        )
        if place == len(self._paper.sections) - 1:
            return properties
        return self._spacer(f"{_LOWEST}{properties}")

    def _spacer(self, properties: str) -> str:
        style = f'<w:pStyle w:val="{self._desk.style(Style.SPACER)}"/>'
        return f"<w:p><w:pPr>{style}{properties}</w:pPr></w:p>"

    # Head and foot

    def _references(self, *, is_landscape: bool, has_title: bool) -> str:
        if is_landscape not in self._heads:
            self._heads[is_landscape] = self._head_and_foot(is_landscape=is_landscape)
        head, foot = self._heads[is_landscape]
        title = f'<w:footerReference w:type="first" r:id="{foot}"/>' if has_title else ""
        return (
            f'<w:headerReference w:type="default" r:id="{head}"/>'
            f'<w:footerReference w:type="default" r:id="{foot}"/>{title}'
        )

    def _head_and_foot(self, *, is_landscape: bool) -> tuple[str, str]:
        number = len(self._heads) + 1
        width = dxa(self._pages.shape(is_landscape=is_landscape).width_mm)
        left, right = self._paper.running
        left = _on_one_line(left, right, self._pages.shape(is_landscape=is_landscape).width_mm)
        words = self._desk.words
        head = self._line(
            Style.HEADER, f"{words.plain(left)}{_TAB}{words.plain(right)}", width, left
        )
        count = f"{_field('PAGE')}{words.plain(' of ')}{_field('NUMPAGES')}"
        foot = self._line(Style.FOOTER, f"{_TAB}{count}", width, "")
        return (
            self._running("header", f"header{number}.xml", head),
            self._running("footer", f"footer{number}.xml", foot),
        )

    def _running(self, kind: str, name: str, inner: str) -> str:
        tag = "w:hdr" if kind == "header" else "w:ftr"
        xml = f"{XML_HEAD}<{tag} {NAMES}>{inner}</{tag}>"
        # A document of the studio may itself be the template.
        taken = {part.name for part in self._template.parts}
        ways = (f"narrative-{again}{name}" for again in chain(("",), map("{}-".format, count(1))))
        target = next(one for one in ways if f"word/{one}" not in taken)
        self._package.part(f"word/{target}", f"{TYPES}.{kind}+xml", xml)
        return self._relations.add(f"{OFFICE}/{kind}", target)

    def _line(self, style: Style, inner: str, width: int, text: str) -> str:
        bidi = "<w:bidi/>" if is_right_to_left(text) else ""
        # The style has its tab at the right edge of an upright page.
        tabs = f'<w:tab w:val="clear" w:pos="9638"/><w:tab w:val="right" w:pos="{width}"/>'
        name = f'<w:pStyle w:val="{self._desk.style(style)}"/>'
        return f"<w:p><w:pPr>{name}<w:tabs>{tabs}</w:tabs>{bidi}</w:pPr>{inner}</w:p>"

    # Parts around the body

    def _footnotes(self, body: Body) -> str:
        """Write the footnotes; gives the name of their part, empty where there are none."""
        relations = Relations()
        with self._desk.within(relations):
            said = body.footnotes()
        if not said:
            return ""
        kept = (
            target for _, kind, target in self._template.relations if kind.endswith("/footnotes")
        )
        target = next(kept, "")
        if not target:
            target = "footnotes.xml"
            self._relations.add(f"{OFFICE}/footnotes", target)
        name = posixpath.normpath(f"word/{target}")
        xml = XML_HEAD + self._desk.notes.part(NAMES, said)
        self._package.part(name, f"{TYPES}.footnotes+xml", xml)
        self._package.relations(name, relations.xml())
        return name

    def _around(self, *, without: str) -> None:
        template = self._template
        for part in template.parts:
            if part.name == without:
                continue
            self._package.part(part.name, part.content_type, part.content)
            if part.relations:
                self._package.relations(part.name, part.relations)
        self._own("styles", _in_language(template.sheet, self._paper.language))
        self._own("numbering", self._numbering.part(template.numbering))
        if not any(kind.endswith("/settings") for _, kind, _ in template.relations):
            self._own("settings", _SETTINGS.format(notes=SEPARATORS_USED if without else ""))

    def _own(self, kind: str, content: str | bytes) -> None:
        self._package.part(f"word/{kind}.xml", f"{TYPES}.{kind}+xml", content)
        self._relations.add(f"{OFFICE}/{kind}", f"{kind}.xml")

    def _properties(self) -> None:
        core = "application/vnd.openxmlformats-package.core-properties+xml"
        self._package.part("docProps/core.xml", core, core_properties(self._paper))
        app = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        self._package.part("docProps/app.xml", app, _app_properties())
        root = Relations()
        root.add(f"{OFFICE}/officeDocument", "word/document.xml")
        root.add(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
        root.add(f"{OFFICE}/extended-properties", "docProps/app.xml")
        if self._paper.document:
            custom = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
            self._package.part(ORIGIN_PART, custom, _origin(self._paper))
            root.add(f"{OFFICE}/custom-properties", ORIGIN_PART)
        self._package.relations("", root.xml())


_TAB: Final = "<w:r><w:tab/></w:r>"
_LOWEST: Final = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_LETTER_MM: Final = 1.7
"""What a letter of the line at the head takes, a little more than it does."""


def _on_one_line(left: str, right: str, width_mm: float) -> str:
    """What stands at the left of the head, cut where both would need a second line."""
    letters = max(20, int(width_mm / _LETTER_MM) - len(right) - 4)
    return left if len(left) <= letters else f"{left[: letters - 1].rstrip()}…"


def _field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _in_language(sheet: bytes, language: str) -> bytes:
    """The style sheet with the language of the document where it names the studio's own."""
    if not _TAG.fullmatch(language):
        return sheet
    eastern = language if language[:2] in ("ja", "ko", "zh") else East.CHINESE.language
    right = language if runs_right_to_left(language) else "ar-SA"
    made = f'<w:lang w:val="{language}" w:eastAsia="{eastern}" w:bidi="{right}"/>'
    return _LANGUAGE.sub(made.encode(), sheet, count=1)


def core_properties(paper: Paper) -> str:
    """Title, subject, language and date; never who made it."""
    moment = f"{paper.made_on}T00:00:00Z"
    subject = f"<dc:subject>{escaped(paper.subject)}</dc:subject>" if paper.subject else ""
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(f'{paper.kind}: {paper.title}')}</dc:title>{subject}"
        f"<dc:language>{escaped(paper.language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _origin(paper: Paper) -> str:
    """Custom properties with the id of the document, which says nothing to anybody else."""
    types = "http://schemas.openxmlformats.org/officeDocument/2006"
    names = f'xmlns="{types}/custom-properties" xmlns:vt="{types}/docPropsVTypes"'
    told = ((ORIGIN, paper.document), (EXPORT, paper.identity))
    properties = (
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(told, start=2)
        if value
    )
    return f"{XML_HEAD}<Properties {names}>{''.join(properties)}</Properties>"


def _app_properties() -> str:
    return (
        f'{XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Application>{APPLICATION}</Application></Properties>'
    )
