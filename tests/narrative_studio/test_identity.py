"""Who sits at this computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.commands.documents import new_project
from narrative_studio.identity import Identity
from narrative_studio.model.ids import PersonId
from narrative_studio.model.people import Function, Person


def test_whoever_makes_the_first_change_becomes_a_person_of_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    me = Identity(PersonId("p"), "Ada Lovelace", "Lead", Function.PRODUCT)
    project = new_project(tmp_path / "a.narrative", me=me, title="Story")
    person = project.view().people["p"]
    assert person == Person(PersonId("p"), "Ada Lovelace", "Lead", Function.PRODUCT)
    project.close()
