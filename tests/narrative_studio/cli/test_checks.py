"""Findings are told once, and fail at the level asked for."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from narrative_studio.analysis.rules.finding import Level
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.cli import checks, main
from narrative_studio.commands.demo import add_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.protocol import fix_protocol
from narrative_studio.model.demo import StepKind
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.positioning import ElementKind
from narrative_studio.project import Project
from narrative_studio.settings import Settings
from tests.narrative_studio.cli.no_formats import NO_FORMATS
from tests.story import ADA, make_story


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "story.narrative"
    with closing(make_story(path)) as project:
        story = project.view().narrative().narrative
        with project.op("Add") as op:
            op.create(replace(story, id=NarrativeId("second"), title="Second", rank="z"))
        project.publish()
    return str(path)


@pytest.mark.parametrize(
    ("level", "expected"), [("error", 1), ("warning", 1), ("info", 1), (None, 0)]
)
def test_a_level_or_above_fails(document: str, level: str | None, expected: int) -> None:
    arguments = ["check", document, *(["--fail-on", level] if level else [])]
    assert main(arguments, NO_FORMATS) == expected


def test_a_lower_level_does_not_fail(document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        checks,
        "findings",
        lambda view: [one for one in findings(view) if one.level is Level.WARNING],
    )
    assert main(["check", document, "--fail-on", "error"], NO_FORMATS) == 0
    assert main(["check", document, "--fail-on", "warning"], NO_FORMATS) == 1


def test_a_higher_level_fails_too(document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        checks, "findings", lambda view: [one for one in findings(view) if one.level is Level.ERROR]
    )
    assert main(["check", document, "--fail-on", "warning"], NO_FORMATS) == 1


def test_nothing_to_find_is_said(
    document: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "findings", lambda view: [])
    assert main(["check", document, "--fail-on", "info"], NO_FORMATS) == 0
    assert capsys.readouterr().out == "No findings.\n"


def test_what_two_narratives_share_is_told_once(
    document: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first: list[object] = []

    def same(view: object) -> object:
        first.append(view)
        return findings(first[0])  # type: ignore[arg-type]

    monkeypatch.setattr(checks, "findings", same)
    main(["check", document, "--json"], NO_FORMATS)
    found = json.loads(capsys.readouterr().out)["findings"]
    assert len(first) == 2
    assert {one["narrative"] for one in found} == {"Ember first call"}


def test_findings_name_their_narrative(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", document, "--json", "--narrative", "Second"], NO_FORMATS)
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {one["narrative"] for one in found} == {"Second"}


def test_a_suspect_link_says_what_changed_word_by_word(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", document], NO_FORMATS)
    out = capsys.readouterr().out
    line = "statement: [-No-]{+Less wood is burnt, and no+} loaf is lost[- to heat-]."
    assert line in [one.strip() for one in out.splitlines()]
    main(["check", document, "--json"], NO_FORMATS)
    listed = json.loads(capsys.readouterr().out)["findings"]
    (found,) = (one for one in listed if one["rule"] == "suspect-link")
    (change,) = found["changes"]
    assert (change["column"], change["before"]) == ("statement", "No loaf is lost to heat.")
    assert {run["change"] for run in change["words"]} >= {"removed", "added"}


def test_spelling_is_checked_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    path = tmp_path / "misspelt.narrative"
    with closing(make_story(path)) as project:
        frame = project.view().narrative().frames[0]
        with project.op("Reword") as op:
            op.set(type(frame), frame.id, script="We **recieve** `teh` qwyjibo.")
        project.publish()

    def spelled() -> list[str]:
        main(["check", str(path), "--spelling", "--json"], NO_FORMATS)
        found = json.loads(capsys.readouterr().out)["findings"]
        return [one["text"] for one in found if one["rule"] == "spelling" and one["id"] == frame.id]

    first, second = spelled()
    assert "“recieve” in its script is no known word." in first
    assert "qwyjibo" in second
    Settings().change(dictionary=("Qwyjibo",))
    assert spelled() == [first]
    main(["check", str(path), "--json"], NO_FORMATS)
    assert '"spelling"' not in capsys.readouterr().out


def test_a_language_without_words_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "german.narrative"
    with closing(make_story(path)) as project:
        with project.op("Set the language") as op:
            op.set(ProjectInfo, project.view().project.id, language="de-DE")
        project.publish()
    assert main(["check", str(path), "--spelling"], NO_FORMATS) == 0
    said = capsys.readouterr()
    assert "no words of the language “de-DE”" in said.err
    assert " spelling " not in said.out


def test_the_quiet_hints_of_the_rooms_are_told_without_a_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hints.narrative"
    with closing(make_story(path)) as project:
        frame = project.view().narrative().frames[0]
        step = add_step(project, frame=frame.id)
        do = "Open `a`, `b`, `c`, `d` and `e`."
        edit_cells(project, step, kind=StepKind.SHOW, do=do, data="Password: hunter22")
        add_element(project, kind=ElementKind.DIFFERENTIATOR, name="Easy to use")
        add_element(project, kind=ElementKind.ALTERNATIVE, name="Binders")
        project.publish()
    main(["check", str(path), "--json"], NO_FORMATS)
    rules = {one["rule"] for one in json.loads(capsys.readouterr().out)["findings"]}
    assert {
        "chunk-not-introduced",
        "chunk-not-summed-up",
        "many-clicks",
        "step-without-expectation",
        "step-without-why",
        "secret-in-document",
        "vague-differentiator",
        "alternative-without-strength",
    } <= rules


def test_what_was_changed_in_a_fixed_protocol_is_a_warning(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(Project.open(Path(document), me=ADA)) as project:
        (protocol,) = project.view().test_protocols.values()
        edit_cells(project, protocol, decision_rule="All advance.")
        fix_protocol(project, protocol=protocol.id)
        edit_cells(project, protocol, planned_n=20)
        project.publish()
    assert main(["check", document, "--json"], NO_FORMATS) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    (late,) = [one for one in found if one["rule"] == "protocol-changed-after-fixing"]
    assert late["text"].startswith("The protocol was changed 1 time after it was fixed")
    assert (late["table"], late["id"]) == ("test_protocol", protocol.id)
