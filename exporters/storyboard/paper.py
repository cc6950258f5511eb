"""The storyboard as a paper: a card per frame, in the order of the story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from exporters.paper.model import (
    Block,
    Card,
    Cards,
    Headline,
    Masthead,
    Paper,
    Section,
    Tone,
    labelled,
    words,
)
from exporters.storyboard.fields import SHOWN_CELLS, Shown, frame_fields
from exporters.storyboard.steps import step_lines, step_source
from narrative_studio.analysis.naming import counted, day
from narrative_studio.analysis.story.timing import StepTime, step_times, timing
from narrative_studio.analysis.story.variants import edition
from narrative_studio.interchange import mark_of
from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Part
from narrative_studio.model.view import NarrativeView
from narrative_studio.story_text import BACKUP, FRAME, NO_HEADLINE, PLANNED, Field
from narrative_studio.text_marks import frame_mark

KIND = "Storyboard"


@dataclass(frozen=True, slots=True)
class Sheet:
    """How the frames of one page are laid out."""

    columns: int
    rows: int
    is_landscape: bool
    is_beside: bool


SHEETS: Mapping[int, Sheet] = MappingProxyType(
    {
        2: Sheet(1, 2, is_landscape=False, is_beside=True),
        4: Sheet(2, 2, is_landscape=True, is_beside=True),
        6: Sheet(3, 2, is_landscape=True, is_beside=False),
        9: Sheet(3, 3, is_landscape=False, is_beside=False),
    }
)
"""The sheets by the number of frames on a page."""


def storyboard_paper(
    view: NarrativeView,
    shown: AbstractSet[Shown],
    *,
    per_page: int,
    has_backups: bool = False,
    is_source: bool = False,
    marks_rows: bool = False,
) -> Paper:
    """The whole document; ``is_source`` is one that may be brought back from Markdown."""
    whole, story = view.whole, view.narrative
    taken = day(whole.today.isoformat())
    mark = mark_of(whole)
    title = story.title or whole.project.title or "Untitled narrative"
    version = ", ".join(filter(None, (edition(view), taken, f"mark {mark}")))
    maker = _Maker(view, shown, is_source=is_source, is_narrow=per_page == max(SHEETS))
    blocks = _sheets(maker, title, version, SHEETS[per_page], has_backups=has_backups)
    return Paper(
        kind=KIND,
        title=title,
        subject=whole.project.product,
        language=whole.project.language,
        made_on=whole.today.isoformat(),
        meta=(
            ("title", story.title),
            ("kind", "storyboard"),
            ("product", whole.project.product),
            ("version", edition(view)),
            ("date", taken),
            ("content mark", mark),
            ("template", story.template),
            ("length of the call", format_duration(story.call_length_ms)),
        ),
        running=(f"{KIND}: {title}", version),
        sections=(Section(tuple(blocks), is_landscape=SHEETS[per_page].is_landscape),),
        marks_rows=marks_rows,
    )


def _sheets(
    maker: _Maker, title: str, version: str, sheet: Sheet, *, has_backups: bool
) -> Iterator[Block]:
    view = maker.view
    time = timing(view)
    planned, slot = format_duration(time.planned_ms), format_duration(time.call_length_ms)
    frames = counted(len(view.frames), "frame")
    yield Masthead(KIND, title, (f"{frames}, {planned} of {slot}", version), is_slim=True)
    if not view.frames:
        yield words("This story has no frames yet.")
    for heading, shown in _groups(view, has_backups=has_backups, by_part=maker.is_source):
        if heading:
            yield Headline(1, heading)
        if shown:
            cards = tuple(map(maker.card, shown))
            yield Cards(cards, sheet.columns, sheet.rows, sheet.is_beside)


def _groups(
    view: NarrativeView, *, has_backups: bool, by_part: bool
) -> Iterator[tuple[str, tuple[Frame, ...]]]:
    """The frames with what stands above them; on sheets the parts are told by colour and word."""
    if by_part:
        for part in dict.fromkeys(beat.part for beat in view.template.beats):
            frames = tuple(frame for frame in view.frames if view.beat(frame).part is part)
            if frames:
                yield view.template.part(part).title, frames
    else:
        yield "", view.frames
    if has_backups and view.backups:
        yield "Backups", view.backups


class _Maker:
    """Makes the cards of one storyboard."""

    def __init__(
        self,
        view: NarrativeView,
        shown: AbstractSet[Shown],
        *,
        is_source: bool,
        is_narrow: bool,
    ) -> None:
        self.view = view
        self.is_source = is_source
        self._is_narrow = is_narrow and not is_source
        self._shown = shown
        self._times: dict[str, list[StepTime]] = {}
        for time in step_times(view):
            self._times.setdefault(time.frame.id, []).append(time)

    def card(self, frame: Frame) -> Card:
        """The card of one frame."""
        view = self.view
        beat, number = view.beat(frame), view.number(frame.id)
        tone = Tone.SETUP if beat.part is Part.SETUP else Tone.FOLLOW
        has_picture = Shown.PICTURE in self._shown
        planned = format_duration(frame.planned_ms)
        return Card(
            anchor=f"frame:{frame.id}",
            chip=self._chip(number),
            tone=tone if number else Tone.QUIET,
            over=(beat.title, planned if self._is_narrow else f"{planned} {PLANNED}"),
            headline=frame.headline or NO_HEADLINE,
            picture=frame.picture if has_picture else None,
            alt=frame.alt_text.strip(),
            visual=(frame.visual.strip() or frame.alt_text.strip()) if has_picture else "",
            blocks=tuple(self._blocks(frame)),
            mark=frame_mark(view.whole, frame, self._cells()),
        )

    def _cells(self) -> Iterator[str]:
        """The cells of a frame that are shown, by which an edited text is compared."""
        yield "headline"
        for field, cell in SHOWN_CELLS.items():
            if field in self._shown:
                yield cell

    def _chip(self, number: int | None) -> str:
        if number is None:
            return BACKUP
        return str(number) if self._is_narrow else f"{FRAME} {number}"

    def _blocks(self, frame: Frame) -> Iterator[Block]:
        shown = self._shown
        if not self.is_source and Shown.PICTURE in shown and not frame.picture:
            shown = shown - {Shown.VISUAL}  # It stands where the picture would.
        yield from frame_fields(self.view, frame, shown, is_source=self.is_source)
        if self.is_source and Shown.PICTURE in shown:
            yield from labelled(Field.ALT_TEXT, frame.alt_text)
        if Shown.STEPS in shown:
            yield from self._steps(frame)

    def _steps(self, frame: Frame) -> Iterator[Block]:
        if not self.is_source:
            yield from step_lines(tuple(self._times.get(frame.id, ())))
            return
        number = self.view.number(frame.id)
        for place, step in enumerate(self.view.steps(frame.id), start=1):
            yield from step_source(self.view, f"{number}.{place}" if number else str(place), step)
