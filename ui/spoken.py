"""How assistive technology sees the studio's own widgets: role, state, and the parts painted in it.

Qt knows what its own widgets are. Of a widget that paints itself it knows nothing but its name, and
calls it a "client", which screen readers pass over. Here such a widget is what it looks like: words
where it only says something, a group where it holds others. One that is more says what it is::

    class Rail(QWidget):
        spoken_role = Role.PageTabList

        def spoken_parts(self) -> list[Part]:       # what it paints, as children
            return [Part(Role.PageTab, room.title, self.item_rect(n), ...), ...]

``spoken_state(state)`` adds to the states that Qt knows, ``spoken_press()`` is what a screen reader
does with a click. ``install()`` is called once, before the first window.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeGuard

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleObject,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QComboBox, QWidget

Role = QAccessible.Role
State = QAccessible.State
_Text = QAccessible.Text
_Event = QAccessible.Event

_PRESS = QAccessibleActionInterface.pressAction()


class Part(NamedTuple):
    """One part that a widget paints: what it is, its words, where it is in the widget."""

    role: QAccessible.Role
    name: str
    rect: QRect
    is_chosen: bool = False


class HasRole(Protocol):
    """A widget that knows what it is."""

    spoken_role: QAccessible.Role


class HasState(Protocol):
    """A widget with states of its own."""

    def spoken_state(self, state: QAccessible.State) -> None: ...


class HasParts(Protocol):
    """A widget that paints what assistive technology sees as its children."""

    def spoken_parts(self) -> Sequence[Part]: ...


class HasPress(Protocol):
    """A widget that can be pressed."""

    def spoken_press(self) -> object: ...


# To ask a protocol at run time takes twenty times as long, and assistive technology asks a lot.


def _has_role(subject: object) -> TypeGuard[HasRole]:
    return hasattr(subject, "spoken_role")


def _has_state(subject: object) -> TypeGuard[HasState]:
    return hasattr(subject, "spoken_state")


def _has_parts(subject: object) -> TypeGuard[HasParts]:
    return hasattr(subject, "spoken_parts")


def _has_press(subject: object) -> TypeGuard[HasPress]:
    return hasattr(subject, "spoken_press")


class _Installed:
    """Whether the factory is in force: Qt keeps every one that it is given."""

    is_so = False


def install() -> None:
    """Have Qt ask here first; a second call changes nothing."""
    if not _Installed.is_so:
        _Installed.is_so = True
        QAccessible.installFactory(_interface)


def tell_expanded(widget: QWidget) -> None:
    """Say that a widget opened or closed, which its state tells."""
    if QAccessible.isActive():
        changed = State()
        changed.expanded = True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, changed))


class _Place(QObject):
    """Stands for a painted part, so that Qt lets go of it together with the widget."""

    def __init__(self, owner: QWidget, number: int) -> None:
        super().__init__(owner)
        self.number = number

    def part(self) -> Part | None:
        """What stands in this place now."""
        owner: object = self.parent()
        parts = owner.spoken_parts() if _has_parts(owner) else ()
        return parts[self.number] if self.number < len(parts) else None


class _PartSpeech(QAccessibleObject):
    """A painted part."""

    def role(self) -> QAccessible.Role:
        part = self._part()
        return part.role if part is not None else Role.NoRole

    def text(self, t: QAccessible.Text) -> str:
        part = self._part()
        return part.name if part is not None and t == _Text.Name else ""

    def state(self) -> QAccessible.State:
        state, part, owner = State(), self._part(), self._owner()
        if part is None or not owner.isVisible():
            state.invisible = True
            return state
        state.selectable = True
        state.selected = part.is_chosen
        state.disabled = not owner.isEnabled()
        state.focusable = part.is_chosen
        state.focused = part.is_chosen and owner.hasFocus()
        return state

    def rect(self) -> QRect:
        part, owner = self._part(), self._owner()
        if part is None:
            return QRect()
        return QRect(owner.mapToGlobal(part.rect.topLeft()), part.rect.size())

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._owner())

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def _part(self) -> Part | None:
        place = self.object()
        return place.part() if isinstance(place, _Place) else None

    def _owner(self) -> QWidget:
        owner = self.object().parent()
        assert isinstance(owner, QWidget)
        return owner


class _Speech(QAccessibleWidget):
    """A widget of the studio."""

    def role(self) -> QAccessible.Role:
        widget = self.widget()
        if _has_role(widget):
            return widget.spoken_role
        if not widget.accessibleName():
            return Role.Client  # Nothing but the place of others.
        return Role.Grouping if self.childCount() else Role.StaticText

    def state(self) -> QAccessible.State:
        state, widget = super().state(), self.widget()
        if _has_state(widget):
            widget.spoken_state(state)
        return state

    def childCount(self) -> int:
        widget = self.widget()
        return len(widget.spoken_parts()) if _has_parts(widget) else super().childCount()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        widget = self.widget()
        if not _has_parts(widget):
            return super().child(index)
        if not 0 <= index < self.childCount():
            return None
        return QAccessible.queryAccessibleInterface(_places(self.widget(), index + 1)[index])

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        widget = self.widget()
        if not _has_parts(widget):
            return super().childAt(x, y)
        at = self.widget().mapFromGlobal(QPoint(x, y))
        hits = (n for n, part in enumerate(widget.spoken_parts()) if part.rect.contains(at))
        return self.child(next(hits, -1))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        place = child.object()
        if isinstance(place, _Place) and place.parent() is self.widget():
            return place.number
        return super().indexOfChild(child)

    def actionNames(self) -> list[str]:
        names = super().actionNames()
        return [_PRESS, *names] if _has_press(self.widget()) else names

    def doAction(self, actionName: str) -> None:
        widget = self.widget()
        if actionName == _PRESS and _has_press(widget):
            widget.spoken_press()
        else:
            super().doAction(actionName)


class _ChoiceSpeech(QAccessibleWidget):
    """A combo box: Qt's own says only what is chosen on Linux, and loses what it is about."""

    def role(self) -> QAccessible.Role:
        return Role.ComboBox

    def text(self, t: QAccessible.Text) -> str:
        box = self.widget()
        assert isinstance(box, QComboBox)
        if t == _Text.Value:
            return box.currentText()
        if t == _Text.Name:
            return ": ".join(word for word in (box.accessibleName(), box.currentText()) if word)
        return super().text(t)

    def state(self) -> QAccessible.State:
        state, box = super().state(), self.widget()
        assert isinstance(box, QComboBox)
        state.hasPopup = state.expandable = True
        state.expanded = box.view().isVisible()
        state.collapsed = not state.expanded
        return state

    def childCount(self) -> int:
        return 0

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.showMenuAction(), *super().actionNames()]

    def doAction(self, actionName: str) -> None:
        box = self.widget()
        if actionName == QAccessibleActionInterface.showMenuAction() and isinstance(box, QComboBox):
            box.showPopup()
        else:
            super().doAction(actionName)


def _interface(key: str, subject: QObject) -> QAccessibleInterface | None:
    """Make the interface of one object; Qt asks for each class, the most derived one first."""
    if isinstance(subject, _Place):
        return _PartSpeech(subject)
    if not isinstance(subject, QWidget) or type(subject).__name__ != key:
        return None
    if _has_role(subject) or _has_parts(subject) or _is_painted(subject):
        return _Speech(subject)
    return _ChoiceSpeech(subject) if isinstance(subject, QComboBox) else None


def _is_painted(widget: QWidget) -> bool:
    """Whether Qt knows nothing of a widget but that it is one."""
    of_qt = (one for one in type(widget).__mro__ if one.__module__.startswith("PySide6."))
    return next(of_qt) is QWidget


def _places(owner: QWidget, count: int) -> list[_Place]:
    """Return the objects that stand for the first parts of a widget."""
    found = [child for child in owner.children() if isinstance(child, _Place)]
    return found + [_Place(owner, number) for number in range(len(found), count)]
