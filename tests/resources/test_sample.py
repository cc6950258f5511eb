"""The sample's own files fit each other and the entities they are turned into."""

import json
import re
import tomllib
from collections import Counter
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import pytest

from narrative_studio import assets
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.demo import StepKind
from narrative_studio.model.evidence import ObjectionKind, ProofKind
from narrative_studio.model.people import Function
from narrative_studio.model.positioning import (
    CHAIN,
    AlternativeType,
    CategoryStyle,
    Delivery,
    ElementKind,
    PointKind,
    Status,
    TermKind,
)
from narrative_studio.model.rows import columns
from narrative_studio.model.storyboard import LinkRole
from narrative_studio.model.template import Part, template

File = dict[str, Any]


@cache
def source() -> File:
    found: File = json.loads(assets.read_text("sample/lotwarden.json"))
    return found


@cache
def toml(name: str) -> File:
    return tomllib.loads(assets.read_text(f"sample/{name}.toml"))


def rows(*path: str) -> list[File]:
    """All tables under a path of keys of the file, lists opened on the way."""
    found: list[Any] = [source()]
    for key in path:
        found = [item[key] for item in found if key in item]
        found = [one for item in found for one in (item if isinstance(item, list) else [item])]
    return found


def by_id(kind: str) -> dict[str, File]:
    return {row["id"]: row for row in rows(*kind.split("."))}


def elements() -> dict[str, tuple[File, File]]:
    """Each element of the file with the mapping of its list."""
    return {
        row["id"]: (row, mapping)
        for name, mapping in toml("mapping")["elements"].items()
        for row in rows("positioning", name)
    }


def old(cell: File) -> Any:
    return cell["was"]


class TestMapping:
    @pytest.mark.parametrize(
        ("table", "path", "ours"),
        [
            ("functions", "stakeholders.function", Function),
            ("statuses", "frames.status", Status),
            ("alternative_types", "positioning.competitive_alternatives.type", AlternativeType),
            ("category_styles", "positioning.market_category.style", CategoryStyle),
            ("proof_kinds", "proof_points.type", ProofKind),
            ("objection_kinds", "objections.type", ObjectionKind),
            ("step_kinds", "frames.demo_steps.kind", StepKind),
            ("link_roles", "frames.links.role", LinkRole),
            ("parts", "frames.section", Part),
            ("beats", "frames.component", None),
            ("templates", "project.template", None),
            ("consents", "proof_points.consent", None),
            ("buying_roles", "customer_model.personas.buying_role", None),
            ("segment_fits", "customer_model.segments.fit", None),
            ("reactions", "test_sessions.frame_results.reaction", None),
            ("outcomes", "test_sessions.outcome", None),
            ("agreements", "test_sessions.perfect_world_agreement", None),
            ("rep_verdicts", "test_sessions.rep_verdict", None),
            ("take_modes", "rehearsals.mode", None),
            ("sign_off_decisions", "sign_offs.decision", None),
        ],
    )
    def test_every_word_of_the_file_has_a_word_of_ours(
        self, table: str, path: str, ours: Any
    ) -> None:
        words = toml("mapping")[table]
        used = set(rows(*path.split(".")))
        assert used
        assert used <= set(words)
        if ours is not None:
            assert set(words.values()) <= set(ours)

    def test_beats_are_those_of_the_template_in_their_part(self) -> None:
        mapping = toml("mapping")
        for frame in rows("frames"):
            project = template(mapping["templates"][source()["project"]["template"]])
            beat = project.beat(mapping["beats"][frame["component"]])
            assert beat.part == mapping["parts"][frame["section"]]

    def test_all_components_are_covered_with_a_statement(self) -> None:
        mapping = toml("mapping")["elements"]
        assert {table["kind"] for table in mapping.values()} == set(ElementKind)
        assert set(mapping) == set(source()["positioning"]) - {"summary", "vocabulary"}
        for row, table in elements().values():
            assert row[table["statement"]]

    def test_lists_of_elements_become_points_and_relations(self) -> None:
        mapping = toml("mapping")["elements"]
        points = mapping["competitive_alternatives"]
        assert {points["strengths"], points["weaknesses"]} == set(PointKind)
        chain = {
            mapping["differentiators"]["absent_in"],
            mapping["differentiators"]["leads_to"],
            mapping["value_themes"]["for"],
        }
        assert chain == set(CHAIN)

    def test_vocabulary_covers_the_kinds_of_terms(self) -> None:
        assert set(toml("mapping")["terms"].values()) == set(TermKind)

    def test_renamed_keys_exist_on_both_sides(self) -> None:
        mapping = toml("mapping")
        for table, list_name in (
            ("proof", "proof_points"),
            ("objection", "objections"),
            ("frame", "frames"),
        ):
            for theirs, ours in mapping[list_name].items():
                assert all(theirs in row for row in rows(list_name))
                assert ours in {"", "question", *columns(BY_TABLE[table])}

    def test_implied_links_name_lists_of_known_ids(self) -> None:
        known = {**elements(), **by_id("proof_points"), **by_id("objections")}
        for link in toml("mapping")["implied_links"].values():
            targets = rows(*link["key"].replace("[]", "").split("."))
            assert targets
            assert set(targets) <= set(known)
            assert link["role"] in set(LinkRole)
            assert link["source"] in BY_TABLE

    def test_pending_consent_clears_nothing(self) -> None:
        consents = toml("mapping")["consents"]
        scopes = {"may_be_spoken", "may_be_shown", "may_be_printed"}
        assert all(set(flags) == scopes for flags in consents.values())
        cleared = {
            proof["id"]: any(consents[proof["consent"]].values()) for proof in rows("proof_points")
        }
        assert cleared == {"PF-1": True, "PF-2": True, "PF-3": True, "PF-4": False}

    def test_named_in_calls_is_never_printed(self) -> None:
        flags = toml("mapping")["consents"]["named in calls, not in print"]
        assert flags["may_be_spoken"]
        assert not flags["may_be_printed"]


