"""The menus of the run sheet: what can be done with a row, and the frames to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from narrative_studio.analysis.row_names import Names
from narrative_studio.analysis.story.criteria import told_criteria
from narrative_studio.commands.links import link, unlink
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.ids import FrameId
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.storyboard import Criterion
from narrative_studio.model.view import NarrativeView
from ui import icons
from ui.inspector.element.kinds import KIND_WORDS
from ui.session import Session
from ui.workspaces.base import Action, NamedMenu


def frames_menu(
    parent: QWidget, story: NarrativeView, choose: Callable[[FrameId], object]
) -> QMenu:
    """The told frames of a narrative, for what needs one."""
    menu = _menu(parent)
    for number, frame in enumerate(story.frames, start=1):
        headline = _plain(frame.headline) or "without a headline"
        entry = menu.addAction(f"Frame {number}  {headline}")
        entry.triggered.connect(lambda _checked=False, frame_id=frame.id: choose(frame_id))
    return menu


def row_menu(
    parent: QWidget, session: Session, step: Step | None, actions: Sequence[Action]
) -> QMenu:
    """What can be done with a row; ``actions`` are those of the room, called here by other words.

    ``step`` is None on the rows of frames.
    """
    known = {action.id: action for action in actions}
    menu = _menu(parent)

    def add(action_id: str, words: str) -> None:
        action = known[f"demo.{action_id}"]
        menu.addAction(icons.icon(action.icon), words, action.handler)

    add("add-step", "Add a step")
    if step is None:
        return menu
    add("kind", f"Make it a {'show' if step.kind is StepKind.TELL else 'tell'} step")
    add("wow", "Take the wow mark away" if step.is_wow else "Mark as a wow")
    add("optional", "Make it a must" if step.is_optional else "Mark as optional")
    add("ask", "Ask something after it")
    _fill_links(menu.addMenu("Why it matters"), session, step)
    story = session.story
    if story is not None and (criteria := told_criteria(story)):
        _fill_payments(menu.addMenu("Pays for"), session, step, criteria)
    menu.addSeparator()
    add("step-up", "Move up")
    add("step-down", "Move down")
    menu.addSeparator()
    add("delete-step", "Delete the step")
    return menu


def menus_of_step(parent: QWidget, session: Session, step: Step) -> list[NamedMenu]:
    """What a step can be linked to, for the palette; what else can be done are actions."""
    where = Names(session.view).thing(step).name
    links = QMenu(parent)
    _fill_links(links, session, step)
    menus = [NamedMenu(links, "Why it matters", where)]
    story = session.story
    if story is not None and (criteria := told_criteria(story)):
        payments = QMenu(parent)
        _fill_payments(payments, session, step, criteria)
        menus.append(NamedMenu(payments, "Pays for", where))
    return menus


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _fill_links(menu: QMenu, session: Session, step: Step) -> None:
    """Offer each element, checked where the step is linked to it."""
    view, project = session.view, session.project
    known = {one.target: one for one in view.links_from(step.id)}
    for kind in ElementKind:
        for element in view.elements_of(kind):
            entry = menu.addAction(icons.icon(KIND_WORDS[kind].icon), _plain(element.name))
            entry.setCheckable(True)
            entry.setChecked(element.id in known)
            if element.id in known:
                there = known[element.id]
                entry.triggered.connect(
                    lambda _checked=False, one=there: session.attempt(
                        lambda: unlink(project, link_id=one.id)
                    )
                )
            else:
                entry.triggered.connect(
                    lambda _checked=False, target=element: session.attempt(
                        lambda: link(project, source=step, target=target)
                    )
                )
    if menu.isEmpty():
        menu.addAction("No element yet: write the positioning first").setEnabled(False)


def _fill_payments(
    menu: QMenu, session: Session, step: Step, criteria: Sequence[Criterion]
) -> None:
    """Offer each criterion of the story, checked where the step pays for it."""
    project = session.project
    known = {one.target: one for one in session.view.links_from(step.id)}
    for criterion in criteria:
        entry = menu.addAction(icons.icon("checkbox"), _plain(criterion.text or "Without a text"))
        entry.setCheckable(True)
        entry.setChecked(criterion.id in known)

        def turn(_checked: bool = False, target: Criterion = criterion) -> None:
            there = known.get(target.id)
            if there is not None:
                session.attempt(lambda: unlink(project, link_id=there.id))
            else:
                session.attempt(lambda: link(project, source=step, target=target))

        entry.triggered.connect(turn)


def _plain(words: str) -> str:
    """Words in which an ampersand marks no key."""
    return words.replace("&", "&&")
