"""What will work with somebody's PowerPoint template and what will not, before a deck is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exporters.deck.geometry import Rect
from exporters.deck.template.layout_fitness import (
    Use,
    best_layout,
    content_slots,
    leading_master,
    title_slot,
)
from exporters.deck.template.open_places import Size, is_on_slide, overlaps
from exporters.deck.template.reader import read_template
from exporters.deck.template.template import DeckTemplate, SlideLayout, SlotKind
from exporters.deck.widths import is_measured
from exporters.protocol import Level, ReportEntry
from narrative_studio.analysis.naming import counted, quoted

_EMU_PER_CM = 360_000
_PROPORTIONS = ((16, 9), (4, 3), (16, 10), (3, 2), (1, 1), (3, 4), (9, 16))
_WORDS = {
    Use.OPENING: ("The first slide uses", "The first slide has"),
    Use.TEXT: ("Slides of text use", "Slides of text have"),
    Use.PICTURE: ("Slides with a picture use", "Slides with a picture have"),
}
_POOR = 0.35
"""A layout that serves a use less well than this will need somebody's eye."""


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What a deck made with a template can count on; ``entries`` as in a dry run."""

    name: str
    layouts: tuple[str, ...]
    entries: tuple[ReportEntry, ...]

    @property
    def warnings(self) -> tuple[ReportEntry, ...]:
        """What will not work, or needs somebody's eye."""
        return tuple(entry for entry in self.entries if entry.level is Level.WARNING)


def check_template(path: Path) -> TemplateReport:
    """Look through a template.

    Raises:
        ExportFailed: no deck can be made with it at all; see :func:`read_template`.
    """
    template = read_template(path)
    names = tuple(dict.fromkeys(layout.name for layout in template.layouts))
    return TemplateReport(path.name, names, tuple(_entries(template)))


def _entries(template: DeckTemplate) -> Iterator[ReportEntry]:
    size = (template.cx, template.cy)
    layouts = leading_master(template.layouts, template.used_layouts, size)
    masters = len({layout.master for layout in template.layouts})
    yield ReportEntry(Level.DONE, f"Slides of {_size_words(template)}")
    said = counted(len(layouts), "layout")
    if masters > 1:
        said += f" of one of {masters} masters"
    yield ReportEntry(Level.DONE, f"A deck is made with {said}")
    for use in _WORDS:
        yield _use_entry(template, layouts, use)
    yield from _without_size(template)
    yield from _covered(layouts, size)
    yield from _missing(layouts)
    yield from _sizes(layouts)
    yield from _fonts(layouts)
    yield from _left_behind(template)


def _size_words(template: DeckTemplate) -> str:
    width, height = (side / _EMU_PER_CM for side in (template.cx, template.cy))
    words = f"{width:.1f} × {height:.1f} cm"
    for across, down in _PROPORTIONS:
        if abs(width / height - across / down) < 0.01:
            return f"{words}, {across}:{down}"
    return words


def _use_entry(template: DeckTemplate, layouts: tuple[SlideLayout, ...], use: Use) -> ReportEntry:
    size = (template.cx, template.cy)
    found, merit = best_layout(layouts, use, size)
    uses, has = _WORDS[use]
    if merit >= _POOR:
        return ReportEntry(Level.DONE, f"{uses} {quoted(found.name)}")
    if use is Use.PICTURE:
        text, text_merit = best_layout(layouts, Use.TEXT, size)
        if text_merit >= _POOR:
            return ReportEntry(
                Level.INFO,
                f"No layout has text and a picture side by side: they share the place for text of "
                f"{quoted(text.name)}",
            )
    if merit <= 0:
        reason = {
            Use.OPENING: "No layout has a title that could open a deck",
            Use.TEXT: "No layout has a place for text: it is set in a box of its own",
            Use.PICTURE: "No layout has a place for a picture: it is set beside the text",
        }[use]
        return ReportEntry(Level.WARNING, reason)
    return ReportEntry(
        Level.WARNING,
        f"{has} only {quoted(found.name)}, which leaves little room or puts the headline "
        "in an unusual place",
    )


