"""What can be done to frames, wherever they are shown: add, duplicate, delete, hide, move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from narrative_studio.analysis.naming import counted, quoted
from narrative_studio.commands import storyboard
from narrative_studio.commands.links import link_frames, unlink_frames
from narrative_studio.commands.pasting import Pasted, dropped_words, give_homes, paste_frames
from narrative_studio.commands.zones import make_zone, put_into_zone, take_out_of_zone
from narrative_studio.model.durations import format_duration
from narrative_studio.model.ids import FrameId, PersonId
from narrative_studio.model.positioning import Status
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Zone
from narrative_studio.model.view import NarrativeView
from narrative_studio.parcel import Parcel, Said, unpack
from ui.inspector.frame.clipboard import frames_held, picture_held, put_frames
from ui.inspector.link_targets import target_of
from ui.models import frame_moves
from ui.models.frame_moves import Target
from ui.session import Session

_STANDING = {Status.DRAFT: "in draft"}
_NO_ZONE_YET = (
    "Select the frames that belong together first, with Shift and an arrow key or Ctrl and a click"
)


class FrameActions(QObject):
    """Carries out verbs on frames of the session's story, selects the result and tells of it.

    Signals:
        added(str): a frame was added and selected; it waits for its headline.
        moved(): the selected frames have come to stand elsewhere.
        zone_made(str): a zone was made of frames; it waits for its name.
        values_homeless(object): what pasted frames say in fields that the document lacks.
    """

    added = Signal(str)
    moved = Signal()
    zone_made = Signal(str)
    values_homeless = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @property
    def chosen(self) -> tuple[FrameId, ...]:
        """The selected frames of the story, in its order; backups last."""
        story, selection = self._session.story, self._session.selection
        if story is None or selection.table != Frame.table:
            return ()
        wanted = set(selection.ids)
        return tuple(f.id for f in (*story.frames, *story.backups) if f.id in wanted)

    def add(self, *, beat: str = "", after: str = "") -> None:
        """Add a frame after another one, else at the end of a beat, else of the story."""
        story = self._session.story
        if story is None:
            return
        self._session.flush()
        wanted, index = _place(story, beat, after)
        project, narrative = self._session.project, story.narrative.id
        made = self._session.attempt(
            lambda: storyboard.add_frame(project, narrative=narrative, beat=wanted, index=index)
        )
        if made is not None:
            self._session.select(Frame.table, [made.id])
            self.added.emit(made.id)

    def duplicate(self, frames: Sequence[FrameId]) -> None:
        """Copy frames, each right after its original."""
        if self._lacks(frames, "duplicate it"):
            return
        self._session.flush()
        words = f"{self._named(frames)} duplicated"
        made = self._session.attempt(
            lambda: storyboard.duplicate_frames(self._session.project, frames=frames)
        )
        if made:
            self._session.select(Frame.table, [frame.id for frame in made])
            self._tell(words)

    def copy(self, frames: Sequence[FrameId]) -> None:
        """Put frames into the clipboard."""
        if not self._lacks(frames, "copy it") and self._put(frames):
            self._session.messages.tell(f"{self._named(frames)} copied")

    def cut(self, frames: Sequence[FrameId]) -> None:
        """Put frames into the clipboard and delete them here."""
        if not self._lacks(frames, "cut it") and self._put(frames):
            self.delete(frames, word="cut")

    def paste(self, *, beat: str = "", after: str = "") -> None:
        """Put the frames of the clipboard after a frame, else into a beat, else at the end."""
        self._session.flush()
        story = self._session.story
        if story is None:
            return
        beat, index = _place(story, beat, after)
        self._put_in(partial(paste_frames, beat=beat, index=index), frames_held, done="pasted")

    def bring(self, parcel: bytes, target: Target, *, is_backup: bool = False) -> None:
        """Put copies of frames that were dragged here from another document into a place."""
        self._session.flush()
        story = self._session.story
        if story is None:
            return
        beat, index = target.beat or story.template.beats[-1].id, None
        if target.before is not None:
            index = [frame.id for frame in _all_in_beat(story, beat)].index(target.before)
        verb = partial(
            paste_frames, beat=beat, index=index, is_backup=is_backup, keeps_beats=not target.beat
        )
        self._put_in(verb, lambda: unpack(parcel), done="copied here")

    def _put_in(
        self, verb: Callable[..., Pasted], held: Callable[[], Parcel], *, done: str
    ) -> None:
        story = self._session.story
        assert story is not None
        project, narrative = self._session.project, story.narrative.id
        pasted = self._session.attempt(lambda: verb(project, parcel=held(), narrative=narrative))
        if pasted is not None:
            frames = [frame.id for frame in pasted.frames]
            self._session.select(Frame.table, frames)
            words = f"{self._named(frames)} {done}"
            self._tell(". ".join(filter(None, (words, dropped_words(pasted.dropped)))))
            if pasted.homeless:
                self.values_homeless.emit(pasted.homeless)

    def paste_picture(self, frame: FrameId) -> bool:
        """Give a frame the picture that was copied; whether there is one to paste."""
        data, row = picture_held(), self._session.view.frames.get(frame)
        if data is None or row is None:
            return False
        from ui.intake.picture import give_pasted

        give_pasted(self._session, row, data)
        return True

    def give_homes(self, said: Sequence[Said]) -> None:
        """Add the fields that pasted frames bring values for."""
        project = self._session.project
        if self._do(lambda: give_homes(project, said=said)):
            count = len({one.field.name for one in said})
            self._tell(f"{counted(count, 'custom field')} added")

    def delete(self, frames: Sequence[FrameId], *, word: str = "deleted") -> None:
        """Delete frames; a neighbour is selected, and the toast takes it back."""
        story = self._session.story
        if story is None or self._lacks(frames, "delete it"):
            return
        self._session.flush()
        words = f"{self._named(frames)} {word}"
        if self._session.variant is not None:
            words += " from the whole story"  # Leaving it out of the variant is another verb.
        neighbour = _neighbour(story, frames)
        if self._do(lambda: storyboard.delete_frames(self._session.project, frames=frames)):
            self._session.select(Frame.table, [neighbour] if neighbour else [])
            self._tell(words)

    def hide(self, frames: Sequence[FrameId], *, is_backup: bool = True) -> None:
        """Keep frames off the story as backups, or take them back into it."""
        if self._lacks(frames, "hide it"):
            return
        self._session.flush()
        named = self._named(frames)
        words = f"{named} hidden as backup" if is_backup else f"{named} taken back into the story"
        project = self._session.project
        if self._do(lambda: storyboard.hide_frames(project, frames=frames, is_backup=is_backup)):
            self._session.select(Frame.table, list(frames))
            self.moved.emit()
            self._tell(words)

    def move(self, frames: Sequence[FrameId], target: Target | None) -> None:
        """Move frames to a place of the story; a backup is taken back into it there."""
        story = self._session.story
        if not frames or target is None or story is None:
            return
        if frame_moves.changes_nothing(story, frames, target):
            return
        self._session.flush()
        words = frame_moves.move_words(story, frames, target)
        project = self._session.project
        if self._do(
            lambda: storyboard.move_frames(
                project,
                frames=frames,
                beat=target.beat,
                before=target.before,
                is_backup=False,
            )
        ):
            self._session.select(Frame.table, list(frames))
            self.moved.emit()
            self._tell(words)

    def make_zone(self, frames: Sequence[FrameId] = ()) -> None:
        """Make a zone of frames, by default of the selected ones."""
        self._session.flush()
        story, frames = self._session.story, tuple(frames) or self.chosen
        if story is None:
            return
        if not frames:
            self._session.messages.tell(_NO_ZONE_YET)
            return
        name, project = _zone_name(story, frames), self._session.project
        made = self._session.attempt(lambda: make_zone(project, frames=frames, name=name))
        if made is not None:
            words = f"Zone made of {counted(len(frames), 'frame')}"
            self._tell(f"{words}, {format_duration(made.budget_ms)} to keep to")
            self.zone_made.emit(made.id)

    def put_into(self, frames: Sequence[FrameId], zone: Zone | None) -> None:
        """Put frames into a zone, or with None take them out of theirs."""
        self._session.flush()
        project, named = self._session.project, self._named(frames)
        if zone is None:
            if self._do(lambda: take_out_of_zone(project, frames=frames)):
                self._tell(f"{named} taken out of its zone")
        elif self._do(lambda: put_into_zone(project, frames=frames, zone=zone.id)):
            self._tell(f"{named} put into the zone {zone.name}")

    def step(self, frames: Sequence[FrameId], *, back: bool) -> None:
        """Move frames one place towards the beginning or the end."""
        story = self._session.story
        if story is not None and not self._lacks(frames, "move it"):
            self.move(frames, frame_moves.one_step(story, frames, back=back))

    def step_beat(self, frames: Sequence[FrameId], *, back: bool) -> None:
        """Move frames into the beat before or after."""
        story = self._session.story
        if story is not None and not self._lacks(frames, "move it"):
            self.move(frames, frame_moves.beat_step(story, frames, back=back))

    def link(self, frames: Sequence[FrameId], target: Row) -> None:
        """Tie frames to an element, a proof or an objection."""
        if not frames:
            self._session.messages.advise("Choose a frame first, then link it")
            return
        self._session.flush()
        project = self._session.project
        if self._session.attempt(lambda: link_frames(project, frames=frames, target=target)):
            verb = "is" if len(frames) == 1 else "are"
            self._tell(f"{self._named(frames)} {verb} linked to {_called(target)} now")

    def turn_link(self, frames: Sequence[FrameId], target: Row) -> None:
        """Tie frames to something; where all of them are tied to it, part them from it."""
        sources = {link.source for link in self._session.view.links_to(target.id)}
        if not frames or not sources.issuperset(frames):
            self.link(frames, target)
            return
        self._session.flush()
        project = self._session.project
        if self._session.attempt(lambda: unlink_frames(project, frames=frames, target=target)):
            self._tell(f"{self._named(frames)} unlinked from {_called(target)}")

    def give(self, frames: Sequence[FrameId], owner: PersonId | None) -> None:
        """Give frames to somebody, or with None to nobody."""
        if not frames:
            return
        self._session.flush()
        project, people = self._session.project, self._session.view.people
        person = people.get(owner) if owner is not None else None
        name = "nobody" if person is None else person.name or "somebody without a name"
        words = f"{self._named(frames)} given to {name}"
        if self._do(lambda: storyboard.give_frames(project, frames=frames, owner=owner)):
            self._tell(words)

    def mark(self, frames: Sequence[FrameId], status: Status) -> None:
        """Say of frames where they stand on their way to being agreed."""
        if not frames:
            return
        self._session.flush()
        project = self._session.project
        verb = "is" if len(frames) == 1 else "are"
        words = f"{self._named(frames)} {verb} now {_STANDING.get(status, status)}"
        if self._do(lambda: storyboard.mark_frames(project, frames=frames, status=status)):
            self._tell(words)

    def _put(self, frames: Sequence[FrameId]) -> bool:
        self._session.flush()
        story = self._session.story
        if not frames or story is None:
            return False
        put_frames(story, frames)
        return True

    def _lacks(self, frames: Sequence[FrameId], what: str) -> bool:
        """Say that a frame is to be chosen before ``what`` is done, where there is none."""
        if not frames:
            self._session.messages.advise(f"Choose a frame first, then {what}")
        return not frames

    def _do(self, verb: Callable[[], object]) -> bool:
        """Run a verb that returns nothing; whether it went through."""

        def run() -> bool:
            verb()
            return True

        return self._session.attempt(run) is True

    def _named(self, frames: Sequence[FrameId]) -> str:
        if len(frames) > 1:
            return counted(len(frames), "frame")
        story = self._session.story
        number = story.number(frames[0]) if story is not None else None
        return f"Frame {number}" if number else "Backup"

    def _tell(self, words: str) -> None:
        self._session.messages.tell(words, action="Undo", act=self._session.undo)


def _called(target: Row) -> str:
    found = target_of(target)
    return found.code or quoted(found.name)


def _place(story: NarrativeView, beat: str, after: str) -> tuple[str, int | None]:
    """The beat, and the place in it, right after a frame; else the end of a beat or the story."""
    other = story.whole.frames.get(after)
    if other is None:
        return beat or story.template.beats[-1].id, None
    beat = story.beat(other).id
    return beat, [frame.id for frame in _all_in_beat(story, beat)].index(other.id) + 1


def _zone_name(story: NarrativeView, frames: Sequence[FrameId]) -> str:
    """A name to begin with: the beat that the frames share, else their part, else a number."""
    beats = {story.beat(story.whole.frames[frame]).id: None for frame in frames}
    parts = {story.template.beat(beat).part for beat in beats}
    if len(beats) == 1:
        return story.template.beat(next(iter(beats))).title
    if len(parts) == 1:
        return story.template.part(parts.pop()).title
    return f"Zone {len(story.whole.zones.of('narrative', story.narrative.id)) + 1}"


def _all_in_beat(story: NarrativeView, beat: str) -> list[Frame]:
    """The frames of a beat with its backups, as their ranks order them."""
    return [frame for frame in story.all_frames if story.beat(frame).id == beat]


def _neighbour(story: NarrativeView, frames: Sequence[FrameId]) -> FrameId | None:
    """The frame to select once these are gone: the next one, else the one before."""
    gone = set(frames)
    order = [frame.id for frame in (*story.frames, *story.backups)]
    last = max((place for place, frame in enumerate(order) if frame in gone), default=-1)
    after = [frame for frame in order[last + 1 :] if frame not in gone]
    before = [frame for frame in order[:last] if frame not in gone] if last > 0 else []
    return after[0] if after else (before[-1] if before else None)
