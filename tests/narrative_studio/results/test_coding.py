"""Two coders agree on a quote where they gave it the same codes."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.commands.codebook import add_code
from narrative_studio.commands.documents import new_project
from narrative_studio.commands.people import add_person
from narrative_studio.commands.quotes import code_quote, quote
from narrative_studio.commands.sessions import plan_session
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.people import Function
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Identity
from narrative_studio.results.coding import coders_agree


def test_quotes_that_only_one_coder_coded_do_not_count(tmp_path: Path, me: Identity) -> None:
    project = new_project(tmp_path / "coded.narrative", me=me, title="Coded")
    narrative: NarrativeId = project.view().narratives.ordered[0].id
    grace = add_person(project, name="Grace", role="", function=Function.SALES)
    session = plan_session(project, narrative=narrative)
    risk, value = (add_code(project, word=word).id for word in ("risk", "value"))
    same, apart, alone = (quote(project, session=session.id, text=text).id for text in "abc")
    for one, code, coder in (
        (same, risk, None), (same, risk, grace.id),
        (apart, risk, None), (apart, value, grace.id),
        (alone, risk, None),
    ):  # fmt: skip
        code_quote(project, quote=one, code=code, coder=coder)
    (pair,) = coders_agree(project.view(), narrative)
    assert pair.words == "Ada Moss and Grace gave 1 of 2 quotes the same codes."
    assert pair.apart == (apart,)
    project.close()


def test_one_coder_alone_agrees_with_nobody(tested: ProjectView) -> None:
    assert coders_agree(tested, tested.narratives.ordered[0].id) == ()
