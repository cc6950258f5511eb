"""The parts of a session that are lists: objections, quotes with their codes, the huddle."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from narrative_studio.analysis.naming import quoted
from narrative_studio.commands.huddle import delete_huddle_note, note_in_huddle
from narrative_studio.commands.marks import delete_objection_raised, raise_objection
from narrative_studio.commands.quotes import code_quote, delete_quote, quote, uncode_quote
from narrative_studio.model.evidence import Objection
from narrative_studio.model.ids import (
    CodeId,
    HuddleNoteId,
    ObjectionId,
    ObjectionRaisedId,
    QuoteId,
)
from narrative_studio.model.observed import HuddleKind, Quote
from narrative_studio.model.prospects import Extent, TestSession
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.widgets.combo_box import ComboBox
from ui.widgets.section import Section
from ui.workspaces.prospects.note_rows import Entries, NoteRow, NoteRows
from ui.workspaces.prospects.word_menu import Word, WordMenuButton

HANDLED: Final[Entries] = [
    (Extent.UNKNOWN, "Handled: unknown"),
    (Extent.YES, "Handled"),
    (Extent.PARTLY, "Partly handled"),
    (Extent.NO, "Not handled"),
]
KINDS: Final[Entries] = [(kind, kind.value.capitalize()) for kind in HuddleKind]
_OBJECTION_PX: Final = 190
_CODES_PX: Final = 160
_OBJECTION_WORDS: Final = 34


class NotesSection(Section):
    """One list of a session; ``self.session`` is the open document, ``shown`` what is shown."""

    def __init__(self, session: Session, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._session = session
        self._shown: TestSession | None = None

    def show_session(self, shown: TestSession) -> None:
        """Show the list of another session, or of this one after a change."""
        self._shown = shown

    def _place(self, rows: NoteRows, discard: Callable[[str], object]) -> NoteRows:
        self.body_layout.addWidget(rows)
        rows.discarded.connect(partial(self._on_discarded, discard))
        self._session.on_flush(rows.field.commit)
        return rows

    def _on_discarded(self, discard: Callable[[str], object], row_id: str) -> None:
        self._session.flush()
        self._session.attempt(lambda: discard(row_id))


class ObjectionsSection(NotesSection):
    """What was objected: a known objection or the prospect's own words, and how it went."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Objections raised", parent)
        self._known = ComboBox(name="Known objection", size=ControlSize.SMALL)
        self._known.setFixedWidth(_OBJECTION_PX)
        self._known.chosen.connect(self._on_known_chosen)
        self.rows = self._place(
            NoteRows(
                self._made,
                name="Objection to add",
                placeholder="Or write it in their words; Enter adds",
            ),
            self._discard,
        )
        self.rows.add_to_foot(self._known)
        self.rows.added.connect(self._on_rows_added)

    def show_session(self, shown: TestSession) -> None:
        super().show_session(shown)
        view = self._session.view
        self._known.set_entries(
            [("", "Add a known one"), *((one.id, _short(one)) for one in view.objections.ordered)]
        )
        self._known.choose("")
        found = view.objections_raised.of("session", shown.id)
        self.rows.show_rows(found)
        self.set_summary(str(len(found)) if found else "")

    def _made(self) -> NoteRow:
        view = self._session.view
        row = NoteRow(self._session, "Objection", placeholder="How they put it")
        entries: Entries = [(None, "In their words")]
        entries += [(one.id, _short(one)) for one in view.objections.ordered]
        row.add_choice("objection", "Known objection", entries, _OBJECTION_PX)
        row.add_frame(self._session.story)
        row.add_choice("handled", "Handled", HANDLED)
        return row

    def _on_known_chosen(self, key: object) -> None:
        shown = self._shown
        if key and shown is not None:
            objection = ObjectionId(str(key))
            self._session.attempt(
                lambda: raise_objection(
                    self._session.project, session=shown.id, objection=objection
                )
            )
        self._known.choose("")

    def _on_rows_added(self, words: str) -> None:
        shown = self._shown
        if shown is not None:
            self._session.attempt(
                lambda: raise_objection(self._session.project, session=shown.id, text=words)
            )

    def _discard(self, row_id: str) -> None:
        delete_objection_raised(self._session.project, raised=ObjectionRaisedId(row_id))


