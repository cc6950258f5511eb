"""What a crash report says, and what it never says."""

from __future__ import annotations

import json
from types import TracebackType

import pytest

from narrative_studio.errors import ChangeRefused
from ui.crash_report import fingerprint, place_of, report_text

SECRET = "Recall less product"

Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def raised(code: str, filename: str) -> Raised:
    """An exception of a module at some place of some computer."""
    try:
        exec(compile(code, filename, "exec"), {"SECRET": SECRET})
    except BaseException as error:
        return type(error), error, error.__traceback__
    raise AssertionError


def report(code: str, filename: str = "/home/ada/secret story/launch.py") -> str:
    kind, error, trace = raised(code, filename)
    return report_text(kind, error, trace, where="window", facts={"windows": 2})


@pytest.mark.parametrize(
    "code",
    [
        "raise KeyError(SECRET)",
        "raise type(SECRET, (Exception,), {})()",
        "exec(f'def {SECRET.split()[0]}(): raise OSError(SECRET)')",
        "try:\n    {}[SECRET]\nexcept KeyError as error:\n    raise ValueError(SECRET) from error",
        "open('/home/ada/' + SECRET)",
    ],
)
def test_no_text_no_name_and_no_path_gets_into_a_report(code: str) -> None:
    try:
        text = report(code)
    except AssertionError:
        return  # Nothing was raised.
    for secret in (SECRET, "Recall less", "ada", "secret story", "launch.py"):
        assert secret not in text


def test_it_says_where_in_the_program_it_happened() -> None:
    try:
        json.loads("{")
    except ValueError as error:
        text = report_text(
            type(error), error, error.__traceback__, where="worker", facts={"rows": 310}
        )
    assert "exception json.decoder.JSONDecodeError" in text
    assert "  tests/ui/test_crash_report.py:" in text
    assert "  python/decoder.py:" in text
    assert "thread    worker" in text
    assert "rows      310" in text


def test_causes_are_named_too() -> None:
    code = "try:\n    {}[1]\nexcept KeyError as error:\n    raise ValueError from error"
    assert "because of builtins.KeyError" in report(code)
    hidden = "try:\n    {}[1]\nexcept KeyError:\n    raise ValueError from None"
    assert "because of" not in report(hidden)


def test_exceptions_that_are_their_own_causes_end() -> None:
    error = ValueError()
    other = KeyError()
    error.__context__, other.__context__ = other, error
    text = report_text(ValueError, error, None, where="window", facts={})
    assert text.count("because of") == 1


@pytest.mark.parametrize(
    ("filename", "place"),
    [
        ("/usr/lib/python3/dist-packages/PIL/Image.py", "PIL/Image.py"),
        ("C:\\Users\\ada\\venv\\Lib\\site-packages\\pptx\\api.py", "pptx/api.py"),
        ("<frozen importlib._bootstrap>", "python/<frozen importlib._bootstrap>"),
        ("/home/ada/ui/notes.py", "(outside the program)"),
        ("<string>", "(outside the program)"),
    ],
)
def test_a_place_begins_at_its_package(filename: str, place: str) -> None:
    assert place_of(filename) == place


def test_our_own_modules_are_named_from_the_root() -> None:
    import ui.crash

    assert ui.crash.__file__ is not None
    assert place_of(ui.crash.__file__) == "ui/crash.py"


def test_the_same_thing_that_breaks_twice_is_recognised() -> None:
    def once(words: str) -> tuple[str, ...]:
        try:
            raise ChangeRefused(words)
        except ChangeRefused as error:
            return fingerprint(type(error), error.__traceback__)

    assert once("one") == once("two")
    assert fingerprint(ValueError, None) != fingerprint(KeyError, None)