class TestAdditions:
    def test_people_who_decide_are_in_the_file_and_differ(self) -> None:
        owners = toml("additions")["owners"]
        people = by_id("stakeholders")
        assert set(owners["approver"]) == set(ElementKind)
        assert owners["status"] in set(Status)
        assert set(owners["exceptions"]) <= set(elements())
        for code, (_, mapping) in elements().items():
            exception = owners["exceptions"].get(code, {})
            driver = exception.get("driver", owners["driver"])
            approver = exception.get("approver", owners["approver"][mapping["kind"]])
            assert driver in people
            assert approver in people
            assert driver != approver

    def test_every_differentiator_has_a_delivery_state(self) -> None:
        delivery = toml("additions")["delivery"]
        assert set(delivery) == set(by_id("positioning.differentiators"))
        assert set(delivery.values()) == {Delivery.AVAILABLE, Delivery.LIMITED}

    def test_exclusions_are_the_disqualifiers_of_the_file(self) -> None:
        not_for = toml("additions")["not_for"]
        assert set(not_for) <= set(by_id("positioning.target_customers"))
        assert sorted(not_for.values()) == sorted(source()["customer_model"]["disqualifiers"])

    def test_steps_add_marks_and_change_no_word(self) -> None:
        steps = by_id("frames.demo_steps")
        added = {key: row for key, row in toml("additions")["steps"].items() if key != "owner"}
        assert set(added) <= set(steps)
        for code, row in added.items():
            assert set(row) <= set(columns(BY_TABLE["step"]))
            if "do" in row:
                assert row["do"] != steps[code]["do"]
                assert row["do"].replace("`", "") == steps[code]["do"]

    def test_first_wow_comes_within_six_minutes_of_the_demo(self) -> None:
        added = toml("additions")["steps"]
        seconds = 0
        for step in rows("frames", "demo_steps"):
            if added.get(step["id"], {}).get("is_wow"):
                break
            seconds += step["duration_s"]
        assert seconds == 55

    def test_each_demo_frame_ends_by_asking_its_checkpoint(self) -> None:
        added = toml("additions")["steps"]
        for frame in rows("frames"):
            asks = [added.get(step["id"], {}).get("ask") for step in frame["demo_steps"]]
            if asks:
                assert asks[-1] == frame["checkpoint"]
                assert not any(asks[:-1])

    def test_talker_is_in_the_file(self) -> None:
        assert toml("additions")["steps"]["owner"] in by_id("stakeholders")

    def test_paragraphs_begin_at_one_place_each_in_order(self) -> None:
        paragraphs = toml("additions")["paragraphs"]
        frames = by_id("frames")
        assert set(paragraphs) == set(frames)
        for code, beginnings in paragraphs.items():
            script = frames[code]["script"]
            places = [script.index(words) for words in beginnings]
            assert places == sorted(places)
            for words, place in zip(beginnings, places, strict=True):
                assert script.count(words) == 1
                assert re.search(r"[.?!] $", script[:place])

    def test_the_customer_model_adds_to_what_is_in_the_file(self) -> None:
        added, model = toml("additions"), source()["customer_model"]
        assert set(added["segments"]) == set(by_id("customer_model.segments"))
        assert set(added["personas"]) == set(by_id("customer_model.personas"))
        assert set(added["buying_steps"]) == set(model["buying_steps"])
        assert {step["persona"] for step in added["buying_steps"].values()} <= set(
            added["personas"]
        )
        raised = [code for persona in added["personas"].values() for code in persona["raises"]]
        assert len(raised) == len(set(raised))
        assert set(raised) < set(by_id("objections"))

    def test_no_proof_expires_before_the_sample_is_read(self) -> None:
        as_of = toml("additions")["as_of"]
        assert as_of == max(session["date"] for session in rows("test_sessions"))
        assert all(proof["expires"] > as_of for proof in rows("proof_points"))


