"""Code is told apart into tones line by line, and nothing of it is lost."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio import assets
from narrative_studio.code_tones import TONE_ROLES, code_lines
from narrative_studio.markup import CodeTone, runs_text

PYTHON = '''@cache
def lot(code: str) -> int:
    """Finds it."""
    return 40 + len("a")  # all'''


def tones(text: str, language: str) -> dict[str, CodeTone | None]:
    return {run.text.strip(): run.tone for line in code_lines(text, language) for run in line}


def test_words_names_texts_numbers_and_comments_are_told_apart() -> None:
    found = tones(PYTHON, "Python")
    assert found["def"] is CodeTone.WORD
    assert found["lot"] is CodeTone.NAME
    assert found["40"] is CodeTone.NUMBER
    assert found['"a"'] is CodeTone.TEXT
    assert found["# all"] is CodeTone.NOTE
    assert found["(code:"] is None


@pytest.mark.parametrize("language", ["", "klingon", "../x", "python3 {1}"])
def test_code_in_no_language_that_is_known_has_no_tones(language: str) -> None:
    assert set(tones(PYTHON, language).values()) == {None}


def test_long_code_is_shown_plainly() -> None:
    assert set(tones("x = 1\n" * 10_000, "python").values()) == {None}


@given(st.text(max_size=200), st.sampled_from(["python", "json", "html", "sql", "bash", "", "no"]))
def test_no_letter_of_code_is_lost(text: str, language: str) -> None:
    shown = code_lines(text, language)
    assert "\n".join(runs_text(line) for line in shown) == text
    assert all(run.code and run.text for line in shown for run in line)


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_every_tone_has_a_role_of_the_palettes(palette: str) -> None:
    assert set(TONE_ROLES) == set(CodeTone)
    assert set(TONE_ROLES.values()) <= set(assets.palette(palette))


def test_the_library_is_loaded_only_for_code() -> None:
    loads = "import sys, narrative_studio.code_tones as c; c.code_lines('a', ''); "
    asked = f"{loads}print('pygments' in sys.modules)"
    made = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "False"
