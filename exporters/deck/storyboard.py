"""Makes the slides of a deck from a storyboard: one for each frame, after a title slide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, groupby
from typing import overload
from unicodedata import east_asian_width

from exporters.deck.appendix import objection_slide, objections_of
from exporters.deck.content import alternatives_grid, comparison_of, source_line
from exporters.deck.contract import Contract
from exporters.deck.positioning import positioning_slides
from exporters.deck.slides import (
    AGENDA,
    BACKUP,
    OPENING,
    Card,
    ChosenLayout,
    Deck,
    Grid,
    Role,
    Section,
    Segment,
    Slide,
    SlidePicture,
    Tone,
    entries_in,
    plain_run,
)
from exporters.deck.slots import LayoutName
from exporters.protocol import RowRef
from narrative_studio.analysis.naming import day
from narrative_studio.footnotes import NotesBelow
from narrative_studio.interchange import mark_of
from narrative_studio.markup import (
    Block,
    Blocks,
    Cue,
    Heading,
    Item,
    Listing,
    Paragraph,
    Run,
    Table,
    parse,
    parse_script,
    without_notes,
)
from narrative_studio.model.ids import PictureId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Beat, Layout, Part
from narrative_studio.model.view import NarrativeView
from narrative_studio.text_pictures import picture_id, without_pictures

_PITCH = "sales-pitch-8"
"""The narrative template whose beats have layouts of their own in the default deck template."""

_LONGEST_IN_AGENDA = 90
"""In letters as wide as Latin ones; those of East Asia are twice as wide."""
_ROLES = {
    Layout.INSIGHT: Role.STATEMENT,
    Layout.ALTERNATIVES: Role.COMPARISON,
    Layout.CRITERIA: Role.CRITERIA,
    Layout.INTRODUCTION: Role.STATEMENT,
    Layout.VALUE: Role.VALUE,
    Layout.PROOF: Role.PROOF,
    Layout.COLUMNS: Role.COLUMNS,
    Layout.ASK: Role.ASK,
    Layout.PLAIN: Role.TEXT,
}


class Purpose(StrEnum):
    """What a deck is made for."""

    TELL = "tell"
    TEST = "test"
    """For tests with prospects: it says which state of the story it is."""
    LEAVE = "leave-behind"
    """To be read without anybody who tells it: the script is the text."""


@dataclass(frozen=True, slots=True)
class DeckOptions:
    """What goes into a deck besides the frames.

    Empty texts are taken from the document: ``title`` from the product, ``subtitle`` from its one
    line, ``presenter`` from the company, ``date`` from today. ``next_step`` and
    ``next_step_date`` fill the card on the slides of the ask. ``has_objections`` adds a hidden
    slide for each objection that has an answer, ``has_positioning`` hidden slides of the value
    chain and of the comparison with the alternatives.
    """

    has_script: bool = True
    has_cues: bool = True
    has_sections: bool = True
    has_footers: bool = True
    has_agenda: bool = False
    has_backups: bool = False
    title: str = ""
    subtitle: str = ""
    presenter: str = ""
    date: str = ""
    next_step: str = ""
    next_step_date: str = ""
    purpose: Purpose = Purpose.TELL
    has_objections: bool = False
    has_positioning: bool = False


def storyboard_deck(view: NarrativeView, options: DeckOptions) -> Deck:
    """The deck of a narrative; each slide is made when it is asked for."""
    project = view.whole.project
    slides = StoryboardSlides(view, options)
    name = project.product or view.narrative.title
    return Deck(
        title=view.narrative.title or project.title or name,
        slides=slides,
        sections=slides.sections() if options.has_sections else (),
        ribbon=tuple(
            Segment(beat.title, _tone(beat.part), beat.share) for beat in view.template.beats
        ),
        footer=_footer(view, options, name) if options.has_footers else "",
        presenter=options.presenter or project.company,
        date_text=options.date or day(view.whole.today.isoformat()),
        has_numbers=options.has_footers,
        language=project.language,
        subject=_state(view) if options.purpose is Purpose.TEST else project.product,
        made_on=view.whole.today,
        is_test=options.purpose is Purpose.TEST,
        read_picture=lambda key: view.whole.picture_bytes(PictureId(key)),
        anchors=slides.anchors(),
    )


def _footer(view: NarrativeView, options: DeckOptions, name: str) -> str:
    if options.purpose is Purpose.TEST:
        return " · ".join((name, _state(view, in_full=False)))
    return " · ".join(filter(None, (name, view.whole.project.company, view.narrative.version)))


def _state(view: NarrativeView, *, in_full: bool = True) -> str:
    """Which state of the story a test deck shows: its baseline, and the mark of its content."""
    taken = view.whole.baseline
    names = (taken.code, taken.name) if taken else ("no baseline",)
    found = [name for name in names if name] or ["a baseline"]
    return f"{' '.join(found if in_full else found[:1])} · mark {mark_of(view.whole)}"


def chosen_layouts(view: NarrativeView, template: str) -> Mapping[str, ChosenLayout]:
    """The layouts that somebody chose in the template of that name, by the use of a slide."""
    return {
        row.slide: ChosenLayout(row.layout, row.layout_name)
        for row in view.whole.deck_layouts.values()
        if row.template == template
    }


class StoryboardSlides(Sequence[Slide]):
    """The slides of a storyboard, in the order of the deck: title, agenda, frames, backups."""

    def __init__(self, view: NarrativeView, options: DeckOptions) -> None:
        self._view = view
        self._options = options
        self._opening = [self._title, *([self._agenda] if options.has_agenda else [])]
        backups = view.backups if options.has_backups else ()
        self._frames: tuple[Frame, ...] = (*view.frames, *backups)
        self._objections = objections_of(view) if options.has_objections else ()
        self._positioning = positioning_slides(view) if options.has_positioning else ()
        self._contract = Contract(view)
        self._beats = {beat.id: number for number, beat in enumerate(view.template.beats)}

    def __len__(self) -> int:
        told = len(self._opening) + len(self._frames)
        return told + len(self._objections) + len(self._positioning)

    @overload
    def __getitem__(self, index: int) -> Slide: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Slide]: ...
    def __getitem__(self, index: int | slice) -> Slide | Sequence[Slide]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        if place < len(self._opening):
            return self._opening[place]()
        place -= len(self._opening)
        if place < len(self._frames):
            return self._frame(self._frames[place])
        place -= len(self._frames)
        if place < len(self._objections):
            return objection_slide(self._view, self._objections[place])
        return self._positioning[place - len(self._objections)]

    def sections(self) -> tuple[Section, ...]:
        """The zones of the story as sections, and its parts where frames are in no zone.

        The opening belongs to the first of them.
        """
        titles = [self._part_or_zone(frame) for frame in self._view.frames]
        sections = [Section(title, len(list(run))) for title, run in groupby(titles)]
        if not sections:
            sections = [Section(self._view.template.part(Part.SETUP).title, 0)]
        first = sections[0]
        sections[0] = replace(first, count=first.count + len(self._opening))
        backups = len(self._frames) - len(titles)
        behind = (
            Section("Backup", backups),
            Section("Objections", len(self._objections)),
            Section("Positioning", len(self._positioning)),
        )
        return (*sections, *(section for section in behind if section.count))

    def _part_or_zone(self, frame: Frame) -> str:
        zone = self._view.whole.zones.get(frame.zone or "")
        if zone is not None and zone.name.strip():
            return zone.name
        return self._view.template.part(self._view.beat(frame).part).title

    def anchors(self) -> Mapping[str, int]:
        """The places of frames by their id, and by their code where they have one."""
        places = {}
        for place, frame in enumerate(self._frames, start=len(self._opening)):
            places[str(frame.id)] = place
            if frame.ref:
                places.setdefault(frame.ref, place)
        return places

    def _title(self) -> Slide:
        project, options = self._view.whole.project, self._options
        name = project.product or self._view.narrative.title or project.title
        return Slide(
            Role.TITLE,
            options.title or name,
            layout=LayoutName.TITLE if self._view.template.id == _PITCH else "",
            subtitle=options.subtitle or project.one_line,
            use=OPENING,
        )

    def _agenda(self) -> Slide:
        items = tuple(
            Item((Paragraph((Run(_shortened(frame.headline), link=f"frame:{frame.id}"),)),))
            for frame in self._view.frames
            if frame.headline.strip()
        )
        return Slide(Role.AGENDA, "Agenda", body=(Listing(items, start=1),), use=AGENDA)

    def _frame(self, frame: Frame) -> Slide:
        beat = self._view.beat(frame)
        is_backup = frame.is_backup
        content = _Content(self._view, frame, self._options, self._contract)
        slide = Slide(
            Role.TEXT if is_backup else _ROLES[beat.layout],
            frame.headline or beat.title,
            beat=beat.title,
            layout=self._layout(beat, is_backup=is_backup),
            tone=_tone(beat.part),
            segment=None if is_backup else self._beats.get(beat.id),
            picture=_picture(frame),
            checkpoint=_one_line(frame.checkpoint),
            is_hidden=is_backup,
            row=RowRef(frame.table, frame.id),
            use=BACKUP if is_backup else beat.id,
        )
        return content.fill(slide)

    def _layout(self, beat: Beat, *, is_backup: bool) -> str:
        if is_backup:
            return LayoutName.BACKUP
        return beat.title if self._view.template.id == _PITCH else ""


class _Content:
    """What one frame puts on its slide and into its notes."""

    def __init__(
        self,
        view: NarrativeView,
        frame: Frame,
        options: DeckOptions,
        contract: Contract,
    ) -> None:
        self._view = view
        self._frame = frame
        self._options = options
        self._contract = contract
        self._below = NotesBelow()
        typed = self._below.take(parse(frame.bullets))
        blocks, self._pictures = without_pictures(typed, self._is_held)
        self._blocks = blocks or _message(frame)
        self._has_bullets = bool(blocks)

    def fill(self, slide: Slide) -> Slide:
        """Add the content in the form that the slide's role is designed for, and the notes."""
        slide = self._shaped(self._pictured(slide))
        if not self._frame.is_backup and self._is_headline_alone(slide):
            slide = replace(slide, role=Role.HEADLINE)
        return replace(slide, notes=self._notes(slide))

    def _is_headline_alone(self, slide: Slide) -> bool:
        """Whether a slide shows its headline, perhaps the key message, and nothing else."""
        shown = (slide.entries, slide.grid, slide.comparison, slide.picture, slide.ticks)
        has_text = bool(slide.body) and (self._has_bullets or slide.body != self._blocks)
        return not (has_text or any((*shown, slide.card, slide.source)))

    def _is_held(self, picture: PictureId) -> bool:
        return self._view.whole.picture_bytes(picture) is not None

    def _pictured(self, slide: Slide) -> Slide:
        """The slide with the pictures of the text beside that of the frame, each once."""
        if not self._pictures:
            return slide
        typed = [SlidePicture(picture_id(one.source) or "", one.alt) for one in self._pictures]
        shown: dict[str, SlidePicture] = {}
        for picture in (*([slide.picture] if slide.picture else []), *typed):
            shown.setdefault(picture.key, picture)
        first, *more = shown.values()
        return replace(slide, picture=first, more=tuple(more))

    def _shaped(self, slide: Slide) -> Slide:
        if self._options.purpose is Purpose.LEAVE:
            return self._to_be_read(slide)
        match slide.role:
            case Role.CRITERIA | Role.COLUMNS | Role.ASK:
                return self._with_entries(slide)
            case Role.COMPARISON:
                return self._with_table(slide)
            case Role.PROOF:
                found, rest = comparison_of(self._view, self._frame, self._blocks)
                if found is None:
                    return replace(self._with_table(slide, only_typed=True), role=Role.TEXT)
                source = source_line(self._view, self._frame)
                return replace(slide, comparison=found, body=rest, source=source)
            case Role.VALUE:
                slide = self._with_table(slide, only_typed=True)
                return replace(slide, ticks=self._contract.ticks(self._frame))
            case _:
                return self._with_table(slide, only_typed=True)

    def _to_be_read(self, slide: Slide) -> Slide:
        """The script as the text of the slide, without its cues; bullets where there is none."""
        script = self._below.take(parse_script(self._frame.script))
        told = [block for block in script if not isinstance(block, Cue)]
        whole = replace(slide, checkpoint="", role=Role.TEXT)
        shown = self._with_table(whole, only_typed=slide.role is not Role.COMPARISON)
        if not told:
            return shown if shown.role is Role.TEXT else replace(shown, role=Role.TEXT)
        message = _one_line(self._frame.key_message)
        lead = (Paragraph((Run(message, bold=True),)),) if message else ()
        return replace(shown, role=Role.TEXT, body=(*lead, *told))

    def _notes(self, slide: Slide) -> Blocks:
        """The script, then what to ask and how to go on, under small headings."""
        frame, options = self._frame, self._options
        if options.purpose is Purpose.LEAVE:
            return self._below.blocks()
        blocks: list[Block] = []
        if options.has_script:
            blocks.extend(self._below.take(parse_script(frame.script)))
        if options.has_cues:
            questions = [question.text for question in self._view.questions(frame.id)]
            blocks.extend(self._headed("Key message", frame.key_message))
            if questions:
                items = tuple(Item(self._below.take(parse(text))) for text in questions)
                blocks += [Heading(3, plain_run("Questions to ask")), Listing(items)]
            blocks.extend(self._headed("Checkpoint", frame.checkpoint))
            blocks.extend(self._headed("Transition", frame.transition))
            if _is_recast(slide):
                shown, _notes = without_notes(parse(frame.bullets))
                blocks += [Heading(3, plain_run("On the slide")), *shown]
        return (*blocks, *self._below.blocks())

    def _headed(self, heading: str, markdown: str) -> tuple[Block, ...]:
        if not markdown.strip():
            return ()
        return (Heading(3, plain_run(heading)), *self._below.take(parse(markdown)))

    def _with_entries(self, slide: Slide) -> Slide:
        entries = entries_in(self._blocks, with_labels=slide.role is Role.COLUMNS)
        has_card = slide.role is Role.ASK and self._with_card(slide).card is not None
        # A key message alone is no criterion and no step.
        if entries is None or not (self._has_bullets or has_card):
            return replace(self._with_table(slide, only_typed=True), role=Role.TEXT)
        slide = replace(slide, entries=entries)
        return self._with_card(slide) if slide.role is Role.ASK else slide

    def _with_card(self, slide: Slide) -> Slide:
        """The card says what the team typed for this deck, or asks the frame's checkpoint."""
        options = self._options
        if options.next_step or options.next_step_date:
            card = Card("Next step", options.next_step_date, options.next_step)
            return replace(slide, card=card)
        if slide.checkpoint:
            return replace(slide, card=Card("Next step", slide.checkpoint), checkpoint="")
        return slide

    def _with_table(self, slide: Slide, *, only_typed: bool = False) -> Slide:
        """Take the first table of the bullets out of them, or compare the alternatives."""
        for place, block in enumerate(self._blocks):
            if isinstance(block, Table):
                rest = (*self._blocks[:place], *self._blocks[place + 1 :])
                grid = Grid(block.header, block.rows, block.alignments)
                return replace(slide, grid=grid, grid_place=place, body=rest)
        if only_typed:
            return replace(slide, body=self._blocks)
        found = alternatives_grid(self._view, self._frame)
        if found is None:
            return replace(slide, role=Role.TEXT, body=self._blocks)
        return replace(slide, grid=found, body=self._blocks)


def _message(frame: Frame) -> Blocks:
    """What a frame without bullets shows: its key message, rather than an empty slide."""
    words = _one_line(frame.key_message)
    return (Paragraph(plain_run(words)),) if words else ()


def _is_recast(slide: Slide) -> bool:
    """Whether bullets were taken apart into figures or labels, so that nobody finds them again."""
    return slide.comparison is not None or any(entry.label for entry in slide.entries)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shortened(headline: str) -> str:
    """A headline for the agenda; one that would take several lines there ends early."""
    words = _one_line(headline)
    widths = accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in words)
    room = sum(width <= _LONGEST_IN_AGENDA for width in widths)
    if room == len(words):
        return words
    whole, _, _ = words[:room].rpartition(" ")
    return f"{whole or words[:room]}…"


def _picture(frame: Frame) -> SlidePicture | None:
    if frame.picture is None:
        return None
    return SlidePicture(frame.picture, frame.alt_text or frame.visual)


def _tone(part: Part) -> Tone:
    return Tone.SETUP if part is Part.SETUP else Tone.FOLLOW
