"""How a deck of today would look is known in each way that it can be exported."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from exporters.deck.expecting import expected_decks
from exporters.deck.exporter import EXPORTER
from narrative_studio.deck_marks import read_custom_xml
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.deck.xml_tree import parse_xml
from tests.stress_story import make_stress


def test_what_is_expected_is_what_is_exported(tmp_path: Path) -> None:
    with closing(make_stress(tmp_path / "a.narrative")) as project:
        view = project.view().narrative()
        path = tmp_path / "a.pptx"
        EXPORTER.export(view, path, {"agenda": True, "backups": True})
        kept = read_custom_xml(parse_xml(read_deck(path).custom_xml[0]))
        assert kept is not None
        ways = expected_decks(view)
        assert len(ways) == 8
        assert [mark for _id, mark in ways[0].slides] == [mark for _id, mark in kept.slides]
        fields = [
            {line.field for _id, mark in way.slides for line in mark.notes} for way in ways[:4]
        ]
        assert fields[1] == {"script"}
        assert "script" not in fields[2]
        assert fields[3] == set()
        assert "checkpoint" in fields[0] & fields[2]
