"""What a deck needs to know of a PowerPoint template: its layouts and the parts it keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from exporters.deck.geometry import Rect
from exporters.deck.template.textstyle import LevelStyle, TextBox


class SlotKind(StrEnum):
    """What a placeholder is for."""

    TITLE = "title"
    CENTER_TITLE = "ctrTitle"
    SUBTITLE = "subTitle"
    BODY = "body"
    OBJECT = "obj"
    PICTURE = "pic"
    TABLE = "tbl"
    FOOTER = "ftr"
    NUMBER = "sldNum"
    DATE = "dt"
    OTHER = "other"

    @property
    def is_title(self) -> bool:
        """Whether it names the slide."""
        return self in (SlotKind.TITLE, SlotKind.CENTER_TITLE)

    @property
    def holds_text(self) -> bool:
        """Whether it takes paragraphs of content."""
        return self in (SlotKind.BODY, SlotKind.OBJECT, SlotKind.SUBTITLE)


@dataclass(frozen=True, slots=True)
class Slot:
    """One placeholder of a layout.

    ``reference`` is the ``p:ph`` element that fills it, ``fill`` the ``a:solidFill`` of its ground
    or empty. ``is_blank`` is True where the layout shows no text of its own in it.
    """

    kind: SlotKind
    idx: int
    name: str
    place: Rect
    box: TextBox
    reference: str
    fill: str = ""
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """One layout of a template and its placeholders, in drawing order.

    ``kind`` is what PowerPoint noted when it was drawn, ``master`` the part name of its master. It
    ``is_pictured`` where a picture is the ground of it.
    """

    name: str
    part_name: str
    kind: str
    slots: tuple[Slot, ...]
    master: str = ""
    is_pictured: bool = False

    def slot(self, idx: int) -> Slot | None:
        """The placeholder of that ``idx``."""
        return next((slot for slot in self.slots if slot.idx == idx), None)

    def first(self, *kinds: SlotKind) -> Slot | None:
        """The first placeholder of one of the kinds, the kinds tried in order."""
        for kind in kinds:
            for slot in self.slots:
                if slot.kind is kind:
                    return slot
        return None

    def all_of(self, *kinds: SlotKind) -> tuple[Slot, ...]:
        """The placeholders of the kinds, in reading order."""
        found = [slot for slot in self.slots if slot.kind in kinds]
        return tuple(sorted(found, key=lambda slot: (slot.place.y // 360_000, slot.place.x)))


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A part of the template that is copied as it is; ``relations`` is its own part or empty."""

    name: str
    content_type: str
    blob: bytes
    relations: bytes


@dataclass(frozen=True, slots=True)
class NotesMaster:
    """The notes master and the ``p:ph`` elements by which a notes slide fills it."""

    part_name: str
    image: str
    body: str
    number: str


@dataclass(frozen=True, slots=True)
class DeckTemplate:
    """A template ready to make decks from.

    ``presentation`` is the main part without slides; ``relations`` are its relations as (id, type,
    target). ``table_styles`` are ids of table styles by the accent they are ruled in; the key ""
    is the template's default. ``used_layouts`` are the part names of the layouts of the template's
    own slides, one for each slide. ``plain`` says from which side text in no
    placeholder is set and read.
    """

    name: str
    cx: int
    cy: int
    layouts: tuple[SlideLayout, ...]
    parts: tuple[KeptPart, ...]
    presentation: bytes
    relations: tuple[tuple[str, str, str], ...]
    notes_master: NotesMaster
    table_styles: dict[str, str]
    used_layouts: tuple[str, ...] = ()
    placed_layouts: tuple[str, ...] = ()
    has_macros: bool = False
    plain: LevelStyle = field(default_factory=LevelStyle)

    def layout(self, name: str) -> SlideLayout | None:
        """The layout of that name."""
        return next((layout for layout in self.layouts if layout.name == name), None)
