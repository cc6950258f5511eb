"""Rules of the rooms that the import contracts in pyproject.toml cannot see."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("narrative_studio", "exporters", "ui", "resources")
HOME = Path("~").expanduser()
MOST_LINES = 500
EMPTY_NAMES = frozenset({"utils", "util", "misc", "common", "helpers", "helper"})

CATCHES_ALL = {
    "ui/crash.py": "the crash dialog is the last to hear of a bug",
    "ui/background.py": "a worker hands its bug over to the window's thread",
}
NAMES_RESOURCES = {
    "narrative_studio/assets.py": "it is their reader",
    "narrative_studio/__main__.py": "it guards the names of the rooms",
}
SHOWS_BOXES = frozenset({"ui/messages.py", "ui/crash.py"})
AVOIDED = {
    "itemAt": "Qt frees an item with its widget, and the binding takes what comes there for it",
    "toMarkdown": "it loses table alignment and hard breaks: the Markdown source is the truth",
    "QtCharts": "it is not under the LGPL: charts are ours",
    "QtGraphs": "it is not under the LGPL: charts are ours",
}
INDEX_WORDS = [
    "".join(halves)  # in halves, so that this file does not name them itself
    for halves in (
        ("index", "-url"),
        ("find", "-links"),
        ("files.python", "hosted.org"),
        ("pypi.org", "/simple"),
        ("registry.npm", "js.org"),
        ('"resol', 'ved":'),
    )
]


def modules(*rooms: str) -> Iterator[tuple[str, Path]]:
    """Every module of these rooms: its place from the root, and its path."""
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def texts(tree: ast.AST) -> Iterator[str]:
    """The strings of a module that are values: not its docstrings."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in documentation:
                yield text


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def names(tree: ast.AST) -> Iterator[str]:
    """Every name a module uses: variables, attributes and what it imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)


def test_only_the_window_names_qt() -> None:
    guilty = [
        place
        for place, path in modules("narrative_studio", "exporters", "resources")
        for name in (*imported(parsed(path)), *texts(parsed(path)))
        if re.match(r"(PySide6|shiboken6)\b", name)
    ]
    assert guilty == []


def swallows_all(handler: ast.ExceptHandler) -> bool:
    """Whether a handler catches every error and does not raise it again."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    catches_all = any(
        kind is None or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})
        for kind in kinds
    )
    last = handler.body[-1]
    return catches_all and not (isinstance(last, ast.Raise) and last.exc is None)


def test_bugs_are_caught_only_where_they_are_reported() -> None:
    guilty = [
        f"{place}:{node.lineno}"
        for place, path in modules(*ROOMS)
        if place not in CATCHES_ALL
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler) and swallows_all(node)
    ]
    assert guilty == []


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("except Exception: pass", True),
        ("except: pass", True),
        ("except (ValueError, Exception): pass", True),
        ("except BaseException:\n    tidy()\n    raise", False),
        ("except OSError: pass", False),
    ],
)
def test_a_handler_that_swallows_bugs_is_recognised(handler: str, expected: bool) -> None:
    found = ast.parse(f"try:\n    work()\n{handler}").body[0]
    assert isinstance(found, ast.Try)
    assert swallows_all(found.handlers[0]) is expected


def test_modules_are_short_enough_to_read() -> None:
    lines = {
        place: path.read_text(encoding="utf-8").count("\n")
        for place, path in modules(*ROOMS, "tests", "build_spec")
    }
    assert {place: count for place, count in lines.items() if count > MOST_LINES} == {}


def test_every_module_is_named_after_what_it_does() -> None:
    guilty = [
        place
        for place, path in modules(*ROOMS, "tests", "build_spec")
        if EMPTY_NAMES & {path.stem, *Path(place).parent.parts}
    ]
    assert guilty == []


def test_resources_are_read_only_through_assets() -> None:
    guilty = [
        place
        for place, path in modules("narrative_studio", "exporters", "ui")
        if place not in NAMES_RESOURCES
        for text in texts(parsed(path))
        if re.fullmatch(r"resources([./].*)?", text)
    ]
    assert guilty == []


def test_message_boxes_are_opened_only_by_messages() -> None:
    guilty = [
        place
        for place, path in modules("ui")
        if place not in SHOWS_BOXES and "QMessageBox" in names(parsed(path))
    ]
    assert guilty == []


def test_the_window_and_the_exporters_change_nothing_but_by_commands() -> None:
    guilty = [
        f"{place}:{node.lineno}"
        for place, path in modules("ui", "exporters")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "op"
    ]
    assert guilty == []


def test_what_is_known_to_fail_in_qt_is_not_used() -> None:
    guilty = {
        f"{place}: {name}": AVOIDED[name]
        for place, path in modules("ui")
        for name in (*names(parsed(path)), *imported(parsed(path)))
        if name in AVOIDED
    }
    assert guilty == {}


def test_no_widget_is_asked_for_its_screen() -> None:
    """``ui.screens`` says why; tests are held to it, for they share one process."""
    guilty = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("ui", "tests", "build_spec")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "screen"
    ]
    assert guilty == []


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = grimp.build_graph(*ROOMS, exclude_type_checking_imports=True)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    cycle: list[str] = []
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        cycle = error.args[1]
    assert cycle == []


def tracked_files() -> list[Path]:
    """The files of the project: what git follows, or all that is no product of a tool."""
    if (ROOT / ".git").exists() and (git := shutil.which("git")):
        command = [git, "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "ls-files", "-z"]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return [file for name in listed.split("\0") if name and (file := ROOT / name).is_file()]
    rooms = (*ROOMS, "tests", "build_spec", ".ci")
    found = [ROOT / "pyproject.toml", *ROOT.glob("*.md")]
    found += [file for room in rooms for file in (ROOT / room).rglob("*")]
    return [file for file in found if file.is_file() and "__pycache__" not in file.parts]


def machine_paths() -> list[str]:
    """Places that exist on this machine only; one-word paths are too common to be told apart."""
    return [place.as_posix() for place in (ROOT, HOME) if len(place.parts) > 2]


def test_no_file_names_this_machine_or_a_package_index() -> None:
    unwanted = [*machine_paths(), *INDEX_WORDS]
    guilty = []
    for file in tracked_files():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        guilty += [f"{file.relative_to(ROOT)}: {word}" for word in unwanted if word in text]
    assert guilty == []


def test_the_guide_to_the_store_names_every_module() -> None:
    store = ROOT / "narrative_studio" / "store"
    guide = ast.get_docstring(ast.parse((store / "__init__.py").read_text("utf-8"))) or ""
    named = set(re.findall(r"``(\w+)``", guide))
    modules = {file.stem for file in store.glob("*.py")} - {"__init__"}
    assert named == modules
