"""The one exporter behind every kind of document: a draft is made once and set as asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from exporters.atomic import replacing
from exporters.identity import Identity, with_identity
from exporters.paper.markdown import paper_markdown
from exporters.paper.model import Block, Cards, Headline, PageSize, Paper
from exporters.paper.options import FONTS, FORMAT, HTML, PDF, SIZE, TEMPLATE, WORD
from exporters.paper.pdf import PdfWriter
from exporters.protocol import (
    ExportReport,
    Option,
    Options,
    OptionValue,
    Plan,
    PlannedPart,
    Progress,
    ReportEntry,
    complete_options,
    no_progress,
)
from exporters.said import pieces_hash
from narrative_studio.analysis.consent import Channel
from narrative_studio.errors import ExportFailed
from narrative_studio.model.ids import PictureId
from narrative_studio.model.view import NarrativeView
from narrative_studio.text_marks import origin

_DEEPEST_PART: Final = 2

Chosen = Mapping[str, OptionValue]
"""A value for every option of a kind of document."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document will say: its report, and the paper and the web page made of it.

    ``page`` makes the web page, with fonts inside or without.
    """

    entries: tuple[ReportEntry, ...]
    counts: Mapping[str, int]
    paper: Callable[[], Paper]
    page: Callable[[bool], str]


@dataclass(frozen=True)
class PaperExporter:
    """A kind of document in every kind of file; ``drafted`` gathers what it says.

    ``channel`` is how it reaches people, by which proofs may be in it.
    ``pdf`` writes it as PDF, which takes somebody who knows Qt; without it that kind is refused.
    ``covers_document`` says that it is the same whichever narrative it is asked for.
    """

    id: str
    title: str
    options: tuple[Option, ...]
    drafted: Callable[[NarrativeView, Chosen], Draft]
    suffix: str = ".html"
    channel: Channel = Channel.PRINTED
    covers_document: bool = False
    pdf: PdfWriter | None = None

    def plan(self, view: NarrativeView, options: Options) -> Plan:
        """Say what the document holds and lacks."""
        chosen = complete_options(self.options, options)
        draft = self.drafted(view, chosen)
        template, is_filled = _template_plan(chosen)
        parts = () if is_filled else planned_parts(draft.paper())
        return Plan((*draft.entries, *template), draft.counts, parts)

    def said(self, view: NarrativeView, options: Options) -> Iterator[str]:
        """All that the document would say, whatever kind of file it is."""
        yield from _said(self.drafted(view, complete_options(self.options, options)).paper())

    def export(
        self,
        view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """Write the document as the kind of file that is asked for."""
        chosen = complete_options(self.options, options, target=target)
        progress(0, 2, self.title)
        draft = self.drafted(view, chosen)
        with replacing(target) as file:
            if chosen[FORMAT.key] in (WORD, PDF):
                self._write_pages(view, draft, chosen, file, progress)
            elif chosen[FORMAT.key] == HTML:
                page = draft.page(bool(chosen[FONTS.key]))
                identity = self._identity(view, draft.paper())
                file.write(with_identity(page, identity).encode())
            else:
                file.write(paper_markdown(_with_origin(draft.paper(), view)).encode())
            size_bytes = file.tell()
            progress(1, 2, target.name)
        progress(2, 2, target.name)
        entries = (*draft.entries, *_template_plan(chosen)[0])
        return ExportReport(target, entries, draft.counts, size_bytes=size_bytes)

    def _identity(self, view: NarrativeView, paper: Paper) -> Identity:
        said = pieces_hash(_said(paper), view.whole)
        today = view.whole.today.isoformat()
        return Identity(view.whole.project.id, self.id, said, today)

    def _write_pages(
        self,
        view: NarrativeView,
        draft: Draft,
        chosen: Chosen,
        file: BinaryIO,
        progress: Progress,
    ) -> None:
        size = PageSize(str(chosen[SIZE.key]))
        paper = draft.paper()
        identity = str(self._identity(view, paper))
        paper = replace(paper, size=size, document=view.whole.project.id, identity=identity)

        def read_picture(key: str) -> bytes | None:
            return view.whole.picture_bytes(PictureId(key))

        if chosen[FORMAT.key] == PDF:
            if self.pdf is None:
                raise ExportFailed(
                    "PDF cannot be made here.", "Export a Word document or a web page instead."
                )
            self.pdf(paper, file, read_picture, progress)
            return
        if (template := _template(chosen)) is not None:
            from exporters.word.own_template import write_with_template

            write_with_template(template, paper, view, self.channel, file, read_picture, progress)
            return
        from exporters.word.package import write_word

        write_word(paper, file, read_picture, progress=progress)


def _said(paper: Paper) -> Iterator[str]:
    yield repr((paper.title, paper.subject))
    for section in paper.sections:
        yield from map(repr, section.blocks)


def _with_origin(paper: Paper, view: NarrativeView) -> Paper:
    """The paper with the ids by which an edited copy finds its document again."""
    return replace(paper, meta=(*paper.meta, *origin(view))) if paper.marks_rows else paper


def _template(chosen: Chosen) -> Path | None:
    """The Word template that is to be used, if any."""
    path = chosen.get(TEMPLATE.key)
    return path if isinstance(path, Path) and TEMPLATE.has_use(chosen) else None


def _template_plan(chosen: Chosen) -> tuple[tuple[ReportEntry, ...], bool]:
    """What a dry run says of the template, and whether it is filled instead of written into."""
    template = _template(chosen)
    if template is None:
        return (), False
    # What reads Word files is slow to load.
    from exporters.word.own_template import described

    return described(template)


def planned_parts(paper: Paper) -> tuple[PlannedPart, ...]:
    """The headings and cards of a paper, in their order, for a dry run."""
    return tuple(part for block in paper.blocks for part in _parts_of(block))


def _parts_of(block: Block) -> Iterator[PlannedPart]:
    match block:
        case Headline() if block.level <= _DEEPEST_PART:
            yield PlannedPart(block.words, depth=block.level - 1)
        case Cards():
            for card in block.cards:
                yield PlannedPart(f"{card.chip}: {card.headline}", " · ".join(card.over))