def _without_size(template: DeckTemplate) -> Iterator[ReportEntry]:
    """Layouts whose places were drawn without a size."""
    if template.placed_layouts:
        first, *others = template.placed_layouts
        more = f" and {counted(len(others), 'other layout')}" if others else ""
        whose, have = quoted(first) + more, "have" if others else "has"
        yield ReportEntry(
            Level.WARNING,
            f"{whose} {have} places without a size: in decks they stand where they usually do",
        )


def _covered(layouts: tuple[SlideLayout, ...], size: Size) -> Iterator[ReportEntry]:
    """Layouts in use whose places cannot be seen, or would have words over words."""
    used = dict.fromkeys(best_layout(layouts, use, size)[0].part_name for use in Use)
    for layout in layouts:
        if layout.part_name not in used:
            continue
        name, title = quoted(layout.name), title_slot(layout)
        places = [slot.place for slot in content_slots(layout)]
        if title is not None and not is_on_slide(title.place, size):
            yield ReportEntry(
                Level.WARNING,
                f"The title of {name} is not on the slide: headlines are set above its content",
            )
        elif title is not None and any(overlaps(title.place, place, size) for place in places):
            yield ReportEntry(
                Level.WARNING,
                f"The title of {name} lies over its place for text or a picture: these are set in "
                "the room that it leaves",
            )
        if any(place.common(Rect(0, 0, *size)) != place for place in places):
            yield ReportEntry(
                Level.WARNING,
                f"{name} has places that reach beyond the slide: only what is on it is used",
            )


def _missing(layouts: tuple[SlideLayout, ...]) -> Iterator[ReportEntry]:
    usable = [layout for layout in layouts if content_slots(layout)] or list(layouts)
    if not any(title_slot(layout) for layout in usable):
        yield ReportEntry(
            Level.WARNING,
            "No layout has a title: headlines are set in text boxes, and PowerPoint's outline "
            "and screen readers find slides without a name",
        )
    for kind, what in ((SlotKind.NUMBER, "slide numbers"), (SlotKind.FOOTER, "a footer")):
        if not any(layout.first(kind) for layout in usable):
            yield ReportEntry(Level.INFO, f"The layouts have no place for {what}")
    upright = [
        layout.name for layout in layouts if any(slot.box.is_vertical for slot in layout.slots)
    ]
    if upright:
        yield ReportEntry(
            Level.INFO,
            f"{counted(len(upright), 'layout')} with upright text will not be used",
        )


def _sizes(layouts: tuple[SlideLayout, ...]) -> Iterator[ReportEntry]:
    """Letters that were made for slides of quite another size."""
    if any(slot.box.is_resized for layout in layouts for slot in layout.slots):
        yield ReportEntry(
            Level.INFO,
            "Letters of the template are far too large or small for it: they are set in sizes that "
            "go with its slides",
        )


def _fonts(layouts: tuple[SlideLayout, ...]) -> Iterator[ReportEntry]:
    families = sorted(
        {
            slot.box.level(0).family
            for layout in layouts
            for slot in layout.slots
            if slot.kind.is_title or slot.kind.holds_text
        }
    )
    known = [family for family in families if is_measured(family)]
    unknown = [family for family in families if not is_measured(family)]
    if known:
        yield ReportEntry(Level.DONE, f"Text is measured with the widths of {_and(known)}")
    if unknown:
        yield ReportEntry(
            Level.INFO,
            f"The widths of {_and(unknown)} are not known: text is measured with a wider font, "
            "so that it may be set a little smaller than it could be",
        )


def _left_behind(template: DeckTemplate) -> Iterator[ReportEntry]:
    if template.used_layouts:
        number = len(template.used_layouts)
        own = counted(number, "slide") if number > 1 else "slide"
        yield ReportEntry(Level.INFO, f"The template's own {own} will not be in the deck")
    if template.has_macros:
        yield ReportEntry(Level.INFO, "The template's macros will not be in the deck")


def _and(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
