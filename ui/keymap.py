"""Which keys do what: the usual ones of every action, and those the user has chosen instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from narrative_studio.settings import Settings
from ui.actions import Action

EVERYWHERE: Final = ""
"""The scope of keys that work in every room."""

RECORDING: Final = "recording"
"""The scope of keys that work in the recording window, where a letter alone is not typed."""

BETWEEN_KEYS: Final = "  "
"""Stands between several keys of one action where people read them."""

_PORTABLE: Final = QKeySequence.SequenceFormat.PortableText
_PLAIN_MODIFIERS: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_MODIFIER_KEYS: Final = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_unknown,
    }
)
_OF_EVERY_VIEW: Final = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Space,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Backspace,
    }
)


class Binding(NamedTuple):
    """What keys do: ``keys`` are in Qt's portable form, several separated by a comma and a space.

    ``scope`` is the id of the room in which they work, or EVERYWHERE.
    """

    id: str
    title: str
    scope: str
    usual: str
    keys: str

    @property
    def is_usual(self) -> bool:
        """Whether nobody has chosen other keys."""
        return self.keys == self.usual


@dataclass(slots=True)
class _Bound:
    action: Action
    scope: str
    owner: QWidget
    context: Qt.ShortcutContext
    has_shortcuts: bool = True
    shortcuts: list[QShortcut] = field(default_factory=list)


class Keymap(QObject):
    """Makes the shortcuts of all actions and makes them anew when other keys are chosen.

    Signals:
        changed(): an action has other keys.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._bound: dict[str, _Bound] = {}

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """Every action that is there, those of every room first, then in the order of binding."""
        found = [self._binding(one) for one in self._living()]
        return tuple(sorted(found, key=lambda one: one.scope != EVERYWHERE))

    def bind(
        self,
        action: Action,
        *,
        owner: QWidget,
        scope: str = EVERYWHERE,
        context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
        has_shortcuts: bool = True,
    ) -> None:
        """Make the shortcuts of an action for as long as ``owner`` lives.

        An action of the same id that another owner had before gives way. One without shortcuts is
        listed and takes other keys; who shows it reads the keys itself.
        """
        bound = _Bound(action, scope, owner, context, has_shortcuts)
        before = self._bound.pop(action.id, None)
        if before is not None:
            _unmake(before)
        self._bound[action.id] = bound
        self._make(bound)

    def keys(self, action: Action) -> str:
        """The keys of an action as they are now."""
        return self._chosen.get(action.id, action.shortcut)

    def told(self, action_id: str) -> str:
        """The keys of an action as people read them; empty where it has none or is not there."""
        bound = self._bound.get(action_id)
        return words(self.keys(bound.action)) if bound is not None else ""

    def chosen(self, action_id: str) -> str:
        """The keys that the user has given an action instead of its usual ones, as people read."""
        return words(self._chosen.get(action_id, ""))

    def rival(self, action_id: str, keys: str) -> Binding | None:
        """What else these keys do where this action works; None where they are free."""
        wanted = self._bound[action_id]
        for other in self._living():
            # The recording window is another one: the keys of this one do not work there.
            is_apart = RECORDING in (other.scope, wanted.scope)
            meets = other.scope == wanted.scope or (
                EVERYWHERE in (other.scope, wanted.scope) and not is_apart
            )
            taken = parts(self.keys(other.action))
            if other.action.id != action_id and meets and set(taken) & set(parts(keys)):
                return self._binding(other)
        return None

    def assign(self, action_id: str, keys: str) -> None:
        """Give an action other keys, none where ``keys`` is empty; a rival loses them."""
        rival = self.rival(action_id, keys) if keys else None
        chosen = dict(self._chosen)
        if rival is not None:
            left = [part for part in parts(rival.keys) if part not in parts(keys)]
            chosen[rival.id] = ", ".join(left)
        chosen[action_id] = keys
        self._keep(chosen)

    def reset(self, action_id: str | None = None) -> None:
        """Take the usual keys again, of one action or of all."""
        chosen = {} if action_id is None else dict(self._chosen)
        if action_id is not None:
            chosen.pop(action_id, None)
        self._keep(chosen)

    def renew(self) -> None:
        """Make the shortcuts anew from what is chosen now, as in another window."""
        for bound in self._living():
            _unmake(bound)
            self._make(bound)

    # Inside

    @property
    def _chosen(self) -> dict[str, str]:
        return dict(self._settings.values.shortcuts)

    def _keep(self, chosen: dict[str, str]) -> None:
        usual = {one.action.id: one.action.shortcut for one in self._living()}
        kept = {i: keys for i, keys in chosen.items() if usual.get(i) != keys}
        self._settings.change(shortcuts=tuple(sorted(kept.items())))
        self.renew()
        self.changed.emit()

    def _make(self, bound: _Bound) -> None:
        if not bound.has_shortcuts:
            return
        for keys in parts(self.keys(bound.action)):
            shortcut = QShortcut(QKeySequence(keys), bound.owner, context=bound.context)
            shortcut.activated.connect(bound.action.handler)
            bound.shortcuts.append(shortcut)

    def _living(self) -> Iterator[_Bound]:
        return (one for one in list(self._bound.values()) if isValid(one.owner))

    def _binding(self, bound: _Bound) -> Binding:
        action = bound.action
        return Binding(action.id, action.title, bound.scope, action.shortcut, self.keys(action))


def parts(keys: str) -> list[str]:
    """The single chords of a text like ``Ctrl++, Ctrl+=``."""
    return [part for part in keys.split(", ") if part]


def words(keys: str) -> str:
    """Keys as people read them on this system, for example ``Ctrl+Shift+S``."""
    native = QKeySequence.SequenceFormat.NativeText
    return BETWEEN_KEYS.join(QKeySequence(part).toString(native) for part in parts(keys))


def chord(combination: QKeyCombination) -> str | None:
    """The keys that are pressed in Qt's portable form; None while only a modifier is."""
    if combination.key() in _MODIFIER_KEYS:
        return None
    return QKeySequence(combination).toString(_PORTABLE)


def refusal(combination: QKeyCombination, scope: str = EVERYWHERE) -> str:
    """Why keys cannot be a shortcut in a scope, with what can; empty where they can.

    A key without Ctrl or Alt is typed into fields, or moves about in every view. While a test is
    recorded nothing is typed before Enter, so letters, digits and Backspace can be taken there.
    """
    key, modifiers = combination.key(), combination.keyboardModifiers()
    is_plain = not modifiers & ~_PLAIN_MODIFIERS
    if not is_plain:
        return ""
    if scope == RECORDING and (key == Qt.Key.Key_Backspace or key not in _OF_EVERY_VIEW):
        return ""
    if key in _OF_EVERY_VIEW:
        return "This key moves about in every view. Add Ctrl or Alt."
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35 or key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert):
        return ""
    return "A letter alone is typed into fields. Add Ctrl or Alt."


def _unmake(bound: _Bound) -> None:
    for shortcut in bound.shortcuts:
        if isValid(shortcut):
            shortcut.setEnabled(False)
            shortcut.deleteLater()
    bound.shortcuts.clear()