class QuoteRow(NoteRow):
    """A quote: its words, its frame, and the codes that I give it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Quote", parent)
        self.codes = WordMenuButton("Codes", "Code it", icon="tag")
        self.codes.setFixedWidth(_CODES_PX)
        self.codes.ticked.connect(self._on_codes_ticked)
        self.add_frame(session.story)
        self.add_part(self.codes)

    def show_row(self, row: Any) -> None:
        super().show_row(row)
        self.codes.show_words(code_words(self._session, row))
        given = self.codes.text() if any(one.is_on for one in self.codes.words) else "none"
        self.codes.setAccessibleName(f"Codes of {quoted(' '.join(row.text.split()))}: {given}")

    def _on_codes_ticked(self, code: str, is_on: bool) -> None:
        row, project = self._row, self._session.project
        verb = code_quote if is_on else uncode_quote
        self._session.attempt(lambda: verb(project, quote=row.id, code=CodeId(code)))


def code_words(session: Session, row: Quote) -> list[Word]:
    """The codes of the codebook for a quote: mine are ticked, those of others are named."""
    view, me = session.view, session.project.me.id
    given: dict[str, list[str]] = {}
    for one in view.quote_codes.of("quote", row.id):
        given.setdefault(one.code, []).append(one.coder or "")
    found = []
    for code in view.codes.ordered:
        coders = given.get(code.id, [])
        if code.is_retired and not coders:
            continue
        others = [view.people[one].name for one in coders if one != me and one in view.people]
        found.append(Word(code.id, code.word, me in coders, ", ".join(others)))
    return found


class QuotesSection(NotesSection):
    """What the prospect said, word for word."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Quotes", parent)
        self.rows = self._place(
            NoteRows(
                lambda: QuoteRow(session),
                name="Quote to add",
                placeholder="What they said, word for word; Enter adds",
            ),
            self._discard,
        )
        self.rows.added.connect(self._on_rows_added)

    def show_session(self, shown: TestSession) -> None:
        super().show_session(shown)
        found = self._session.view.quotes.of("session", shown.id)
        self.rows.show_rows(found)
        self.set_summary(str(len(found)) if found else "")

    def _on_rows_added(self, words: str) -> None:
        shown = self._shown
        if shown is not None:
            project = self._session.project
            self._session.attempt(lambda: quote(project, session=shown.id, text=words))

    def _discard(self, row_id: str) -> None:
        delete_quote(self._session.project, quote=QuoteId(row_id))


class HuddleSection(NotesSection):
    """What the team said right after the call."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Huddle", parent)
        self._kind = ComboBox(KINDS, name="Kind of note to add", size=ControlSize.SMALL)
        self._kind.choose(HuddleKind.WORKED)
        self.rows = self._place(
            NoteRows(self._made, name="Huddle note to add", placeholder="One thing; Enter adds"),
            self._discard,
        )
        self.rows.add_to_foot(self._kind)
        self.rows.added.connect(self._on_rows_added)

    def show_session(self, shown: TestSession) -> None:
        super().show_session(shown)
        order = list(HuddleKind)
        found = sorted(
            self._session.view.huddle_notes.of("session", shown.id),
            key=lambda one: order.index(one.kind),
        )
        self.rows.show_rows(found)
        self.set_summary(str(len(found)) if found else "")

    def _made(self) -> NoteRow:
        row = NoteRow(self._session, "Huddle note")
        row.add_choice("kind", "Kind of note", KINDS)
        row.add_frame(self._session.story)
        return row

    def _on_rows_added(self, words: str) -> None:
        shown, kind = self._shown, HuddleKind(str(self._kind.key or HuddleKind.WORKED))
        if shown is not None:
            project = self._session.project
            self._session.attempt(
                lambda: note_in_huddle(project, session=shown.id, kind=kind, text=words)
            )

    def _discard(self, row_id: str) -> None:
        delete_huddle_note(self._session.project, note=HuddleNoteId(row_id))


def _short(objection: Objection) -> str:
    words = f"{objection.code} {objection.text}".strip()
    return words if len(words) <= _OBJECTION_WORDS else words[: _OBJECTION_WORDS - 1].rstrip() + "…"
