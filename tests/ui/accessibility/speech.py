"""What a screen reader is told of a window, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

Role = QAccessible.Role
_Text = QAccessible.Text

PRESSED = frozenset({Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.Link, Role.MenuItem})
TICKED = frozenset({Role.CheckBox, Role.RadioButton})
TYPED = frozenset({Role.EditableText, Role.SpinBox})
CHOSEN = frozenset({Role.ListItem, Role.TreeItem, Role.Cell, Role.PageTab})
HOLDING = frozenset({Role.List, Role.Tree, Role.Table, Role.PageTabList, Role.PopupMenu})
OTHER = frozenset(
    {Role.ComboBox, Role.Slider, Role.Graphic, Role.Document, Role.Chart, Role.Application}
)
OPERABLE = PRESSED | TICKED | TYPED | CHOSEN | HOLDING | OTHER
"""What something that takes the keyboard may be; a label or a bare group cannot be operated."""

_STATES = (
    "checkable",
    "checked",
    "collapsed",
    "disabled",
    "expandable",
    "expanded",
    "focusable",
    "focused",
    "invisible",
    "offscreen",
    "readOnly",
    "selectable",
    "selected",
)
_AMPERSAND = re.compile(r"(?<![\w&])&\w")
_MARKDOWN = re.compile(r"\*\*|__|\]\(|^#+ |^- |^> |`|(?<!\w)\*\w|<\w+[ >/]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing as a screen reader meets it."""

    role: QAccessible.Role
    name: str
    description: str
    value: str
    states: frozenset[str]
    rect: QRect
    kind: str
    """The class of what is behind it, empty for an item of a view."""
    object_name: str
    above: str
    """The names of what holds it, from the window downwards."""
    place: str = ""
    parts: tuple[Said, ...] = ()
    tooltip: str = ""
    is_icon_only: bool = False
    truth: frozenset[str] = field(default=frozenset())
    """The states that the widget itself is in, of those that can be asked."""

    @property
    def where(self) -> str:
        """Enough to find it again."""
        return f"{self.place} | {self.above} | {self.kind or 'item'} “{self.name}”"

    def walk(self) -> Iterator[Said]:
        """This and all that it holds."""
        yield self
        for part in self.parts:
            yield from part.walk()


def read(widget: QWidget, place: str = "") -> Said:
    """Read a window as a screen reader does, what cannot be seen left out."""
    return _read(QAccessible.queryAccessibleInterface(widget), place, "")


def _read(met: QAccessibleInterface, place: str, above: str) -> Said:
    subject: QObject | None = met.object()
    name = met.text(_Text.Name)
    state = met.state()
    deeper = f"{above} > {name}" if name and met.role() is not Role.Window else above
    children = (_child(met, number) for number in range(met.childCount()))
    button = subject if isinstance(subject, QAbstractButton) else None
    truth = set()
    if isinstance(subject, QWidget | QAction) and not subject.isEnabled():
        truth.add("disabled")
    if button is not None and button.isChecked():
        truth.add("checked")
    return Said(
        role=met.role(),
        name=name,
        description=met.text(_Text.Description),
        value=met.text(_Text.Value),
        states=frozenset(one for one in _STATES if getattr(state, one)),
        rect=met.rect(),
        kind=type(subject).__name__ if subject is not None else "",
        object_name=subject.objectName() if subject is not None else "",
        above=above.removeprefix(" > "),
        place=place,
        parts=tuple(_read(child, place, deeper) for child in children if child is not None),
        tooltip=subject.toolTip() if isinstance(subject, QWidget) else "",
        is_icon_only=button is not None and not button.icon().isNull() and not button.text(),
        truth=frozenset(truth),
    )


def _child(met: QAccessibleInterface, number: int) -> QAccessibleInterface | None:
    """Return a child that can be seen."""
    child: QAccessibleInterface | None = met.child(number)
    if child is None or not child.isValid() or child.state().invisible:
        return None
    return child


@cache
def _class_names() -> frozenset[str]:
    """The names of classes of widgets that cannot be words: those of more than one hump."""
    found, waiting = set(), [QWidget]
    while waiting:
        kind = waiting.pop()
        found.add(kind.__name__)
        waiting += kind.__subclasses__()
    return frozenset(name for name in found if re.search(r"[a-zQ][A-Z]", name))


def takes_part(one: Said) -> bool:
    """Whether a user can do something with it, or reads it: all else is a frame around others."""
    if one.role in CHOSEN:
        return bool(one.states & {"focusable", "selectable"})
    return "focusable" in one.states or one.role in PRESSED | TICKED | TYPED


def name_faults(one: Said) -> Iterator[str]:
    """What is wrong with a name."""
    if takes_part(one) and not one.name.strip():
        yield "has no name"
    if not one.name:
        return
    if one.name in (one.kind, one.object_name) or _class_names() & set(one.name.split()):
        yield "is named after a class or an object"
    if _AMPERSAND.search(one.name):
        yield "has the ampersand of a mnemonic in its name"
    if _MARKDOWN.search(one.name):
        yield "has raw Markdown in its name"
    # What stands behind a tab in a menu are the keys, as Qt has it.
    if one.name != one.name.strip() or ("\t" in one.name and one.role is not Role.MenuItem):
        yield "has spaces around its name"
    if one.name in ("None", "True", "False"):
        yield "says what Python would"


def role_faults(one: Said) -> Iterator[str]:
    """What is wrong with a role and with the states that come with it."""
    is_read = one.role is Role.StaticText and "readOnly" in one.states
    if "focusable" in one.states and one.role not in OPERABLE and not is_read:
        yield f"takes the keyboard and is a mere {one.role.name}"
    if one.role in (Role.Client, Role.NoRole) and one.name:
        yield "has a name and no role"
    is_thing = bool(one.kind) and one.role is not Role.Separator
    if ("disabled" in one.truth) != ("disabled" in one.states) and is_thing:
        yield "does not say whether it is disabled"
    if one.role in TICKED and ("checked" in one.truth) != ("checked" in one.states):
        yield "does not say whether it is ticked"
    if "expandable" in one.states and not {"expanded", "collapsed"} & one.states:
        yield "does not say whether it is open"
