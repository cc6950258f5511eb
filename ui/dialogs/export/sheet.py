"""The sheet itself: puts formats, options, dry run and the place of the file together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from exporters import registry
from exporters.deck.exporter import DeckExporter
from exporters.protocol import (
    Exporter,
    Level,
    Options,
    OptionValue,
    Plan,
    ReportEntry,
    suffixes,
)
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.variants import facts_told
from narrative_studio.errors import NarrativeError
from narrative_studio.model.durations import format_duration
from narrative_studio.model.view import NarrativeView
from narrative_studio.settings import Settings
from ui.background import Background, Task
from ui.dialogs.export.dry_run import DryRun
from ui.dialogs.export.format_list import FormatList
from ui.dialogs.export.layout_choices import LayoutChoices
from ui.dialogs.export.option_fields import OptionFields
from ui.dialogs.export.preset_bar import PresetBar, Wanted
from ui.dialogs.export.preview_panel import PreviewPanel
from ui.dialogs.export.told_fields import ToldFields
from ui.dialogs.export.typed_place import names_a_place, place_of, trouble_with
from ui.exporting import Made, make_file, note_file
from ui.pdf.writer import write_pdf
from ui.preview.composer import composer_of
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.line_edit import LineEdit
from ui.widgets.panel import Ground
from ui.widgets.progress_row import ProgressRow
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 1120
_HEIGHT_PX: Final = 690
_FORMATS_PX: Final = 224
_OPTIONS_PX: Final = 376
_PLAN_PAUSE_MS: Final = 200
_TEMPLATE: Final = "template"


class ExportSheet(Sheet):
    """Exports the shown narrative: choose a format, see what will be written, write it.

    Signals:
        row_opened(str, str): the user wants to see the row that a warning is about.
        exported(Path): a file was written.
    """

    row_opened = Signal(str, str)
    exported = Signal(object)

    def __init__(
        self,
        host: QWidget,
        session: Session,
        *,
        background: Background,
        settings: Settings,
        format_id: str = "deck",
    ) -> None:
        story = session.story
        assert story is not None
        super().__init__(
            host,
            "Export",
            subtitle=story.narrative.title,
            width_px=_WIDTH_PX,
            height_px=_HEIGHT_PX,
        )
        self._session = session
        self._told = ToldFields(session)
        self._told.chosen.connect(self._on_told_chosen)
        self._background = background
        self._settings = settings
        self._values = _remembered(settings)
        self._plan_task: Task | None = None
        self._task: Task | None = None
        self._typed_names: dict[str, str] = {}
        self._noting: tuple[NarrativeView, Options] = self._story, {}
        self._count = ""
        self._is_asking = False
        self._may_replace = False
        self._missing: tuple[str, ...] = ()
        self._presets = PresetBar(session, settings)
        self._presets.chosen.connect(self._on_preset_chosen)
        self.add_to_head(self._presets)
        self._formats = FormatList(registry.all(pdf=write_pdf))
        self._fields: OptionFields | None = None
        self._options = QScrollArea()
        self._options.setWidgetResizable(True)
        self._options.setFrameShape(QScrollArea.Shape.NoFrame)
        self._options.setFixedWidth(_OPTIONS_PX)
        self._options.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Its fields take the keyboard.
        self._options.viewport().setAutoFillBackground(False)
        self._dry_run = DryRun()
        self._dry_run.row_opened.connect(self._on_dry_run_row_opened)
        self._preview = PreviewPanel(background, wanted_rows=session.selection.ids[::-1])
        self.closed.connect(self._preview.stop)
        self._preview.settled.connect(self._on_preview_settled)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PLAN_PAUSE_MS)
        self._pause.timeout.connect(self._plan)
        self.set_body(self._make_body())
        self._make_foot()
        self._formats.chosen.connect(self._on_formats_chosen)
        self._formats.accepted.connect(self._export)
        self._formats.choose(format_id)
        self._show_format(self._formats.exporter)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._formats)

    def close_sheet(self) -> None:
        if self._task is not None:
            self._task.cancel()
            return
        self._pause.stop()
        self._plan_task = None  # What it finds comes too late to be shown.
        super().close_sheet()

    @property
    def target(self) -> Path:
        """The file that will be written."""
        path = place_of(self._name.text(), folder=self._folder, usual=self._usual_stem())
        suffix = path.suffix.lower()
        if suffix == self._suffix():
            return path
        if suffix in suffixes(self._formats.exporter):
            return path.with_suffix(self._suffix())
        return path.with_name(path.name + self._suffix())

    @property
    def _story(self) -> NarrativeView:
        return self._told.story

    # Building

    def _make_body(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = Ground(Role.CHROME, edges="right")
        left.setFixedWidth(_FORMATS_PX)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 12, 1, 12)
        inside.addWidget(self._formats, 1)
        inside.addWidget(self._told)
        right = Ground(Role.WINDOW, edges="left")
        page = QVBoxLayout(right)
        page.setContentsMargins(24, 20, 24, 20)
        page.setSpacing(12)
        page.addWidget(self._preview)
        page.addWidget(self._dry_run, 1)
        row.addWidget(left)
        row.addWidget(self._options)
        row.addWidget(right, 1)
        return body

    def _make_foot(self) -> None:
        self._folder = self._usual_folder()
        self._name = LineEdit("", name="Save as")
        self._name.setMinimumWidth(340)  # The usual name of a story with its ending.
        self._name.edited.connect(self._on_name_edited)
        self._name.returnPressed.connect(self._export)
        self._choose = SecondaryButton("Folder…")
        self._choose.clicked.connect(self._on_choose_clicked)
        self._note = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2, lines=2)
        self._cancel = SecondaryButton("Cancel")
        self._cancel.clicked.connect(self.close_sheet)
        self._go = PrimaryButton("Export")
        self._go.clicked.connect(self._export)
        self._progress = ProgressRow("", can_cancel=False)
        self._progress.hide()
        foot = self.foot_layout
        foot.addWidget(TextLabel("Save as", role=Role.TEXT2, fixed=True))
        foot.addWidget(self._name)
        foot.addWidget(self._choose)
        foot.addWidget(self._note, 1)
        foot.addWidget(self._progress, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._go)

    def _usual_folder(self) -> Path:
        kept = self._settings.values.export_folder
        if kept and Path(kept).is_dir():
            return Path(kept)
        return self._session.project.path.parent

    # Choosing

    def _show_format(self, exporter: Exporter) -> None:
        fields = OptionFields(exporter, self._values.get(exporter.id))
        fields.edited.connect(self._on_fields_edited)
        self._fields = fields
        self._layouts = LayoutChoices(self._session)
        self._layouts.chosen.connect(self._on_layout_chosen)
        self._layouts.looked_at.connect(self._preview.show_number)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(fields)
        column.addWidget(self._layouts)
        column.addStretch(1)
        self._presets.note(exporter, fields.values)
        self._options.setWidget(holder)
        holder.setAutoFillBackground(False)
        fields.setAutoFillBackground(False)  # A scroll area makes its widget fill its ground.
        self._suggest_name()
        self._count = ""
        self._say_go()
        self._plan()

    def _suggest_name(self) -> None:
        typed = self._typed_names.get(self._formats.exporter.id)
        stem = _without_suffix(typed) if typed is not None else ""
        self._set_name((stem or self._usual_stem()) + self._suffix())
        self._name.setCursorPosition(0)
        self._say_place()

    def _usual_stem(self) -> str:
        """What the file is called, without its ending, as long as nobody says otherwise."""
        format_id, story = self._formats.exporter.id, self._story
        words = f"{story.narrative.title} {'' if format_id == 'deck' else format_id}"
        if story.variant is not None:
            words = f"{words} {story.variant.name}"
        slug = "".join(
            c.lower() if c.isalnum() else " " for c in f"{words} {story.narrative.version}"
        )
        return "-".join(slug.split())[:80] or "narrative"

    def _set_name(self, name: str) -> None:
        self._name.flush()  # What was typed has been noted; the field takes another text now.
        self._name.set_text(name)

    def _suffix(self) -> str:
        exporter = self._formats.exporter
        values = self._fields.values if self._fields is not None else {}
        for option in exporter.options:
            for choice in option.choices:
                if choice.suffix and choice.value == values.get(option.key):
                    return choice.suffix
        return exporter.suffix

    def _say_place(self) -> None:
        target, typed = self.target, self._name.text().strip()
        where = f"in {target.parent}"
        if target.name != (Path(typed).name if names_a_place(typed) else typed):
            where = f"as {target.name} {where}"
        trouble, is_there = trouble_with(target), target.exists()
        self._may_replace = self._is_asking = False
        self._name.set_wrong(trouble)
        there = f"This file is there already, {where}" if is_there else where
        self._note.setText(trouble or there)
        role = Role.WARN if is_there else Role.TEXT2
        self._note.set_role(Role.BAD if trouble else role)
        self._say_go()

    def _say_go(self) -> None:
        """Name on the button what it will do."""
        title = self._formats.exporter.title
        first = title.split()[0]
        is_name = first.isupper() or first == "PowerPoint"
        what = self._count or (title if is_name else title[0].lower() + title[1:])
        self._go.setText("Replace the file" if self._is_asking else f"Export {what}")

    def _plan(self) -> None:
        exporter, story = self._formats.exporter, self._story
        values = self._fields.values if self._fields is not None else {}
        self._dry_run.show_waiting()
        self._preview.setVisible(isinstance(exporter, DeckExporter))
        if isinstance(exporter, DeckExporter):
            self._preview.compose(exporter, story, values)
        task = self._background.start(lambda _progress: exporter.plan(story, values))
        task.finished.connect(lambda plan, task=task: self._on_plan_finished(plan, task))
        task.failed.connect(lambda error, task=task: self._on_plan_failed(error, task))
        self._plan_task = task
        self._background.go(task)

    # Writing

    def _export(self) -> None:
        if self._task is not None:
            return
        exporter, story, target = self._formats.exporter, self._story, self.target
        if trouble_with(target):
            self._say_place()  # The folder may have gone since it was said where the file goes.
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if target.exists() and not self._may_replace:
            self._is_asking = self._may_replace = True
            self._note.setText(f"{target.name} is there already. Replace it, or change the name")
            self._note.set_role(Role.WARN)
            self._say_go()
            return
        values = self._fields.values if self._fields is not None else {}
        task = self._background.start(
            lambda progress: make_file(exporter, story, target, values, progress)
        )
        self._noting = story, values
        task.progressed.connect(self._on_task_progressed)
        task.finished.connect(self._on_task_finished)
        task.failed.connect(self._on_task_failed)
        task.broke.connect(self._on_task_broke)
        task.cancelled.connect(self._on_task_cancelled)
        self._task = task
        self._show_busy(is_busy=True)
        self._background.go(task)

    def _show_busy(self, *, is_busy: bool) -> None:
        self._note.setVisible(not is_busy)
        self._progress.setVisible(is_busy)
        for control in (
            *(self._go, self._name, self._choose, self._formats, self._options, self._presets),
        ):
            control.setEnabled(not is_busy)
        if is_busy:
            self._progress.begin("Preparing")
            self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    # Slots

    def _on_formats_chosen(self, exporter: Exporter) -> None:
        self._missing = ()
        self._show_format(exporter)

    def _on_preset_chosen(self, wanted: Wanted) -> None:
        self._values[wanted.preset.format] = dict(wanted.options)
        self._missing = wanted.missing
        with QSignalBlocker(self._formats):
            self._formats.choose(wanted.preset.format)
        self._show_format(self._formats.exporter)

    def _on_preview_settled(self) -> None:
        """Offer the layouts of somebody's own template; the studio's are made for their beats."""
        deck = self._preview.deck
        values = self._fields.values if self._fields is not None else {}
        if deck is not None and values.get("template"):
            self._layouts.show_deck(deck, self._story)
        else:
            self._layouts.hide()

    def _on_layout_chosen(self) -> None:
        self._told.renew()

    def _on_told_chosen(self) -> None:
        self._suggest_name()
        self._plan()

    def _on_fields_edited(self) -> None:
        exporter = self._formats.exporter
        assert self._fields is not None
        self._values[exporter.id] = self._fields.values
        self._presets.note(exporter, self._fields.values)
        if self._fields.values.get(_TEMPLATE):
            self._missing = ()
        stem, suffix = _without_suffix(self._name.text()), self._suffix()
        if Path(self._name.text()).suffix != suffix:
            self._set_name(stem + suffix)
        self._say_place()
        self._pause.start()

    def _on_name_edited(self, text: str) -> None:
        self._typed_names[self._formats.exporter.id] = text
        if self._fields is not None:
            self._fields.choose_suffix(Path(text.strip()).suffix.lower())
        self._say_place()

    def _on_choose_clicked(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(self, "Export to", str(self.target))
        if name:
            self._folder = Path(name).parent
            self._set_name(Path(name).name)
            self._on_name_edited(Path(name).name)
            # The system's own dialog has asked before.
            self._may_replace = True

    def _on_plan_finished(self, plan: Plan, task: Task) -> None:
        if task is not self._plan_task:
            return
        before = (*self._missing_entries(), *self._variant_entries())
        self._dry_run.show_entries((*before, *plan.entries), plan.parts)
        self._count = counted(plan.counts["slides"], "slide") if "slides" in plan.counts else ""
        self._say_go()

    def _missing_entries(self) -> Iterator[ReportEntry]:
        """The files that the chosen preset names and that are not known on this computer."""
        for name in self._missing:
            words = f"The preset wants {name}, which is not known on this computer. Choose it here."
            yield ReportEntry(Level.WARNING, words)

    def _variant_entries(self) -> tuple[ReportEntry, ...]:
        """Which variant will be written, first of all."""
        variant = self._story.variant
        if variant is None:
            return ()
        facts = facts_told(self._story)
        detail = f"{counted(facts.frames, 'frame')}, {format_duration(facts.planned_ms)}"
        return (ReportEntry(Level.INFO, f"Told as “{variant.name}”", detail=detail),)

    def _on_plan_failed(self, error: NarrativeError, task: Task) -> None:
        if task is self._plan_task:
            self._dry_run.show_trouble(str(error))

    def _on_dry_run_row_opened(self, table: str, row_id: str) -> None:
        if self._task is None:
            self.close_sheet()
            self.row_opened.emit(table, row_id)

    def _on_task_progressed(self, done: int, total: int, label: str) -> None:
        self._progress.show_progress(label, done / total if total else 0.0)

    def _on_task_finished(self, made: Made) -> None:
        self._task = None
        report = made.report
        note_file(self._session, self._settings, made, *self._noting)
        self._settings.change(export_folder=str(report.target.parent))
        self._remember_template()
        self._session.messages.tell(
            f"Exported {report.target.name}",
            action="Show in folder",
            act=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(report.target.parent))),
        )
        self.exported.emit(report.target)
        self.close_sheet()

    def _remember_template(self) -> None:
        """Offer the template of this deck the next time, and show slides in it until then."""
        if isinstance(self._formats.exporter, DeckExporter) and self._fields is not None:
            template = self._fields.values[_TEMPLATE]
            self._settings.change(deck_template=str(template or ""))
            composer_of(self._session).renew()

    def _on_task_failed(self, error: NarrativeError) -> None:
        self._task = None
        self._show_busy(is_busy=False)
        self._session.messages.trouble(error)

    def _on_task_broke(self, _error: Exception) -> None:
        # The window tells of it; the sheet can be used, and closed, again.
        self._task = None
        self._show_busy(is_busy=False)

    def _on_task_cancelled(self) -> None:
        self._task = None
        self._show_busy(is_busy=False)
        self._session.messages.tell("Export stopped. Nothing was written")


def _remembered(settings: Settings) -> dict[str, dict[str, OptionValue]]:
    """What was chosen the last time: the template of decks, as long as its file is there."""
    template = settings.values.deck_template
    return {"deck": {_TEMPLATE: Path(template)}} if template and Path(template).is_file() else {}


def _without_suffix(typed: str) -> str:
    """A typed name or path without its ending; a folder alone has none."""
    words = typed.strip()
    is_folder = names_a_place(words) and words.endswith(("/", "\\"))
    return words if is_folder else words.removesuffix(Path(words).suffix)
