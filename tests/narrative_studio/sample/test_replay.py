"""The sample becomes a living document that says exactly what its files say."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from narrative_studio import assets
from narrative_studio.analysis.rules.finding import Rule
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.analysis.story.timing import timing
from narrative_studio.analysis.wording.words import script_words
from narrative_studio.clock import Clock
from narrative_studio.markup import plain_text, word_count
from narrative_studio.model.ids import PersonId
from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.project import Identity, Project
from narrative_studio.sample import make_sample
from narrative_studio.sample.source import read_source
from narrative_studio.sample.storyboard import bullets

ME = Identity(id=PersonId("me"), name="Somebody Else")


@cache
def source() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(assets.read_text("sample/lotwarden.json"))
    return found


@cache
def toml(name: str) -> dict[str, Any]:
    return tomllib.loads(assets.read_text(f"sample/{name}.toml"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The sample, made once: no test of this module changes it."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        patch.setenv("APPDATA", str(folder))
        project = make_sample(folder / "lotwarden.narrative", me=ME)
    yield project
    project.close()


@pytest.fixture
def view(sample: Project) -> ProjectView:
    return sample.view()


@pytest.fixture
def story(view: ProjectView) -> NarrativeView:
    return view.narrative()


def element(view: ProjectView, code: str) -> Element:
    (found,) = [one for one in view.elements.values() if one.code == code]
    return found


def frame(story: NarrativeView, ref: str) -> Frame:
    (found,) = story.whole.frames.of("ref", ref)
    return found


def names(view: ProjectView) -> dict[str, str]:
    """What the file calls the rows that links join, by id."""
    rows: list[Any] = [
        *view.elements.values(),
        *view.proofs.values(),
        *view.objections.values(),
        *view.frames.values(),
        *view.steps.values(),
        *view.touchpoints.values(),
    ]
    criteria = {row.id: row.text for row in view.criteria.values()}
    return {row.id: row.ref for row in rows} | criteria


def content(project: Project) -> dict[str, list[dict[str, object]]]:
    """Every cell but those that hold ids of operations, which are drawn by lot."""
    drawn = {"seen", "cut"}
    view = project.view()
    return {
        name: [
            {item.name: getattr(row, item.name) for item in fields(row) if item.name not in drawn}
            for row in table.ordered
        ]
        for name, table in view.tables.items()
        if name != "project"
    }


class TestWhatItHolds:
    def test_project_row_is_that_of_the_file(self, view: ProjectView) -> None:
        info, expected = view.project, source()["project"]
        for key in ("title", "company", "product", "one_line", "language"):
            assert getattr(info, key) == expected[key]
        assert info.summary == source()["positioning"]["summary"]
        assert view.today == date(2026, 4, 21)

    def test_the_asked_for_day_prevails_over_the_one_of_the_sample(self, tmp_path: Path) -> None:
        clock = Clock(as_of=date(2027, 5, 1))
        project = make_sample(tmp_path / "a.narrative", me=ME, clock=clock)
        assert project.view().today == date(2027, 5, 1)
        rules = {finding.rule for finding in findings(project.view().narrative())}
        assert "proof-expired" in rules
        project.close()

    def test_people_keep_their_ids_of_the_file(self, view: ProjectView) -> None:
        assert {(one.ref, one.name, one.role) for one in view.people.values()} == {
            (item["id"], item["name"], item["role"]) for item in source()["stakeholders"]
        }

    def test_elements_say_what_the_file_says(self, view: ProjectView) -> None:
        for name, table in toml("mapping")["elements"].items():
            items = source()["positioning"][name]
            found = view.elements_of(table["kind"])
            assert [one.code for one in found] == [item["id"] for item in items]
            for one, item in zip(found, items, strict=True):
                assert (one.name, one.statement) == (item["name"], item[table["statement"]])
                assert one.metric == item.get("metric", "")
                assert one.share_of_deals_pct == item.get("share_of_deals_pct")
                assert view.people[str(one.driver)].ref != view.people[str(one.approver)].ref

    def test_additions_reach_their_elements(self, view: ProjectView) -> None:
        floor = element(view, "DF-4")
        assert floor.delivery == "limited"
        assert view.people[str(floor.driver)].name == "Priya Rastogi"
        assert element(view, "TC-1").not_for == "Single-ingredient product"
        assert {one.status for one in view.elements.values()} == {"approved"}

    def test_relations_lead_along_the_chain(self, view: ProjectView) -> None:
        lines = {
            (relation.kind.value, view.elements[relation.source].code, relation.target)
            for relation in view.relations.values()
        }
        assert ("lacks", "CA-1", element(view, "DF-2").id) in lines
        assert ("gives", "DF-2", element(view, "VA-2").id) in lines
        assert ("matters to", "VA-2", element(view, "TC-3").id) in lines

    def test_a_word_to_avoid_names_the_preferred_one(self, view: ProjectView) -> None:
        instead = {
            term.text: view.terms[term.instead].text for term in view.terms.values() if term.instead
        }
        assert instead == {
            "recall drill": "mock recall",
            "fire drill": "mock recall",
            "impacted SKUs": "affected pallets",
            "audit bundle": "evidence pack",
        }

    def test_frames_say_what_the_file_says_in_its_order(self, story: NarrativeView) -> None:
        assert [one.ref for one in story.frames] == [item["id"] for item in source()["frames"]]
        for one, item in zip(story.frames, source()["frames"], strict=True):
            for key in ("headline", "key_message", "checkpoint", "transition", "visual"):
                assert getattr(one, key) == item[key]
            assert plain_text(one.bullets).split("\n") == item["slide_bullets"]
            assert one.script.split() == item["script"].split()
            assert one.status == item["status"]
            asked = [question.text for question in story.questions(one.id)]
            assert asked == item["discovery_questions"]

    def test_scripts_have_their_paragraphs(self, story: NarrativeView) -> None:
        for one in story.frames:
            beginnings = toml("additions")["paragraphs"][one.ref]
            paragraphs = one.script.split("\n\n")[1:]
            assert len(paragraphs) == len(beginnings)
            assert all(map(str.startswith, paragraphs, beginnings))

    def test_script_words_are_those_expected(self, story: NarrativeView) -> None:
        expected = source()["expected"]["script_words"]
        assert {one.ref: script_words(one.script) for one in story.frames} == expected
        assert {one.ref: word_count(one.script) for one in story.frames} == expected

    def test_planned_seconds_are_those_expected(self, story: NarrativeView) -> None:
        expected, found = source()["expected"]["planned_seconds"], timing(story)
        assert found.planned_ms == expected["total"] * 1000
        assert found.setup_ms == expected["setup"] * 1000
        assert found.value_ms == expected["differentiated_value"] * 1000
        assert round(found.setup_share, 3) == expected["setup_share"]
        assert found.value_share is not None
        assert round(found.value_share, 3) == expected["differentiated_value_share"]

    def test_steps_mark_literals_and_wows(self, story: NarrativeView) -> None:
        steps = story.steps(frame(story, "F07").id)
        assert [step.ref for step in steps] == [f"D-07-{n}" for n in range(1, 6)]
        assert steps[1].do == "Type `J2417-0932` and press `Enter`."
        assert [step.is_wow for step in steps] == [False, True, False, False, False]
        talker = story.person(steps[0].owner)
        assert talker is not None
        assert talker.name == "Dana Okafor"

    def test_every_frame_has_its_picture_and_an_alt_text(self, story: NarrativeView) -> None:
        for one in story.frames:
            assert one.picture is not None
            content = story.whole.picture_bytes(one.picture)
            assert content == assets.read_bytes(f"sample/visuals/{one.ref}.png")
            assert len(one.alt_text.split()) >= 4

    def test_proofs_have_the_scopes_of_their_consent(self, view: ProjectView) -> None:
        scopes = {
            proof.code: (proof.may_be_spoken, proof.may_be_shown, proof.may_be_printed)
            for proof in view.proofs.values()
        }
        assert scopes["PF-1"] == (True, True, False)
        assert scopes["PF-4"] == (False, False, False)


class TestTraces:
    def test_revisions_are_those_of_the_file(self, view: ProjectView) -> None:
        expected = {
            item["id"]: item["rev"]
            for name in toml("mapping")["elements"]
            for item in source()["positioning"][name]
        }
        assert {one.code: view.revision(one.id) for one in view.elements.values()} == expected
        evidence = [*view.proofs, *view.objections]
        assert {view.revision(row) for row in evidence} == {1}

    def test_links_were_read_at_the_revision_that_the_file_names(self, view: ProjectView) -> None:
        called = names(view)
        found = {
            (called[link.source], called[link.target]): (
                link.role.value,
                view.link_state(link).seen_revision,
            )
            for link in view.links.values()
        }
        roles = toml("mapping")["link_roles"]
        for item in source()["frames"]:
            for link in item["links"]:
                expected = (roles[link["role"]], link["reviewed_rev"])
                assert found[item["id"], link["target"]] == expected

    def test_one_frame_and_one_touchpoint_were_left_unread(self, view: ProjectView) -> None:
        called = names(view)
        suspect = [link for link in view.links.values() if view.link_state(link).is_suspect]
        expected = {("F08", "VA-2"), ("TP-2", "VA-2")}
        assert {(called[link.source], called[link.target]) for link in suspect} == expected
        for link in suspect:
            state = view.link_state(link)
            assert (state.seen_revision, state.revision) == (2, 3)
            assert state.changed == ("statement",)

    def test_what_the_suspect_link_has_seen_can_be_read(
        self, sample: Project, view: ProjectView
    ) -> None:
        link, *_ = [link for link in view.links.values() if view.link_state(link).is_suspect]
        read = sample.text_seen("element", link.target, link.seen, "statement")
        assert read == "The recall covers fewer pallets than the whole day."

    def test_findings_are_those_expected_of_what_a_document_holds_today(
        self, story: NarrativeView
    ) -> None:
        # Exports and sign-offs are not part of a narrative's view.
        elsewhere = {"stale export", "sign-off pending"}
        expected = {
            (item["rule"].replace(" ", "-"), item.get("frame") or item["target"])
            for item in source()["expected"]["traceability_findings"]
            if item["rule"] not in elsewhere
        }
        # A proof that is not cleared is found at the frame that uses it.
        expected.remove(("proof-not-cleared", "PF-4"))
        expected.add(("proof-not-cleared", "F11"))
        expected |= {
            ("suspect-link", "TP-2"),
            ("word-to-avoid", "TP-3"),
            ("touchpoint-unchecked", "TP-4"),
            ("touchpoint-unchecked", "TP-6"),
            ("unlinked-touchpoint", "TP-6"),
            # The gaps that the sample shows on purpose.
            ("unanswered-alternative", "CA-4"),
            ("persona-without-value-theme", "Line lead"),
            ("objection-without-persona", "OB-7"),
            ("comparison-old", "CA-2 DF-2"),
            ("comparison-old", "CA-4 DF-3"),
        }
        called = names(story.whole)
        whole = story.whole
        for relation in whole.relations.values():
            ends = (whole.elements[relation.source].code, whole.elements[relation.target].code)
            called[relation.id] = " ".join(ends)
        called |= {one.id: one.name for one in whole.personas.values()}
        called |= {one.id: one.code for one in whole.objections.values()}
        # The file has no comments: those of the sample are of the studio's own making.
        found = [
            (finding.rule.value, called[finding.row_id])
            for finding in findings(story)
            if finding.rule is not Rule.OPEN_COMMENT
        ]
        assert Counter(found) == Counter(expected)


class TestHistory:
    def test_operations_are_dated_and_signed_as_the_history_says(self, sample: Project) -> None:
        called = {row.id: ref for ref, row in read_source().rows.items()}
        people = {one.id: one.ref for one in sample.view().people.values()}
        found: dict[tuple[object, ...], set[tuple[str, str]]] = {}
        for ref, row in read_source().rows.items():
            for event in sample.row_history(row.table, row.id):
                key = (event.at, people[PersonId(event.author)], event.label)
                found.setdefault(key, set()).update((ref, name) for name in event.columns)
        start = toml("history")["start"]
        (first,) = [key for key in found if key[2] == start["label"]]
        assert first == (start["at"], start["author"], start["label"])
        assert {name for _, name in found.pop(first)} == {"*"}
        assert set(called.values()) == set(read_source().rows)
        assert found == {
            (change["at"], change["author"], change["label"]): {
                (cell["ref"], cell["column"]) for cell in change["cells"]
            }
            for change in toml("history")["changes"]
        }

    @pytest.mark.parametrize(
        ("ref", "column"),
        [("VA-2", "statement"), ("F08", "headline"), ("MC-1", "style"), ("F05", "bullets")],
    )
    def test_a_cell_has_had_every_wording_of_the_history(
        self, sample: Project, ref: str, column: str
    ) -> None:
        row = read_source().rows[ref]
        older = [
            cell["was"]
            for change in toml("history")["changes"]
            for cell in change["cells"]
            if (cell["ref"], cell["column"]) == (ref, column)
        ]
        if column == "bullets":
            older = [bullets(lines) for lines in older]
        versions = [version.value for version in sample.cell_history(row, column)]
        assert versions == [*older, getattr(row, column)]

    def test_links_are_reviewed_minutes_after_the_change(self, sample: Project) -> None:
        view = sample.view()
        target = element(view, "VA-2")
        changed = [event.at for event in sample.row_history("element", target.id)]
        reviewed = {
            event.at
            for link in view.links_to(target.id)
            for event in sample.row_history("link", link.id)
            if event.label == "Review links"
        }
        assert reviewed == {at + timedelta(minutes=5) for at in changed[:2]}

    def test_baselines_hold_everything_up_to_their_moment(self, sample: Project) -> None:
        moments = toml("history")["baselines"]
        view = sample.view()
        cuts = [json.loads(baseline.cut) for baseline in view.baselines.ordered]
        assert [baseline.code for baseline in view.baselines.ordered] == list(moments)
        assert [baseline.taken_on for baseline in view.baselines.ordered] == [
            at.date().isoformat() for at in moments.values()
        ]
        assert all(cut.keys() == cuts[0].keys() and len(cut) == 1 for cut in cuts)
        reached = [next(iter(cut.values())) for cut in cuts]
        assert reached == sorted(set(reached))
        # Each baseline row is itself the operation after those that it holds.
        taken = [_seq(sample, baseline) for baseline in view.baselines.ordered]
        assert [seq - 1 for seq in taken] == reached

    def test_the_last_change_lies_in_the_last_baseline(self, sample: Project) -> None:
        view = sample.view()
        cut = json.loads(view.baselines.ordered[-1].cut)
        (reached,) = cut.values()
        assert _seq(sample, view.narratives.ordered[0]) == reached

    def test_nothing_of_the_replay_can_be_undone(self, sample: Project) -> None:
        assert sample.undo_state.undo == ()
        assert sample.undo() is None

    def test_the_maker_joins_with_the_first_change_of_their_own(self, tmp_path: Path) -> None:
        project = make_sample(tmp_path / "a.narrative", me=ME)
        assert ME.id not in project.view().people
        with project.op("Set narrative version") as op:
            narrative = project.view().narratives.ordered[0]
            op.set(type(narrative), narrative.id, version="v4")
        assert project.view().people[ME.id].name == ME.name
        project.close()


def test_a_sample_that_fails_half_way_lets_go_of_its_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[Project] = []
    close = Project.close

    def fail(_project: Project) -> str:
        raise OSError("disk full")

    def noted(project: Project) -> None:
        closed.append(project)
        close(project)

    monkeypatch.setattr(Project, "cut", fail)
    monkeypatch.setattr(Project, "close", noted)
    with pytest.raises(OSError, match="disk full"):
        make_sample(tmp_path / "a.narrative", me=ME)
    assert len(closed) == 1


class TestMadeTwice:
    def test_two_samples_have_the_same_content_but_are_two_documents(self, tmp_path: Path) -> None:
        first = make_sample(tmp_path / "a.narrative", me=ME)
        second = make_sample(tmp_path / "b.narrative", me=ME)
        assert content(first) == content(second)
        assert first.view().project.id != second.view().project.id
        first.close()
        second.close()

    def test_the_published_sample_reads_the_same(self, tmp_path: Path) -> None:
        made = make_sample(tmp_path / "a.narrative", me=ME)
        assert made.publish().written
        read = Project.read(tmp_path / "a.narrative", me=ME)
        assert content(read) == content(made)
        assert read.view().link_states == made.view().link_states
        assert read.set_aside == ()
        made.close()


def _seq(project: Project, row: Row) -> int:
    """The number of the latest operation on a row, from 1."""
    moments = sorted(
        {
            event.txn
            for table, rows in project.view().tables.items()
            for each in rows
            for event in project.row_history(table, each)
        }
    )
    return moments.index(project.row_history(row.table, row.id)[0].txn) + 1
