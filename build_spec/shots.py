"""Pictures of every room and state of the window, in both themes.

Called by ``python3 build_spec/dev.py shots [FOLDER] [--size 1280x800] [--theme dark] [--only
WORD]``, each of which can be given several times; without a size every state is pictured at
1280x800 and at 1440x900. The pictures are named ``<state>-<theme>-<width>.png``.
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

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from build_spec.edited_deck import edited_deck
from build_spec.shots_around import AROUND
from build_spec.shots_reaching import do, open_sample, settle
from build_spec.shots_sheets import SHEETS
from build_spec.shots_tests import TESTS
from build_spec.shots_versions import VERSIONS
from build_spec.shots_writing import WRITING
from exporters import registry
from exporters.protocol import no_progress
from narrative_studio.clock import Clock
from narrative_studio.commands.pictures import set_picture
from narrative_studio.commands.zones import make_zone
from narrative_studio.model.ids import FrameId
from narrative_studio.model.positioning import RelationKind
from narrative_studio.settings import Recent, Settings
from ui import theme
from ui.app import apply_settings, make_application, make_window
from ui.exporting import make_file, note_file
from ui.main_window import MainWindow
from ui.presenter.keys import Act
from ui.presenter.reading_window import ReadingWindow
from ui.shell.narrative_actions import NarrativeActions
from ui.widgets.search_field import SearchField

_SIZES = ((1280, 800), (1440, 900))
_MOST_LOOKS = 20


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
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--theme", choices=(theme.LIGHT, theme.DARK), action="append")
    asked = parser.parse_args(arguments)
    sizes = [tuple(map(int, size.split("x"))) for size in asked.size] or list(_SIZES)
    asked.folder.mkdir(parents=True, exist_ok=True)
    app = make_application()
    count = 0
    with tempfile.TemporaryDirectory(prefix="narrative-shots-") as home:
        for look in asked.theme or (theme.LIGHT, theme.DARK):
            for width, height in sizes:
                for name, widget in _states(Path(home), look, width, height, asked.only):
                    settle()
                    place = asked.folder / f"{name}-{look}-{width}.png"
                    _at_rest(widget).save(str(place))
                    count += 1
        app.processEvents()
    print(f"{count} pictures in {asked.folder.resolve()}")
    return 0


def _states(
    home: Path, look: str, width: int, height: int, only: list[str]
) -> Iterator[tuple[str, QWidget]]:
    for shot in SHOTS:
        if only and not any(word in shot.name for word in only):
            continue
        # What one state did to the sample must not be seen in the pictures of the others.
        own = home / f"{shot.name}-{look}-{width}"
        own.mkdir()
        os.environ["NARRATIVE_STUDIO_HOME"] = str(own)
        settings = Settings(own / "settings.json")
        settings.change(
            theme=look, has_reduced_motion=True, export_folder=str(own), last_folder=str(own)
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
        settle()
        pictured = shot.reach(window)
        yield shot.name, pictured or window
        window.close()
        window.deleteLater()
        settle(20)


def _story_frame(window: MainWindow, number: int) -> str:
    assert window.page is not None
    story = window.page.session.story
    assert story is not None
    return story.frames[number - 1].id


def _show_frame(window: MainWindow) -> None:
    open_sample(window, "storyboard")
    assert window.page is not None
    window.page.workspace.show_row("frame", _story_frame(window, 8))


def _grid(window: MainWindow) -> None:
    open_sample(window, "storyboard", "storyboard.grid")


def _filtered(window: MainWindow) -> None:
    open_sample(window, "storyboard", "storyboard.filter")
    assert window.page is not None
    (field,) = window.page.workspace.findChildren(SearchField)
    field.setText("recall")
    field.edited.emit("recall")


def _show_element(window: MainWindow) -> None:
    open_sample(window, "positioning")
    assert window.page is not None
    elements = window.page.session.view.elements.values()
    (element,) = [one for one in elements if one.code == "VA-2"]
    window.page.workspace.show_row("element", element.id)


def _show_persona(window: MainWindow) -> None:
    open_sample(window, "positioning", "positioning.customers")
    assert window.page is not None
    persona = window.page.session.view.personas.ordered[1]
    window.page.workspace.show_row("persona", persona.id)


def _show_buying_step(window: MainWindow) -> None:
    open_sample(window, "positioning", "positioning.customers")
    assert window.page is not None
    step = window.page.session.view.buying_steps.ordered[2]
    window.page.workspace.show_row("buying_step", step.id)


def _show_cell(window: MainWindow) -> None:
    open_sample(window, "positioning", "positioning.matrix")
    assert window.page is not None
    view = window.page.session.view
    (relation,) = [one for one in view.relations.values() if one.kind is RelationKind.HAS]
    window.page.workspace.show_row("relation", relation.id)


def _show_touchpoint(window: MainWindow) -> None:
    open_sample(window, "positioning", "positioning.touchpoints")
    assert window.page is not None
    touchpoints = window.page.session.view.touchpoints.ordered
    window.page.workspace.show_row("touchpoint", touchpoints[1].id)


def _show_step(window: MainWindow) -> None:
    open_sample(window, "demo")
    assert window.page is not None
    steps = window.page.session.view.steps.of("frame", _story_frame(window, 7))
    window.page.workspace.show_row("step", steps[1].id)


def _details(window: MainWindow) -> None:
    """The details of a step with a screenshot, beside the run sheet."""
    open_sample(window, "demo", "demo.details")
    assert window.page is not None
    session = window.page.session
    frame = session.view.frames[FrameId(_story_frame(window, 7))]
    step = session.view.steps.of("frame", frame.id)[1]
    content = session.view.picture_bytes(frame.picture) if frame.picture else None
    set_picture(session.project, row=step, content=content or b"", alt_text="The tree of a jar")
    window.page.workspace.show_row("step", step.id)


def _script(window: MainWindow) -> None:
    open_sample(window, "demo", "demo.script")


def _edit_script(window: MainWindow) -> None:
    open_sample(window, "demo", "demo.edit-script")


def _read(window: MainWindow) -> QWidget:
    """The script on the full screen, some way into a frame, with a question asked."""
    open_sample(window, "demo", "demo.script")
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
    open_sample(window, "storyboard")
    assert window.page is not None
    window.page.find_anything()
    field = QApplication.focusWidget()
    assert field is not None
    field.setProperty("text", "recall")
    field.edited.emit("recall")  # type: ignore[attr-defined]


def _findings(window: MainWindow) -> None:
    open_sample(window, "storyboard")
    settle(800)
    assert window.page is not None
    window.page.show_findings()


def _export(window: MainWindow) -> None:
    open_sample(window, "storyboard")
    window.sheets.ask_export()
    settle(900)


def _exported(window: MainWindow) -> None:
    """The register with a current, a stale and an unsure file."""
    open_sample(window, "storyboard")
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
    settle(900)


def _returned(window: MainWindow) -> None:
    """A deck that somebody has worked on, reviewed beside the storyboard."""
    open_sample(window, "storyboard")
    window.take_files([edited_deck(window)])
    settle(1500)


def _narrative(verb: str) -> Callable[[MainWindow], None]:
    """A sheet about whole narratives, by the id of its action."""

    def reach(window: MainWindow) -> None:
        open_sample(window, "storyboard")
        assert window.page is not None
        actions = window.page.findChildren(NarrativeActions)[0].actions()
        (found,) = [one for one in actions if one.id == f"narrative.{verb}"]
        found.handler()
        settle(300)

    return reach


def _zones(window: MainWindow) -> None:
    """Three zones over the board, the second over its budget."""
    open_sample(window, "storyboard")
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
    do(window, "demo.ready")


SHOTS: tuple[Shot, ...] = (
    Shot("who", lambda _window: None),
    Shot("welcome", lambda _window: None),
    *(Shot(name, reach) for name, reach in AROUND.items()),
    *(Shot(name, reach) for name, reach in TESTS.items()),
    Shot("storyboard", lambda window: open_sample(window, "storyboard")),
    Shot("storyboard-frame", _show_frame),
    Shot("storyboard-grid", _grid),
    Shot("storyboard-filter", _filtered),
    Shot(
        "storyboard-outline", lambda window: open_sample(window, "storyboard", "storyboard.outline")
    ),
    Shot("storyboard-map", lambda window: open_sample(window, "storyboard", "storyboard.map")),
    Shot("storyboard-empty", _new("storyboard")),
    Shot("positioning", lambda window: open_sample(window, "positioning")),
    Shot("positioning-element", _show_element),
    Shot("positioning-matrix", _show_cell),
    Shot(
        "positioning-goals", lambda window: open_sample(window, "positioning", "positioning.goals")
    ),
    Shot("positioning-touchpoints", _show_touchpoint),
    Shot("positioning-list", lambda window: open_sample(window, "positioning", "positioning.list")),
    Shot("customers", lambda window: open_sample(window, "positioning", "positioning.customers")),
    Shot("customers-persona", _show_persona),
    Shot("customers-step", _show_buying_step),
    Shot("customers-empty", _new("positioning", "positioning.customers")),
    Shot(
        "positioning-vocabulary",
        lambda window: open_sample(window, "positioning", "positioning.vocabulary"),
    ),
    Shot("positioning-empty", _new("positioning")),
    Shot("demo", _show_step),
    Shot("demo-details", _details),
    Shot("demo-script", _script),
    Shot("demo-script-edit", _edit_script),
    Shot("demo-ready", lambda window: open_sample(window, "demo", "demo.ready")),
    Shot("demo-ready-empty", _new_ready),
    Shot("demo-reading", _read),
    Shot("demo-empty", _new("demo")),
    *(Shot(name, reach) for name, reach in VERSIONS.items()),
    *(Shot(name, reach) for name, reach in SHEETS.items()),
    *(Shot(name, reach) for name, reach in WRITING.items()),
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


def _at_rest(widget: QWidget) -> QImage:
    """The picture of a widget once nothing moves in it: a busy machine lays out late."""
    seen = widget.grab().toImage()
    for _again in range(_MOST_LOOKS):
        settle(40)
        now = widget.grab().toImage()
        if now == seen:
            break
        seen = now
    return seen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
