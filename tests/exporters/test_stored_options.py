"""Options that are kept come back, as far as the exporter still knows them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exporters import registry
from exporters.protocol import complete_options
from exporters.stored_options import from_text, named_files, to_text


def test_options_come_back_as_they_were_chosen() -> None:
    exporter = registry.get("deck")
    chosen = complete_options(exporter.options, {"notes": False, "title": "Łódź"})
    assert from_text(exporter, to_text(exporter, chosen)) == chosen


def test_a_file_is_kept_by_its_name_and_found_where_it_lies_here() -> None:
    exporter = registry.get("deck")
    chosen = complete_options(exporter.options, {"template": Path("/secret/acme.potx")})
    text = to_text(exporter, chosen)
    assert "secret" not in text
    assert named_files(exporter, text) == {"template": "acme.potx"}
    assert from_text(exporter, text)["template"] is None
    assert from_text(exporter, text, {"template": "/x/acme.potx"})["template"] == Path(
        "/x/acme.potx"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[1]",
        "[" * 100_000,
        json.dumps({"notes": "maybe", "purpose": 7, "gone": True, "title": None}),
    ],
)
def test_what_does_not_fit_any_more_is_as_it_is_by_default(text: str) -> None:
    exporter = registry.get("deck")
    assert from_text(exporter, text) == complete_options(exporter.options, {})
    assert named_files(exporter, text) == {}
