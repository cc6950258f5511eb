"""Whether a text came from this document, and which of its narratives it tells."""

from __future__ import annotations

from collections.abc import Iterator

from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.errors import ImportFailed
from narrative_studio.importers.markdown.comparing import compare_text
from narrative_studio.importers.markdown.elements import compare_elements, matched
from narrative_studio.importers.markdown.read_text import ReadText
from narrative_studio.importers.markdown.steps import HOME, EarlierCells
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.model.ids import ElementId, FrameId, NarrativeId, StepId, VariantId
from narrative_studio.model.rows import Row
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.project import Project
from narrative_studio.text_marks import DOCUMENT, NARRATIVE, VARIANT, RowMark, frame_texts, says


def text_story(
    text: ReadText, whole: ProjectView, *, narrative: str | None = None
) -> NarrativeView | None:
    """The narrative that a text was made of, as its variant tells it; None for a foreign text.

    ``narrative`` is the title or id of the one that a text without ids is compared with.

    Raises:
        ImportFailed: it is of another document, or its narrative was deleted.
        UnknownRow: there is no narrative of that title or id.
    """
    marks = text.marks
    here = sum(mark.row in whole.tables[mark.table] for mark in marks)
    document = text.meta.get(DOCUMENT, "")
    if document and document != whole.project.id and here * 2 < max(1, len(marks)):
        title = whole.project.title or "this document"
        raise ImportFailed(
            f"“{text.name}” was exported from another document than “{title}”.",
            "Open the document that it came from, or import it as a new one.",
        )
    story = whole.narratives.get(NarrativeId(text.meta.get(NARRATIVE, "")))
    if story is not None:
        view = NarrativeView(whole, story)
        variant = whole.variants.get(VariantId(text.meta.get(VARIANT, "")))
        return as_variant(view, variant) if variant is not None else view
    if text.meta.get(NARRATIVE) and document == whole.project.id:
        raise ImportFailed(
            f"The narrative that “{text.name}” was made of is no longer in the document.",
            "Undo its deletion, or import the text into a new document.",
        )
    if text.elements and (here or not document):
        known_here = here or sum(one.row is not None for one in matched(text, whole))
        return _first_story(whole) if known_here * 2 >= len(text.elements) else None
    if here:
        known = next(whole.frames[FrameId(one.row)] for one in marks if one.row in whole.frames)
        return NarrativeView(whole, whole.narratives[known.narrative])
    return _by_headlines(text, whole, narrative)


def read_back_text(project: Project, text: ReadText, told: NarrativeView) -> ReturnedComparison:
    """Compare a text with the narrative that it was made of."""
    return compared_text(text, told, earlier_cells(project, text, told))


def compared_text(text: ReadText, told: NarrativeView, earlier: EarlierCells) -> ReturnedComparison:
    """The same with what cells have said before; in any thread."""
    compare = compare_elements if text.elements else compare_text
    return compare(text, told, earlier)


def earlier_cells(project: Project, text: ReadText, told: NarrativeView) -> EarlierCells:
    """What cells have said that read otherwise now than when the text was exported."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for mark in _marks(text):
        row: Row | None
        if mark.table == "frame":
            row = told.whole.frames.get(FrameId(mark.row))
            texts = frame_texts(told.whole, row) if row is not None else {}
        elif mark.table == "element":
            row = told.whole.elements.get(ElementId(mark.row))
            texts = {name: str(getattr(row, name, "")) for name in mark.fields}
        else:
            row = told.whole.steps.get(StepId(mark.row))
            texts = {name: str(getattr(row, name, "")) for name in mark.fields}
        for name, known in mark.fields.items():
            if row is not None and hasattr(row, name) and not says(texts[name], known):
                versions = project.cell_history(row, name)
                found[row.id, name] = tuple(str(one.value or "") for one in versions)
        if mark.table == "step" and row is not None:
            homes = project.cell_history(row, HOME)
            found[row.id, HOME] = tuple(str(one.value or "") for one in homes)
    return found


def _marks(text: ReadText) -> Iterator[RowMark]:
    yield from (read.mark for read in text.elements if read.mark is not None)
    for read in text.frames:
        if read.mark is not None:
            yield read.mark
        yield from (step.mark for step in read.steps if step.mark is not None)


def _first_story(whole: ProjectView) -> NarrativeView | None:
    """Any narrative: elements are those of the document, whichever it tells."""
    first = next(iter(whole.narratives.ordered), None)
    return NarrativeView(whole, first) if first is not None else None


def _by_headlines(
    text: ReadText, whole: ProjectView, narrative: str | None
) -> NarrativeView | None:
    """The narrative that has at least half of the headlines of a text without ids."""
    views = (
        [whole.narrative(narrative)]
        if narrative is not None
        else [NarrativeView(whole, one) for one in whole.narratives.ordered]
    )
    said = {read.headline for read in text.frames if read.headline}
    found = [(len(said & {one.headline for one in view.all_frames}), view) for view in views]
    best = max(found, key=lambda one: one[0], default=None)
    return best[1] if best is not None and best[0] and best[0] * 2 >= len(said) else None
