"""The tree of expected errors."""

from __future__ import annotations

import inspect

import pytest

from narrative_studio import errors
from narrative_studio.errors import NarrativeError

TREE = [one for _name, one in inspect.getmembers(errors, inspect.isclass)]


@pytest.mark.parametrize("kind", TREE)
def test_every_expected_error_stands_in_the_drawn_tree(kind: type[Exception]) -> None:
    assert issubclass(kind, NarrativeError)
    assert f" {kind.__name__} " in f" {' '.join((errors.__doc__ or '').split())} "


def test_an_error_says_what_happened_and_then_what_to_do() -> None:
    error = NarrativeError("Frame 12 has no picture.", "Choose one.")
    assert str(error) == "Frame 12 has no picture. Choose one."
    assert (error.what, error.hint) == ("Frame 12 has no picture.", "Choose one.")
    assert str(NarrativeError("It stopped.")) == "It stopped."
