"""What a menu offers for marked words: other words, and to let them be right from now on."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from narrative_studio.spelling.checking import Mark, MarkKind
from ui.widgets.spelling_marks import SpellingMarks

_LONGEST_WHY = 60


def fill_menu(menu: QMenu, marks: SpellingMarks, mark: Mark | None) -> None:
    """Put what can be done about marked words at the head of a menu.

    Where nothing is marked, only whether spelling is checked at all can be changed.
    """
    entries: list[QAction] = []
    if mark is not None and marks.speller.checker is not None:
        if mark.kind is MarkKind.MISSPELT:
            entries += _for_misspelt(menu, marks, mark)
        else:
            entries += _for_unwanted(menu, marks, mark)
        entries.append(_line(menu))
    speller = marks.speller
    if speller.is_on and speller.unchecked_language:
        entries.append(_note(menu, f"No spelling for {speller.unchecked_language}"))
    else:
        switch = QAction("Check spelling", menu)
        switch.setCheckable(True)
        switch.setChecked(speller.is_on)
        switch.triggered.connect(lambda is_on: speller.set_on(is_on=is_on))
        entries.append(switch)
    first = menu.actions()[0] if menu.actions() else None
    if first is not None:
        entries.append(_line(menu))
    for entry in entries:
        # A menu puts what has nothing before it at its end.
        menu.insertAction(first, entry) if first is not None else menu.addAction(entry)


def _for_misspelt(menu: QMenu, marks: SpellingMarks, mark: Mark) -> list[QAction]:
    checker, speller = marks.speller.checker, marks.speller
    assert checker is not None
    offered = checker.suggestions(mark.words)
    entries = [_replacement(menu, marks, mark, words) for words in offered]
    entries = entries or [_note(menu, "No suggestions")]
    learn = QAction(f"Add “{mark.words}” to my dictionary", menu)
    learn.triggered.connect(partial(speller.learn, mark.words))
    ignore = QAction("Ignore in this document", menu)
    ignore.triggered.connect(partial(speller.ignore, mark.words))
    return [*entries, _line(menu), learn, ignore]


def _for_unwanted(menu: QMenu, marks: SpellingMarks, mark: Mark) -> list[QAction]:
    is_banned = mark.kind is MarkKind.BANNED
    why = f": {_short(mark.why)}" if mark.why else ""
    head = _note(menu, f"“{mark.words}” is {'banned' if is_banned else 'to be avoided'}{why}")
    if not mark.instead:
        return [head, _note(menu, "Say it in other words")]
    return [head, _replacement(menu, marks, mark, _raised(mark.instead, mark.words))]


def _replacement(menu: QMenu, marks: SpellingMarks, mark: Mark, words: str) -> QAction:
    entry = QAction(words.replace("&", "&&"), menu)
    font = menu.font()
    font.setBold(True)
    entry.setFont(font)
    entry.triggered.connect(partial(marks.replace, mark, words))
    return entry


def _note(menu: QMenu, words: str) -> QAction:
    entry = QAction(words.replace("&", "&&"), menu)
    entry.setEnabled(False)
    return entry


def _line(menu: QMenu) -> QAction:
    line = QAction(menu)
    line.setSeparator(True)
    return line


def _raised(words: str, before: str) -> str:
    """The preferred term with a capital where the words that it replaces had one."""
    return words[:1].upper() + words[1:] if before[:1].isupper() else words


def _short(why: str) -> str:
    plain = " ".join(why.split()).rstrip(".")
    return plain if len(plain) <= _LONGEST_WHY else f"{plain[: _LONGEST_WHY - 1]}…"
