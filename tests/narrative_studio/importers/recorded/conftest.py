"""A document with a story, and tables that tell of its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.clock import Clock
from narrative_studio.importers.recorded.bringing import Trial, bring_table
from narrative_studio.importers.tables.delimited import parse_delimited
from narrative_studio.importers.tables.fields import Target
from narrative_studio.importers.tables.proposing import propose_mapping
from narrative_studio.model.prospects import Code, TestSession
from narrative_studio.project import Project
from tests.story import make_story

Bring = Callable[..., Trial]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative", clock=Clock())) as made:
        with made.op("Begin without tests") as op:
            for table in (TestSession, Code):
                for row in op.all(table):
                    op.delete(table, row.id)
        yield made


@pytest.fixture
def bring(project: Project) -> Bring:
    """Take a table into the first narrative, its columns as they are proposed."""

    def run(text: str, target: Target = Target.SESSIONS, *, file: str = "calls.csv") -> Trial:
        table = parse_delimited(text, file)
        mapping = propose_mapping(table.headers, table.rows, target)
        return bring_table(project, project.view().narrative(), table, mapping, file=file)

    return run
