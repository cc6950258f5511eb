"""Pictures of every room and state of the window, in both themes.

Called by ``python3 build_spec/dev.py shots [FOLDER] [--size 1280x800] [--only WORD]``; without a
size every state is pictured at 1280x800 and at 1440x900. The pictures are named
``<state>-<theme>-<width>.png``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QWidget

from build_spec.edited_deck import edited_deck
from build_spec.shots_around import AROUND
from build_spec.shots_tests import TESTS
from exporters import registry
from exporters.protocol import no_progress
from narrative_studio.clock import Clock
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.pictures import set_picture
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.commands.zones import make_zone
from narrative_studio.model.ids import FrameId, PersonId
from narrative_studio.model.positioning import RelationKind
from narrative_studio.project import Identity, Project
from narrative_studio.sample.replay import make_sample
from narrative_studio.settings import Recent, Settings
from ui import theme
from ui.app import apply_settings, make_application, make_window
from ui.exporting import make_file, note_file
from ui.main_window import MainWindow
from ui.presenter.keys import Act
from ui.presenter.reading_window import ReadingWindow
from ui.shell.narrative_actions import NarrativeActions
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import SegmentedControl
from ui.workspaces.versions.wording_card import WordingCard

_SIZES = ((1280, 800), (1440, 900))
_SETTLE_MS = 250


@dataclass(frozen=True, slots=True)
class Shot:
    """One state: its name, how to get there from the open sample, and what is pictured."""

    name: str
    reach: Callable[[MainWindow], QWidget | None]


def main(arguments: list[str]) -> int:
    """Picture every state and say where the pictures are."""
    parser = argparse.ArgumentParser(prog="dev.py shots")
    parser.add_argument("folder", nargs="?", default="shots", type=Path)
    parser.add_argument("--size", action="append", default=[])
    parser.add_argument("--only", default="")
    asked = parser.parse_args(arguments)
    sizes = [tuple(map(int, size.split("x"))) for size in asked.size] or list(_SIZES)
    asked.folder.mkdir(parents=True, exist_ok=True)
    app = make_application()
    count = 0
    with tempfile.TemporaryDirectory(prefix="narrative-shots-") as home:
        os.environ["NARRATIVE_STUDIO_HOME"] = home
        for look in (theme.LIGHT, theme.DARK):
            for width, height in sizes:
                for name, widget in _states(Path(home), look, width, height, asked.only):
                    _settle()
                    place = asked.folder / f"{name}-{look}-{width}.png"
                    widget.grab().save(str(place))
                    count += 1
        app.processEvents()
    print(f"{count} pictures in {asked.folder.resolve()}")
    return 0


def _states(
    home: Path, look: str, width: int, height: int, only: str
) -> Iterator[tuple[str, QWidget]]:
    for shot in SHOTS:
        if only not in shot.name:
            continue
        settings = Settings(home / f"{shot.name}-{look}-{width}.json")
        settings.change(
            theme=look, has_reduced_motion=True, export_folder=str(home), last_folder=str(home)
        )
        if shot.name != "who":
            settings.change(person_id="shots", person_name="Ada Lovelace")
        settings.remember(
            Recent("/stories/redfen-renewal.narrative", "Redfen renewal story", "7 frames, v1")
        )
        apply_settings(settings)
        window = make_window(settings, clock=Clock())
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(width, height)
        window.show()
        _settle()
        pictured = shot.reach(window)
        yield shot.name, pictured or window
        window.close()
        window.deleteLater()
        _settle(20)


def _sample(window: MainWindow, room: str, *actions: str) -> None:
    """Open the sample, go to a room and do what these actions do."""
    window.open_sample()
    assert window.page is not None
    workspace = window.page.go(room)
    _settle()
    for wanted in actions:
        (found,) = [action for action in workspace.actions_here() if action.id == wanted]
        found.handler()
        _settle(60)


def _story_frame(window: MainWindow, number: int) -> str:
    assert window.page is not None
    story = window.page.session.story
    assert story is not None
    return story.frames[number - 1].id


def _show_frame(window: MainWindow) -> None:
    _sample(window, "storyboard")
    assert window.page is not None
    window.page.workspace.show_row("frame", _story_frame(window, 8))


def _grid(window: MainWindow) -> None:
    _sample(window, "storyboard", "storyboard.grid")


def _filtered(window: MainWindow) -> None:
    _sample(window, "storyboard", "storyboard.filter")
    assert window.page is not None
    (field,) = window.page.workspace.findChildren(SearchField)
    field.setText("recall")
    field.edited.emit("recall")


def _show_element(window: MainWindow) -> None:
    _sample(window, "positioning")
    assert window.page is not None
    elements = window.page.session.view.elements.values()
    (element,) = [one for one in elements if one.code == "VA-2"]
    window.page.workspace.show_row("element", element.id)


def _show_persona(window: MainWindow) -> None:
    _sample(window, "positioning", "positioning.customers")
    assert window.page is not None
    persona = window.page.session.view.personas.ordered[1]
    window.page.workspace.show_row("persona", persona.id)


def _show_buying_step(window: MainWindow) -> None:
    _sample(window, "positioning", "positioning.customers")
    assert window.page is not None
    step = window.page.session.view.buying_steps.ordered[2]
    window.page.workspace.show_row("buying_step", step.id)


def _show_cell(window: MainWindow) -> None:
    _sample(window, "positioning", "positioning.matrix")
    assert window.page is not None
    view = window.page.session.view
    (relation,) = [one for one in view.relations.values() if one.kind is RelationKind.HAS]
    window.page.workspace.show_row("relation", relation.id)


def _show_touchpoint(window: MainWindow) -> None:
    _sample(window, "positioning", "positioning.touchpoints")
    assert window.page is not None
    touchpoints = window.page.session.view.touchpoints.ordered
    window.page.workspace.show_row("touchpoint", touchpoints[1].id)


def _show_step(window: MainWindow) -> None:
    _sample(window, "demo")
    assert window.page is not None
    steps = window.page.session.view.steps.of("frame", _story_frame(window, 7))
    window.page.workspace.show_row("step", steps[1].id)


def _details(window: MainWindow) -> None:
    """The details of a step with a screenshot, beside the run sheet."""
    _sample(window, "demo", "demo.details")
    assert window.page is not None
    session = window.page.session
    frame = session.view.frames[FrameId(_story_frame(window, 7))]
    step = session.view.steps.of("frame", frame.id)[1]
    content = session.view.picture_bytes(frame.picture) if frame.picture else None
    set_picture(session.project, row=step, content=content or b"", alt_text="The tree of a jar")
    window.page.workspace.show_row("step", step.id)


def _script(window: MainWindow) -> None:
    _sample(window, "demo", "demo.script")


def _edit_script(window: MainWindow) -> None:
    _sample(window, "demo", "demo.edit-script")


def _read(window: MainWindow) -> QWidget:
    """The script on the full screen, some way into a frame, with a question asked."""
    _sample(window, "demo", "demo.script")
    assert window.page is not None
    made = ReadingWindow(
        window.page.session, frame_id=_story_frame(window, 7), parent=window.page.workspace
    )
    made.resize(window.size())
    made.show()
    for act in (Act.ON, Act.ON, Act.ON, Act.ON, Act.PAUSE):
        made.act(act)
    return made


def _palette(window: MainWindow) -> None:
    _sample(window, "storyboard")
    assert window.page is not None
    window.page.find_anything()
    field = QApplication.focusWidget()
    assert field is not None
    field.setProperty("text", "recall")
    field.edited.emit("recall")  # type: ignore[attr-defined]


def _findings(window: MainWindow) -> None:
    _sample(window, "storyboard")
    _settle(800)
    assert window.page is not None
    window.page.show_findings()


def _export(window: MainWindow) -> None:
    _sample(window, "storyboard")
    window.sheets.ask_export()
    _settle(900)


def _exported(window: MainWindow) -> None:
    """The register with a current, a stale and an unsure file."""
    _sample(window, "storyboard")
    assert window.page is not None
    session = window.page.session
    assert session.story is not None
    folder = Path(window.sheets.settings.values.export_folder)
    for number, format_id in enumerate(("deck", "demo-script", "stakeholder")):
        exporter = registry.get(format_id)
        target = folder / f"lotwarden-{format_id}{exporter.suffix}"
        made = make_file(exporter, session.story, target, {}, no_progress)
        assert made.noted is not None
        if number:
            older = "0.1" if number > 1 else made.noted.made_with
            gone = replace(made.noted, content_hash="", made_with=older)
            made = replace(made, noted=gone)
        note_file(session, window.sheets.settings, made, session.story, {})
    window.sheets.show_exported()
    _settle(900)


def _returned(window: MainWindow) -> None:
    """A deck that somebody has worked on, reviewed beside the storyboard."""
    _sample(window, "storyboard")
    window.take_files([edited_deck(window)])
    _settle(1500)


def _narrative(verb: str) -> Callable[[MainWindow], None]:
    """A sheet about whole narratives, by the id of its action."""

    def reach(window: MainWindow) -> None:
        _sample(window, "storyboard")
        assert window.page is not None
        actions = window.page.findChildren(NarrativeActions)[0].actions()
        (found,) = [one for one in actions if one.id == f"narrative.{verb}"]
        found.handler()
        _settle(300)

    return reach


def _zones(window: MainWindow) -> None:
    """Three zones over the board, the second over its budget."""
    _sample(window, "storyboard")
    assert window.page is not None
    session = window.page.session
    assert session.story is not None
    frames = [frame.id for frame in session.story.frames]
    zones = (("Agree on the problem", 0, 5, 600), ("Show it", 5, 9, 1_320), ("Close", 9, 12, 420))
    for name, first, last, budget_s in zones:
        make_zone(session.project, frames=frames[first:last], name=name, budget_ms=budget_s * 1000)


def _toast(window: MainWindow) -> None:
    _show_frame(window)
    window.messages.tell("Frame 8 moved before frame 7", action="Undo", act=lambda: None)


def _versions_misaligned(window: MainWindow) -> None:
    """Two people have reworded the same cells, and one deleted what the other edited."""
    fresh = Path(tempfile.mkdtemp(dir=os.environ["NARRATIVE_STUDIO_HOME"])) / "Lotwarden.narrative"
    made = make_sample(fresh, me=Identity(PersonId("shots"), "Ada Lovelace"))
    made.publish()
    made.close()
    window.open_path(fresh)
    assert window.page is not None
    session = window.page.session
    project = session.project
    path = project.path.with_name("Lotwarden (conflicted copy).narrative")
    path.write_bytes(project.path.read_bytes())
    people = {person.name: person for person in session.view.people.values()}
    priya, ines = people["Priya Rastogi"], people["Ines Calder"]
    other = Project.read(path, me=Identity(priya.id, priya.name, function=priya.function))
    frames = session.view.narrative().frames
    value = next(one for one in session.view.elements.values() if one.code == "VA-2")
    edit_cells(other, frames[7], bullets="Only the pallets that carry the risk", planned_ms=90_000)
    edit_cells(other, value, statement="A recall stops at the pallets that carry the risk.")
    edit_cells(other, frames[10], headline="The silent objection is the label printer")
    other.publish()
    other.close()
    project.be(Identity(ines.id, ines.name, function=ines.function))
    edit_cells(project, frames[7], bullets="38 pallets, not 410", planned_ms=120_000)
    edit_cells(project, value, statement="The recall covers 38 pallets and leaves the rest.")
    delete_frames(project, frames=[frames[10].id])
    project.merge(path)
    path.unlink()
    window.page.go("versions")


def _versions_operation(window: MainWindow) -> None:
    """What one operation did, in one line of words, with the keyboard in the history."""
    _sample(window, "versions")
    (history,) = [
        one for one in window.findChildren(QListView) if one.accessibleName() == "History"
    ]
    history.setFocus(Qt.FocusReason.TabFocusReason)
    model = history.model()
    labels = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    history.setCurrentIndex(model.index(labels.index("Comparison cut to two columns"), 0))
    for control in window.findChildren(SegmentedControl):
        if control.accessibleName().startswith("How wordings"):
            control.choose("line")
            control.chosen.emit("line")


def _versions_deletion(window: MainWindow) -> None:
    """A deletion whose deleter had not seen an edit, and the small difference unfolded."""
    _versions_misaligned(window)
    for button in window.findChildren(QAbstractButton):
        if button.accessibleName() == "Next case":
            button.click()
            button.click()
        elif "small difference" in button.text():
            button.click()


def _versions_decide(window: MainWindow) -> None:
    """A wording is chosen by keyboard; the approver is somebody else."""
    _versions_misaligned(window)
    assert window.page is not None
    session = window.page.session
    (tomasz,) = [one for one in session.view.people.values() if one.name == "Tomasz Wren"]
    value = next(one for one in session.view.elements.values() if one.code == "VA-2")
    edit_cells(session.project, value, approver=tomasz.id)
    _settle()
    for button in window.findChildren(QAbstractButton):
        if button.accessibleName() == "Next case":
            button.click()
    _settle(60)
    for card in window.findChildren(WordingCard):
        if card.isVisible() and card.choice.title == "Priya Rastogi":
            card.click()
            card.setFocus(Qt.FocusReason.TabFocusReason)


def _versions_document(window: MainWindow) -> None:
    """A copy with news lies beside the document, which has just been verified."""
    _versions_misaligned(window)
    assert window.page is not None
    project = window.page.session.project
    project.publish()
    path = project.path.with_name("Lotwarden (Priya's conflicted copy 2026-04-21).narrative")
    path.write_bytes(project.path.read_bytes())
    (priya,) = [one for one in project.view().people.values() if one.name == "Priya Rastogi"]
    other = Project.read(path, me=Identity(priya.id, priya.name, function=priya.function))
    edit_cells(other, other.view().narrative().frames[2], headline="What a good answer does")
    other.publish()
    other.close()
    window.page.session.copies.look()
    _do(window, "versions.verify")
    _settle(600)


def _do(window: MainWindow, wanted: str) -> None:
    assert window.page is not None
    (found,) = [one for one in window.page.workspace.actions_here() if one.id == wanted]
    found.handler()
    _settle(60)


def _new_baseline(window: MainWindow) -> None:
    _sample(window, "versions", "versions.baselines", "versions.new-baseline")


def _new(room: str, *actions: str) -> Callable[[MainWindow], None]:
    def reach(window: MainWindow) -> None:
        window.start_new("Our first call", "sales-pitch-8", 40 * 60_000)
        assert window.page is not None
        workspace = window.page.go(room)
        for wanted in actions:
            (found,) = [one for one in workspace.actions_here() if one.id == wanted]
            found.handler()

    return reach


def _new_ready(window: MainWindow) -> None:
    _new("demo")(window)
    _do(window, "demo.ready")


SHOTS: tuple[Shot, ...] = (
    Shot("who", lambda _window: None),
    Shot("welcome", lambda _window: None),
    *(Shot(name, reach) for name, reach in AROUND.items()),
    *(Shot(name, reach) for name, reach in TESTS.items()),
    Shot("storyboard", lambda window: _sample(window, "storyboard")),
    Shot("storyboard-frame", _show_frame),
    Shot("storyboard-grid", _grid),
    Shot("storyboard-filter", _filtered),
    Shot("storyboard-outline", lambda window: _sample(window, "storyboard", "storyboard.outline")),
    Shot("storyboard-map", lambda window: _sample(window, "storyboard", "storyboard.map")),
    Shot("storyboard-empty", _new("storyboard")),
    Shot("positioning", lambda window: _sample(window, "positioning")),
    Shot("positioning-element", _show_element),
    Shot("positioning-matrix", _show_cell),
    Shot("positioning-goals", lambda window: _sample(window, "positioning", "positioning.goals")),
    Shot("positioning-touchpoints", _show_touchpoint),
    Shot("positioning-list", lambda window: _sample(window, "positioning", "positioning.list")),
    Shot("customers", lambda window: _sample(window, "positioning", "positioning.customers")),
    Shot("customers-persona", _show_persona),
    Shot("customers-step", _show_buying_step),
    Shot("customers-empty", _new("positioning", "positioning.customers")),
    Shot(
        "positioning-vocabulary",
        lambda window: _sample(window, "positioning", "positioning.vocabulary"),
    ),
    Shot("positioning-empty", _new("positioning")),
    Shot("demo", _show_step),
    Shot("demo-details", _details),
    Shot("demo-script", _script),
    Shot("demo-script-edit", _edit_script),
    Shot("demo-ready", lambda window: _sample(window, "demo", "demo.ready")),
    Shot("demo-ready-empty", _new_ready),
    Shot("demo-reading", _read),
    Shot("demo-empty", _new("demo")),
    Shot("versions", lambda window: _sample(window, "versions")),
    Shot("versions-misaligned", _versions_misaligned),
    Shot("versions-operation", _versions_operation),
    Shot("versions-decide", _versions_decide),
    Shot("versions-deletion", _versions_deletion),
    Shot("versions-baselines", lambda window: _sample(window, "versions", "versions.baselines")),
    Shot("versions-new-baseline", _new_baseline),
    Shot("versions-document", _versions_document),
    Shot("versions-empty", _new("versions")),
    Shot("palette", _palette),
    Shot("findings", _findings),
    Shot("export", _export),
    Shot("exported", _exported),
    Shot("returned-deck", _returned),
    Shot("toast", _toast),
    Shot("zones", _zones),
    Shot("narrative-new", _narrative("new")),
    Shot("narrative-convert", _narrative("convert")),
    Shot("narrative-duplicate", _narrative("duplicate")),
)


def _settle(pause_ms: int = _SETTLE_MS) -> None:
    """Let the window do what it has put off."""
    loop = QEventLoop()
    QTimer.singleShot(pause_ms, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
