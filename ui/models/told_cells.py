"""Cells of frames where they are said: in the shown variant where it differs, else in the story.

What is shown is what is edited, so that every view asks here where a wording comes from and brings
what was typed back to the same place.
"""

from __future__ import annotations

from dataclasses import dataclass

from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.story.variants import frame_in, left_out_of, overrides_of
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import mention
from narrative_studio.commands.variants import say_otherwise
from narrative_studio.model.ids import VariantId
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import Override, Variant
from narrative_studio.model.view import ProjectView
from ui.session import Session


@dataclass(frozen=True, slots=True)
class ToldCell:
    """A cell of a frame as it is shown; ``variant`` is None where the story says it.

    ``heads`` are what was seen of it, so that what arrives meanwhile is not overwritten.
    """

    frame: Frame
    what: str
    variant: VariantId | None
    heads: tuple[str, ...]


def told_frame(whole: ProjectView, variant: Variant | None, frame: Frame) -> Frame:
    """A frame as the variant tells it; one that it leaves out is as in the story."""
    if variant is None or frame.id in left_out_of(whole, variant):
        return frame
    return frame_in(whole, variant, frame)


def differing_cells(whole: ProjectView, variant: Variant | None, frame: Frame) -> frozenset[str]:
    """The cells of a told frame that the variant says otherwise."""
    if variant is None or frame.id in left_out_of(whole, variant):
        return frozenset()
    return frozenset(overrides_of(whole, variant, frame.id))


def told_cell(session: Session, frame: Frame, what: str) -> ToldCell:
    """Where a cell that is shown now is said, as editing of it begins."""
    own, project = own_words(session, frame, what), session.project
    if own is not None:
        return ToldCell(frame, what, own.variant, project.heads_shown(own, "value"))
    return ToldCell(frame, what, None, project.heads_shown(frame, what))


def own_words(session: Session, frame: Frame, what: str) -> Override | None:
    """What the shown variant says in a cell of a frame; None where the story says it."""
    variant = session.variant
    if variant is None or what not in differing_cells(session.view, variant, frame):
        return None
    return overrides_of(session.view, variant, frame.id)[what]


def say_own(
    session: Session, own: Override, value: str | int, *, base: tuple[str, ...] | None
) -> bool:
    """Store what was typed over a wording of a variant; whether that went through."""

    def say() -> bool:
        say_otherwise(
            session.project,
            variant=own.variant,
            frame=own.frame,
            what=own.what,
            value=value,
            base=base,
        )
        return True

    return session.attempt(say) is True


def tell_typing(session: Session, frame: Frame, what: str, text: str) -> None:
    """Tell whoever shows what comes of it what is being typed in a cell that is shown."""
    own = own_words(session, frame, what)
    if own is not None:
        session.typed.emit(own, "value", text)
    else:
        session.typed.emit(frame, what, text)


def edit_told(session: Session, cell: ToldCell, value: object) -> bool:
    """Store what was typed where the cell is said; whether that went through."""
    project, variant = session.project, cell.variant

    def run() -> bool:
        if variant is None:
            bases = {cell.what: cell.heads}
            edit_cells(project, cell.frame, bases=bases, **{cell.what: value})
        else:
            said = value if isinstance(value, int) else str(value)
            say_otherwise(
                project,
                variant=variant,
                frame=cell.frame.id,
                what=cell.what,
                value=said,
                base=cell.heads,
            )
        return True

    return session.attempt(run) is True


def mention_told(session: Session, cell: ToldCell, text: str, target: Row) -> bool:
    """Store words that name something and link the frame to it, in one step.

    What a variant says is no end of a link: its words are stored alone.
    """
    if cell.variant is not None:
        return edit_told(session, cell, text)

    def run() -> bool:
        mention(
            session.project,
            source=cell.frame,
            column=cell.what,
            text=text,
            target=target,
            bases={cell.what: cell.heads},
        )
        return True

    return session.attempt(run) is True


def where_words(session: Session, *, is_differing: bool) -> str:
    """What typing in a cell changes; nothing while the whole story is shown."""
    variant = session.variant
    if variant is None:
        return ""
    return f"Changes {quoted(variant.name)} alone" if is_differing else "Changes the story"
