"""The sheet that brings a table of tests in: what each column means, and what comes of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.commands.import_profiles import delete_import_profile
from narrative_studio.errors import ImportFailed, NarrativeError
from narrative_studio.importers.recorded.bringing import Trial, bring_table, save_profile
from narrative_studio.importers.recorded.planning import NOUNS
from narrative_studio.importers.tables.dates import DateOrder
from narrative_studio.importers.tables.decimals import DecimalMark
from narrative_studio.importers.tables.delimited import DELIMITERS
from narrative_studio.importers.tables.fields import Target
from narrative_studio.importers.tables.mapping import Mapping
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.importing.column_rows import ColumnRows
from ui.importing.outcome_list import OutcomeList
from ui.importing.table_choice import Opened, TableChoice
from ui.importing.table_counting import TableCounting
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.divider import Divider
from ui.widgets.labelled_field import LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.scroll_box import ScrollBox
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 1160
_HEIGHT_PX: Final = 700
_OUTCOME_PX: Final = 320
_NAME_PX: Final = 232
_PAUSE_MS: Final = 60
_TARGETS: Final[list[tuple[object, str]]] = [
    (Target.SESSIONS, "A session"),
    (Target.FRAME_RESULTS, "A frame in a session"),
    (Target.MARKS, "A mark"),
    (Target.QUOTES, "A quote"),
    (Target.PAGE_VIEWS, "A page view"),
]
_ENCODINGS: Final = ("utf-8", "utf-16", "cp1252", "cp1251", "mac_roman")
_PROPOSED: Final = ""


class TableSheet(Sheet):
    """Shows what would come in while the columns are chosen, and brings it in."""

    def __init__(self, host: QWidget, session: Session, opened: Opened) -> None:
        super().__init__(
            host,
            "Import tests",
            subtitle=opened.path.name,
            width_px=_WIDTH_PX,
            height_px=_HEIGHT_PX,
        )
        self._session = session
        story = session.story
        assert story is not None, "tests belong to a narrative"
        self._narrative = story.narrative.id
        self.choice = TableChoice(opened, self)
        self.columns = ColumnRows(self.choice, story.frames)
        self.outcome = OutcomeList()
        self.trial: Trial | None = None
        self._counting = TableCounting(session, self)
        self._counted_in: NarrativeView | None = None
        self.target = ComboBox(_TARGETS, name="What a row becomes", size=ControlSize.SMALL)
        self.sheet_of = ComboBox(name="Sheet of the workbook", size=ControlSize.SMALL)
        self.profile = ComboBox(name="Saved columns", size=ControlSize.SMALL)
        self.profile.setPlaceholderText("As chosen below")
        self.forget = IconButton("trash", "Delete these saved columns", size=ControlSize.SMALL)
        self.encoding = ComboBox(name="Encoding", size=ControlSize.SMALL)
        self.delimiter = ComboBox(
            [(mark, words.capitalize()) for mark, words in DELIMITERS.items()],
            name="Between the cells",
            size=ControlSize.SMALL,
        )
        self.order = ComboBox(
            [
                (None, "As found"),
                *((one, one.value.capitalize()) for one in DateOrder),
            ],
            name="Order of days",
            size=ControlSize.SMALL,
        )
        self.decimal = ComboBox(
            [
                (None, "As found"),
                *((one, f"Decimal {one}") for one in DecimalMark),
            ],
            name="Decimal mark of numbers",
            size=ControlSize.SMALL,
        )
        self._name = LineEdit(
            name="Name to save the columns under", placeholder="Save these columns as …"
        )
        self._save = SecondaryButton("Save columns", icon="device-floppy")
        self.go = PrimaryButton("Import")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._place_parts()
        self._connect()
        self._show_options()
        self.refresh()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.target)

    def refresh(self) -> None:
        """Say anew what would come in."""
        self._pause.stop()
        story = self._session.view.narrative(self._narrative)
        self._counted_in = story
        if not self._counting.count(story, self.choice.table, self.choice.mapping):
            self.trial = None
            self.outcome.show_waiting(f"Looking at {len(self.choice.table.rows):,} rows …")
            self._let_go("Counting …", is_possible=False)

    def bring(self) -> None:
        """Bring in what can come in, as one operation, and close."""
        session, choice, trial = self._session, self.choice, self.trial
        session.flush()
        counted_in = self._counted_in
        is_same = counted_in is not None and counted_in.whole is session.view
        is_counted = is_same and not self._pause.isActive()
        found = session.attempt(
            lambda: bring_table(
                session.project,
                session.view.narrative(self._narrative),
                choice.table,
                choice.mapping,
                file=choice.opened.path.name,
                plan=trial.planned if trial is not None and is_counted else None,
            )
        )
        if found is None:
            return
        self.close_sheet()
        session.room_opened.emit("tests")
        if found.compared.is_empty:
            session.messages.tell(f"{choice.opened.path.name}: nothing in it is new")
            return
        words = f"{counted(found.planned.count, NOUNS[found.planned.target])} imported"
        if found.planned.bad:
            words += f", {counted(len(found.planned.bad), 'row')} left out"
        if found.compared.kept:
            words += f", {counted(len(found.compared.kept), 'cell')} kept as edited here"
        session.messages.tell(words, action="Undo", act=session.undo)

    def _place_parts(self) -> None:
        options = QHBoxLayout()
        options.setSpacing(12)
        self._labelled: dict[ComboBox, LabelledField] = {}
        for words, combo in (
            ("A row is", self.target),
            ("Sheet", self.sheet_of),
            ("Columns", self.profile),
            ("Days", self.order),
            ("Numbers", self.decimal),
            ("Between cells", self.delimiter),
            ("Encoding", self.encoding),
        ):
            self._labelled[combo] = LabelledField(words, combo)
            options.addWidget(self._labelled[combo])
            if combo is self.profile:
                options.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignBottom)
        options.addStretch(1)
        right = ScrollBox(self.outcome)
        right.setFixedWidth(_OUTCOME_PX)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(ScrollBox(self.columns), 1)
        middle.addWidget(right)
        self.body_layout.addLayout(options)
        self.body_layout.addWidget(Divider())
        self.body_layout.addLayout(middle, 1)
        self._name.setFixedWidth(_NAME_PX)
        cancel = SecondaryButton("Cancel")
        cancel.clicked.connect(self.close_sheet)
        self.foot_layout.addWidget(self._name)
        self.foot_layout.addWidget(self._save)
        self.foot_layout.addStretch(1)
        self.foot_layout.addWidget(cancel)
        self.foot_layout.addWidget(self.go)

    def _connect(self) -> None:
        self.target.chosen.connect(self._on_target_chosen)
        self.sheet_of.chosen.connect(self._on_sheet_chosen)
        self.profile.chosen.connect(self._on_profile_chosen)
        self.forget.clicked.connect(self._on_forget_clicked)
        self._session.changed.connect(self._on_session_changed)
        self.order.chosen.connect(self._on_order_chosen)
        self.decimal.chosen.connect(self._on_decimal_chosen)
        self.encoding.chosen.connect(self._on_form_chosen)
        self.delimiter.chosen.connect(self._on_form_chosen)
        self.choice.changed.connect(self._on_choice_changed)
        self._pause.timeout.connect(self.refresh)
        self._counting.counted.connect(self._on_counting_counted)
        self._counting.failed.connect(self._on_counting_failed)
        self._save.clicked.connect(self._on_save_clicked)
        self._name.returnPressed.connect(self._on_save_clicked)
        self.go.clicked.connect(self.bring)

    def _show_options(self) -> None:
        choice = self.choice
        self.target.choose(choice.target)
        tables = choice.opened.tables
        self.sheet_of.set_entries([(place, one.name) for place, one in enumerate(tables)])
        self._labelled[self.sheet_of].setVisible(len(tables) > 1)
        if self.profile.count() == 0:
            self._show_profiles()
            self._choose_profile(_PROPOSED)
        else:
            self._show_profiles()
        self._show_decisions()
        form = choice.opened.form
        for combo in (self.encoding, self.delimiter):
            self._labelled[combo].setVisible(form is not None)
        if form is not None:
            known = dict.fromkeys([form.encoding, *_ENCODINGS])
            self.encoding.set_entries([(one, one.upper()) for one in known])
            self.encoding.choose(form.encoding)
            self.delimiter.choose(form.delimiter)

    def _show_profiles(self) -> None:
        """Offer what is saved now; the columns stay as they are."""
        saved = sorted(self._session.view.import_profiles.values(), key=lambda one: one.name)
        self.profile.set_entries(
            [(_PROPOSED, "As proposed"), *((one.id, one.name) for one in saved)]
        )
        self.forget.setVisible(bool(self.profile.key))

    def _choose_profile(self, key: str) -> None:
        self.profile.choose(key)
        self.forget.setVisible(bool(self.profile.key))

    def _show_decisions(self) -> None:
        choice = self.choice
        self._labelled[self.order].setVisible(choice.has_days)
        self._labelled[self.decimal].setVisible(choice.has_fractions)
        self.order.choose(choice.order)
        self.decimal.choose(choice.decimal)

    def _let_go(self, words: str, *, is_possible: bool) -> None:
        self.go.setText(words)
        self.go.setEnabled(is_possible)

    # Slots

    def _on_counting_counted(self, trial: Trial) -> None:
        self.trial = trial
        self.columns.show_readings(trial.planned.readings)
        self.columns.show_asked(trial.planned.asked)
        self.outcome.show_outcome(
            trial.planned, trial.compared, self.choice.table.notes, self._session.view
        )
        self._let_go(_button_words(trial), is_possible=trial.planned.count > 0)

    def _on_counting_failed(self, error: NarrativeError) -> None:
        self.trial = None
        self.columns.show_readings({})
        self.columns.show_asked({})
        self.outcome.show_trouble(error.what, error.hint)
        self._let_go("Import", is_possible=False)

    def _on_choice_changed(self) -> None:
        self._show_decisions()
        self.target.choose(self.choice.target)
        self._pause.start()

    def _on_target_chosen(self, target: object) -> None:
        assert isinstance(target, Target)
        self._choose_profile(_PROPOSED)
        self.choice.choose_target(target)

    def _on_sheet_chosen(self, place: object) -> None:
        assert isinstance(place, int)
        self.choice.choose_table(place)

    def _on_order_chosen(self, order: object) -> None:
        self.choice.choose_order(order if isinstance(order, DateOrder) else None)

    def _on_decimal_chosen(self, decimal: object) -> None:
        self.choice.choose_decimal(decimal if isinstance(decimal, DecimalMark) else None)

    def _on_profile_chosen(self, key: object) -> None:
        saved = self._session.view.import_profiles.get(str(key))
        self.forget.setVisible(saved is not None)
        if saved is None:
            self.choice.choose_target(self.choice.target)
            return
        mapping = self._session.attempt(lambda: Mapping.from_json(saved.mapping))
        if mapping is None:
            self._choose_profile(_PROPOSED)
        else:
            self.choice.use(mapping)

    def _on_form_chosen(self, _key: object) -> None:
        path = self.choice.opened.path
        encoding, delimiter = str(self.encoding.key), str(self.delimiter.key)
        try:
            opened = Opened.read(path, encoding=encoding, delimiter=delimiter)
        except ImportFailed as error:
            self._session.messages.trouble(error)
            self._show_options()
            return
        self.choice.reopen(opened)
        self._show_options()

    def _on_save_clicked(self) -> None:
        session, name = self._session, self._name.text()
        saved = session.attempt(
            lambda: save_profile(session.project, name=name, mapping=self.choice.mapping)
        )
        if saved is not None:
            self._name.clear()
            self._show_options()
            self._choose_profile(saved.id)
            session.messages.tell(f"Columns saved as “{saved.name}” for the whole team")

    def _on_forget_clicked(self) -> None:
        """Delete what is saved; the columns stay as they are chosen."""
        session = self._session
        saved = session.view.import_profiles.get(str(self.profile.key))

        def delete() -> bool:
            assert saved is not None
            delete_import_profile(session.project, profile=saved.id)
            return True

        if saved is not None and session.attempt(delete):
            self.profile.setFocus(Qt.FocusReason.OtherFocusReason)
            session.messages.tell(
                f"Deleted the saved columns “{saved.name}”", action="Undo", act=session.undo
            )

    def _on_session_changed(self, _changes: ChangeSet, _initiator: object) -> None:
        self._show_profiles()


def _button_words(trial: Trial) -> str:
    plan = trial.planned
    if not plan.count:
        return "Nothing to import"
    words = f"Import {counted(plan.count, NOUNS[plan.target])}"
    return f"{words}, leave out {len(plan.bad):,}" if plan.bad else words
