"""Tells the marks of footnotes from other numbers above the line, and reads what the notes say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from narrative_studio.footnotes import lowered, without_mark_before
from narrative_studio.importers.deck.read_deck import (
    Block,
    Diagram,
    Para,
    ReadSlide,
    Table,
    Text,
)
from narrative_studio.importers.deck.slide_markdown import LinkTarget, styled
from narrative_studio.importers.markdown_runs import source_of
from narrative_studio.markup import Run


def noted_numbers(notes: Iterable[Para]) -> frozenset[str]:
    """The numbers of the footnotes in the notes of a slide: they stand raised before the words."""
    return frozenset(_number(para) for para in notes) - {""}


def with_marks(slide: ReadSlide, known: frozenset[str]) -> ReadSlide:
    """A slide on which only numbers with a footnote in the notes are marks, all others words.

    ``known`` are the numbers of these footnotes; on slides that go on, those of the first.
    """
    return replace(
        slide,
        blocks=tuple(_block(block, known) for block in slide.blocks),
        notes=_paras(slide.notes, known),
    )


def marked_numbers(blocks: Iterable[Block]) -> frozenset[str]:
    """The numbers of the footnotes that are marked on a slide."""
    return frozenset(run.note for para in _all_paras(blocks) for run in para.runs) - {""}


def parted_notes(notes: Sequence[Para]) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """What is told of a slide, and what its footnotes say."""
    told = tuple(para for para in notes if not _number(para))
    return told, tuple(para for para in notes if _number(para))


def with_notes(text: str, notes: Iterable[Para], target: LinkTarget) -> str:
    """Markdown with what its footnotes say below it."""
    said = "\n".join(
        f"[^{_number(para)}]: {source_of(styled(without_mark_before(para.runs), target))}"
        for para in notes
    )
    return "\n\n".join(filter(None, (text, said)))


def _number(para: Para) -> str:
    return para.runs[0].note if para.runs else ""


def _all_paras(blocks: Iterable[Block]) -> Iterable[Para]:
    for block in blocks:
        if isinstance(block, Text | Diagram):
            yield from block.paras
        elif isinstance(block, Table):
            yield from (para for row in block.rows for cell in row for para in cell)


def _block(block: Block, known: frozenset[str]) -> Block:
    if isinstance(block, Text | Diagram):
        return replace(block, paras=_paras(block.paras, known))
    if isinstance(block, Table):
        rows = tuple(tuple(_paras(cell, known) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    return block


def _paras(paras: tuple[Para, ...], known: frozenset[str]) -> tuple[Para, ...]:
    return tuple(_para(para, known) for para in paras)


def _para(para: Para, known: frozenset[str]) -> Para:
    if all(run.note in known or not run.note for run in para.runs):
        return para
    runs: list[Run] = []
    for run in para.runs:
        own = (
            replace(run, text=lowered(run.text), note="")
            if run.note and run.note not in known
            else run
        )
        joins = runs and not (own.note or own.code)
        if joins and replace(runs[-1], text="") == replace(own, text=""):
            own = replace(own, text=runs.pop().text + own.text)
        runs.append(own)
    return replace(para, runs=tuple(runs))
