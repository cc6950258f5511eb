"""Every module has a test module in the same place of the mirror."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("narrative_studio", "exporters", "ui")

TESTED_ELSEWHERE: dict[str, str] = {
    # They hold nothing but the declarations of cells.
    "narrative_studio/model/custom.py": "tests/narrative_studio/model/test_catalog.py",
    "narrative_studio/model/customers.py": "tests/narrative_studio/model/test_catalog.py",
    "narrative_studio/model/demo.py": "tests/narrative_studio/model/test_catalog.py",
    "narrative_studio/model/discussion.py": "tests/narrative_studio/model/test_catalog.py",
    "narrative_studio/model/goals.py": "tests/narrative_studio/model/test_catalog.py",
    "narrative_studio/model/observed.py": "tests/narrative_studio/model/test_catalog.py",
    "narrative_studio/model/prospects.py": "tests/narrative_studio/model/test_catalog.py",
    "narrative_studio/model/storyboard.py": "tests/narrative_studio/model/test_catalog.py",
    "narrative_studio/model/touchpoints.py": "tests/narrative_studio/model/test_catalog.py",
    "narrative_studio/model/variants.py": "tests/narrative_studio/model/test_catalog.py",
    # Values alone, tried through what makes them.
    "exporters/deck/painting/painted.py": "tests/exporters/deck/painting/test_painted_text.py",
    "narrative_studio/importers/deck/names.py": (
        "tests/narrative_studio/importers/deck/test_xml_tree.py"
    ),
    "narrative_studio/importers/deck/read_deck.py": (
        "tests/narrative_studio/importers/deck/test_reading.py"
    ),
    # The parts of one page, tried on it as a whole.
    "exporters/stakeholder/customers.py": "tests/exporters/stakeholder/test_web_page.py",
    "exporters/stakeholder/deciding.py": "tests/exporters/stakeholder/test_web_page.py",
    "exporters/stakeholder/positioning.py": "tests/exporters/stakeholder/test_web_page.py",
    "exporters/stakeholder/story.py": "tests/exporters/stakeholder/test_web_page.py",
    # The parts of the one style, and of the one way to commit.
    "ui/styling/buttons.py": "tests/ui/test_style.py",
    "ui/styling/fields.py": "tests/ui/test_style.py",
    "ui/styling/lists.py": "tests/ui/test_style.py",
    "ui/widgets/line_edit.py": "tests/ui/widgets/test_committing.py",
    # Widgets too small for a module each.
    "ui/returned/showing.py": "tests/ui/intake/test_markdown.py",
    "ui/widgets/avatar.py": "tests/ui/widgets/test_small_parts.py",
    "ui/widgets/chips.py": "tests/ui/widgets/test_small_parts.py",
    "ui/widgets/combo_box.py": "tests/ui/widgets/test_small_parts.py",
    "ui/widgets/dashed_card.py": "tests/ui/widgets/test_small_parts.py",
    "ui/widgets/divider.py": "tests/ui/widgets/test_small_parts.py",
    "ui/widgets/empty_state.py": "tests/ui/widgets/test_small_parts.py",
    "ui/widgets/key_cap.py": "tests/ui/widgets/test_small_parts.py",
    "ui/widgets/labelled_field.py": "tests/ui/widgets/test_small_parts.py",
    "ui/widgets/panel.py": "tests/ui/widgets/test_small_parts.py",
    "ui/widgets/progress_row.py": "tests/ui/widgets/test_small_parts.py",
    "ui/widgets/saved_label.py": "tests/ui/widgets/test_small_parts.py",
    "ui/widgets/search_field.py": "tests/ui/widgets/test_small_parts.py",
}
"""Modules without a test module of their own, and the test module that covers them."""


def candidates(module: Path) -> list[Path]:
    """Where the tests of a module may stand, from the root of the project.

    In ``ui`` the test of a folder may stand for its modules, or a folder of tests with that of its
    room: the parts of one workspace are tested together.
    """
    folder, stem = module.parent, module.stem.strip("_")
    places = [Path("tests", folder, f"test_{stem}.py")]
    if folder.parts[0] == "ui" and len(folder.parts) > 1:
        places.append(Path("tests", folder.parent, f"test_{folder.name}.py"))
        places.append(Path("tests", folder, "test_room.py"))
    return places


def modules() -> list[Path]:
    found = (file.relative_to(ROOT) for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    return sorted(file for file in found if file.stem != "__init__")


def test_every_module_has_a_test_module() -> None:
    alone = [
        module.as_posix()
        for module in modules()
        if module.as_posix() not in TESTED_ELSEWHERE
        and not any((ROOT / place).is_file() for place in candidates(module))
    ]
    assert alone == []


def test_the_table_of_exceptions_is_not_stale() -> None:
    stale = [
        module
        for module, test in TESTED_ELSEWHERE.items()
        if not ((ROOT / module).is_file() and (ROOT / test).is_file())
        or any((ROOT / place).is_file() for place in candidates(Path(module)))
    ]
    assert stale == []


def test_the_mirror_of_a_module_is_found() -> None:
    assert candidates(Path("narrative_studio/store/journal.py")) == [
        Path("tests/narrative_studio/store/test_journal.py")
    ]
    assert candidates(Path("narrative_studio/__main__.py")) == [
        Path("tests/narrative_studio/test_main.py")
    ]
    assert Path("tests/ui/workspaces/test_storyboard.py") in candidates(
        Path("ui/workspaces/storyboard/board.py")
    )