class TestHistory:
    @staticmethod
    def cells() -> list[tuple[File, File]]:
        return [(change, cell) for change in toml("history")["changes"] for cell in change["cells"]]

    @staticmethod
    def table(ref: str) -> str:
        if ref == "narrative":
            return "narrative"
        return "element" if ref in elements() else "frame"

    @classmethod
    def present(cls, ref: str, column: str) -> Any:
        """What the file says of a cell today."""
        if ref == "narrative":
            return source()["project"]["current_narrative_version"]
        if ref in elements():
            row, mapping = elements()[ref]
            value = row[mapping.get(column, column)]
            return toml("mapping")["category_styles"][value] if column == "style" else value
        frame = by_id("frames")[ref]
        return frame["slide_bullets" if column == "bullets" else column]

    def test_operations_stand_in_the_order_of_time_in_the_working_day(self) -> None:
        history = toml("history")
        moments: list[datetime] = [change["at"] for change in history["changes"]]
        assert moments == sorted(set(moments))
        assert history["start"]["at"] < moments[0]
        for moment in moments:
            assert moment.utcoffset() == timedelta(0)
            assert 9 <= moment.hour < 17

    def test_authors_and_sessions_are_in_the_file(self) -> None:
        people, sessions = by_id("stakeholders"), by_id("test_sessions")
        for change in toml("history")["changes"]:
            assert change["author"] in people
            assert 0 < len(change["label"]) <= 60
            for session in change["because"]:
                assert sessions[session]["date"] < change["at"].date().isoformat()

    def test_baselines_fall_on_the_dates_of_the_file(self) -> None:
        moments = toml("history")["baselines"]
        dates = {row["id"]: row["date"] for row in rows("baselines")}
        assert {code: at.date().isoformat() for code, at in moments.items()} == dates
        assert max(change["at"] for change in toml("history")["changes"]) < moments["B-3"]

    def test_cells_exist_and_each_operation_changes_what_it_touches(self) -> None:
        values: dict[tuple[str, str], Any] = {}
        for _, cell in reversed(self.cells()):
            key = (cell["ref"], cell["column"])
            assert cell["column"] in columns(BY_TABLE[self.table(cell["ref"])])
            assert values.get(key, self.present(*key)) != old(cell)
            values[key] = old(cell)

    def test_revisions_come_out_as_in_the_file(self) -> None:
        trigger = {
            name for name, column in columns(BY_TABLE["element"]).items() if column.is_trigger
        }
        touched = {
            (change["at"], cell["ref"])
            for change, cell in self.cells()
            if cell["ref"] in elements() and cell["column"] in trigger
        }
        counts = Counter(ref for _, ref in touched)
        assert {code: row["rev"] for code, (row, _) in elements().items()} == {
            code: 1 + counts[code] for code in elements()
        }

    @pytest.mark.parametrize("baseline", ["B-2", "B-3"])
    def test_links_were_read_at_a_revision_the_element_had(self, baseline: str) -> None:
        at = toml("history")["baselines"][baseline]
        for frame in rows("frames"):
            for link in frame["links"]:
                row, _ = elements()[link["target"]]
                assert 1 <= link["reviewed_rev"] <= row["rev"]
        made = {c["ref"] for change, c in self.cells() if change["at"] > at} & set(elements())
        assert made == ({"VA-2"} if baseline == "B-2" else set())

    def test_frame_texts_of_the_file_are_all_told_in_their_version(self) -> None:
        windows = toml("history")["baselines"]
        after = {"v1": "B-1", "v2": "B-2"}
        before = {"v1": "B-2", "v2": "B-3"}
        told = {
            (cell["ref"], "slide_bullets" if cell["column"] == "bullets" else cell["column"]): (
                change["at"],
                old(cell),
            )
            for change, cell in self.cells()
        }
        for row in rows("text_history"):
            at, text = told[row["frame"], row["field"]]
            assert text == row["text"]
            assert windows[after[row["version"]]] < at < windows[before[row["version"]]]

    def test_changes_of_each_version_are_told_with_their_sessions(self) -> None:
        told = {
            (cell["ref"], tuple(change["because"]))
            for change, cell in self.cells()
            if self.table(cell["ref"]) == "frame"
        }
        for change in rows("narrative_versions", "changes"):
            assert (change["frame"], tuple(change["because"])) in told

    def test_five_texts_changed_between_the_last_two_baselines(self) -> None:
        windows = toml("history")["baselines"]
        changed = {
            (cell["ref"], cell["column"])
            for change, cell in self.cells()
            if windows["B-2"] < change["at"] < windows["B-3"]
        }
        assert changed - {("narrative", "version"), ("F08", "status")} == {
            ("F07", "script"),
            ("F10", "headline"),
            ("F12", "headline"),
            ("F12", "key_message"),
            ("VA-2", "statement"),
        }
