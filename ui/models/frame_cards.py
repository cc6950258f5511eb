"""What a card of the storyboard says: its words, figures, badges and its accessible sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from narrative_studio.analysis.comments import comments_on
from narrative_studio.analysis.linking.coverage import links_of
from narrative_studio.analysis.naming import counted, listed, quoted
from narrative_studio.analysis.story.variants import frame_in, left_out_of, overrides_of
from narrative_studio.analysis.wording.words import spoken_text
from narrative_studio.model.durations import MS_PER_SECOND, format_duration
from narrative_studio.model.field_words import field_words
from narrative_studio.model.ids import FrameId, PictureId
from narrative_studio.model.positioning import Delivery, Status
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Beat, Part
from narrative_studio.model.variants import Variant
from narrative_studio.model.view import NarrativeView
from ui.models.storyboard_places import Place, PlaceKind
from ui.widgets.badge import Badge, Tone

if TYPE_CHECKING:
    from narrative_studio.results.taken import Taken

SUSPECT: Final = Badge("Suspect link", Tone.WARN, "unlink")
NOT_CLEARED: Final = Badge("Proof not cleared", Tone.WARN, "alert-triangle")
EXPIRED: Final = Badge("Proof expired", Tone.WARN, "alert-triangle")
NOT_AVAILABLE: Final = Badge("Not available yet", Tone.BAD, "alert-triangle")
IN_REVIEW: Final = Badge("In review", Tone.INFO, "eye")

_NOT_YET: Final = frozenset({Delivery.PLANNED, Delivery.NOT_OFFERED})
LEFT_OUT: Final = "left out"
"""On the card of a frame that the shown variant does without."""
DIFFERS: Final = "differs"
"""On the card of a frame in which the shown variant has wordings or a time of its own."""

_ADD_TITLE: Final = "Add a frame"
_ADD_TEXT: Final = "or drag one here to keep it as a hidden backup"
_SKIP_TEXT: Final = "Add a frame, or skip"
_SCRIPT_KEPT: Final = 400
"""Characters of a script that a card may show."""


@dataclass(frozen=True, slots=True)
class Card:
    """The content of one place.

    ``hint`` stands in for a missing title. ``asks`` marks an empty beat that the story waits for.
    ``script`` is the beginning of what is said, ``beat`` the name of the frame's beat.
    ``comments`` counts the open ones. ``notes`` says in full what the card has no room for.
    ``tests`` is how the frame was taken by prospects, None where that is not shown.
    """

    kind: PlaceKind
    title: str
    text: str
    hint: str = ""
    number: str = ""
    time: str = ""
    meta: str = ""
    badges: tuple[Badge, ...] = ()
    picture: PictureId | None = None
    visual: str = ""
    is_backup: bool = False
    asks: bool = False
    script: str = ""
    beat: str = ""
    part: Part = Part.SETUP
    comments: int = 0
    notes: tuple[str, ...] = ()
    tests: Taken | None = None

    @property
    def shown_badges(self) -> tuple[Badge, ...]:
        """The badges, and after them what the quiet line has no room for beside badges."""
        if self.tests is None or not self.badges:
            return self.badges
        return (*self.badges, Badge(self.tests.shortenings[-1], Tone.QUIET))

    @property
    def metas(self) -> tuple[str, ...]:
        """The quiet line at the foot, in full first, for cards of any width."""
        if self.tests is None:
            return (self.meta,)
        told = self.tests.shortenings
        return (f"{self.meta} · {told[0]}", *told)


@dataclass(frozen=True, slots=True)
class Lane:
    """The strip over the cards of one beat."""

    beat: str
    title: str
    time: str
    part: Part


def card_of(
    story: NarrativeView, place: Place, variant: Variant | None = None, tests: Taken | None = None
) -> Card:
    """What stands in a place; a frame as the variant tells it, if one is shown.

    ``tests`` is how the frame was taken, if that is shown.
    """
    if place.kind is PlaceKind.ADD:
        return Card(place.kind, _ADD_TITLE, _ADD_TEXT)
    beat = story.template.beat(place.beat)
    if place.frame is None:
        return _gap(story, beat)
    frame = story.whole.frames.get(place.frame)
    if frame is None:
        # Views ask for rows that are about to go.
        return Card(place.kind, "", "")
    number = story.number(frame.id)
    words = "Backup" if number is None else str(number)
    is_out = variant is not None and frame.id in left_out_of(story.whole, variant)
    differing = "" if is_out else differing_words(story, variant, frame)
    if is_out:
        words = f"{words}, {LEFT_OUT}"
    elif variant is not None:
        words = f"{words}, {DIFFERS}" if differing else words
        frame = frame_in(story.whole, variant, frame)
    badges, comments = badges_of(story, frame), comments_on(story, frame)
    notes = [differing, ", ".join(badge.text for badge in badges) if len(badges) > 1 else ""]
    return Card(
        kind=place.kind,
        title=frame.headline,
        text=frame.key_message,
        hint=beat.starter,
        number=words,
        time=format_duration(frame.planned_ms),
        meta=meta_of(story, frame),
        badges=badges,
        picture=frame.picture,
        visual=frame.visual,
        is_backup=place.is_backup or is_out,
        script=" ".join(spoken_text(frame.script).split())[:_SCRIPT_KEPT],
        beat=beat.title,
        part=beat.part,
        comments=comments,
        notes=tuple(filter(None, [*notes, _open_words(comments), tests.sentence if tests else ""])),
        tests=tests,
    )


def differing_words(story: NarrativeView, variant: Variant | None, frame: Frame) -> str:
    """Which fields of a frame are others in the variant; nothing where none is."""
    found = overrides_of(story.whole, variant, frame.id) if variant is not None else {}
    if variant is None or not found:
        return ""
    fields = listed([field_words(what) for what in found])
    verb = "differs" if len(found) == 1 else "differ"
    return f"{fields[:1].upper()}{fields[1:]} {verb} in {quoted(variant.name)}"


def lane_of(beat: Beat, planned_ms: int) -> Lane:
    """The strip of a beat; one without frames has no time."""
    time = format_duration(planned_ms) if planned_ms else ""
    return Lane(beat.id, beat.title, time, beat.part)


def badges_of(story: NarrativeView, frame: Frame) -> tuple[Badge, ...]:
    """What a frame asks somebody to do, the most urgent first."""
    found: list[Badge] = []
    whole = story.whole
    links = links_of(story, frame)
    if any(whole.link_state(link).is_suspect for link in links):
        found.append(SUSPECT)
    targets = {link.target for link in links}
    elements = [whole.elements[target] for target in targets if target in whole.elements]
    if any(element.delivery in _NOT_YET for element in elements):
        found.append(NOT_AVAILABLE)
    proofs = [whole.proofs[target] for target in targets if target in whole.proofs]
    if any(not proof.is_cleared for proof in proofs):
        found.append(NOT_CLEARED)
    elif any(proof.has_expired(whole.today.isoformat()) for proof in proofs):
        found.append(EXPIRED)
    if frame.status is Status.IN_REVIEW:
        found.append(IN_REVIEW)
    return tuple(found)


def meta_of(story: NarrativeView, frame: Frame) -> str:
    """What belongs to a frame, in one quiet line."""
    links = len(story.whole.links_from(frame.id))
    steps = len(story.steps(frame.id))
    words = [counted(links, "link") if links else "No links"]
    if steps:
        words.append(counted(steps, "step"))
    return " · ".join(words)


def spoken_card(
    story: NarrativeView, place: Place, variant: Variant | None = None, tests: Taken | None = None
) -> str:
    """The accessible sentence of a place; ``tests`` is how its frame was taken, if shown."""
    if place.kind is PlaceKind.ADD:
        return f"{_ADD_TITLE} at the end of the story"
    beat = story.template.beat(place.beat)
    if place.frame is None:
        return f"{beat.empty}. {_gap_words(story)}"
    frame = story.whole.frames.get(place.frame)
    if frame is None:
        return ""
    number = story.number(frame.id)
    is_out = variant is not None and frame.id in left_out_of(story.whole, variant)
    differing = "" if is_out else differing_words(story, variant, frame)
    if variant is not None and not is_out:
        frame = frame_in(story.whole, variant, frame)
    words = [
        *([f"Left out of {variant.name}"] if variant is not None and is_out else []),
        "Backup frame" if number is None else f"Frame {number} of {len(story.frames)}",
        _lower(beat.title),
        frame.headline or "no headline yet",
        spoken_duration(frame.planned_ms),
        *([] if story.whole.links_from(frame.id) else ["no links"]),
        *(_lower(badge.text) for badge in badges_of(story, frame)),
        # The badge says it where somebody has to act; here every status is told.
        *([] if frame.status is Status.IN_REVIEW else [frame.status.value]),
        _open_words(comments_on(story, frame)),
        _lower(differing),
        _lower(tests.sentence) if tests is not None else "",
    ]
    return ", ".join(filter(None, words))


def spoken_duration(duration_ms: int) -> str:
    """A duration in words: ``7 minutes``, ``2 minutes 30 seconds``."""
    minutes, seconds = divmod(round(duration_ms / MS_PER_SECOND), 60)
    words = [counted(minutes, "minute")] if minutes else []
    if seconds or not minutes:
        words.append(counted(seconds, "second"))
    return " ".join(words)


def status_words(status: Status) -> str:
    """A status as a label."""
    return status.value.capitalize()


def frame_label(story: NarrativeView, frame: FrameId) -> str:
    """``Frame 8``, or ``Backup`` for one kept off the story."""
    number = story.number(frame)
    return "Backup" if number is None else f"Frame {number}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _open_words(comments: int) -> str:
    return counted(comments, "open comment") if comments else ""


def _gap(story: NarrativeView, beat: Beat) -> Card:
    asks = _is_waited_for(story, beat)
    return Card(PlaceKind.GAP, beat.empty, beat.prompt, meta=_gap_words(story), asks=asks)


def _gap_words(story: NarrativeView) -> str:
    """What to do about an empty beat; the only one there is cannot be skipped."""
    return _SKIP_TEXT if len(story.template.beats) > 1 else _ADD_TITLE


def _is_waited_for(story: NarrativeView, beat: Beat) -> bool:
    """Whether the story has gone past an empty beat, or lacks nothing else.

    A story that is being written from its beginning has nothing to be warned about ahead.
    """
    if beat.is_optional or not story.frames:
        return False
    filled = {story.beat(frame).id for frame in story.frames}
    beats = story.template.beats
    if any(later.id in filled for later in beats[beats.index(beat) + 1 :]):
        return True
    return all(one.id in filled or one.is_optional or one is beat for one in beats)
