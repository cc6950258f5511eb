"""Every list of the sample's files comes over in full."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from narrative_studio.sample import make_sample
from tests.narrative_studio.sample.test_replay import ME, source, toml


def test_every_list_of_the_file_came_over_in_full(tmp_path: Path) -> None:
    with closing(make_sample(tmp_path / "sample.narrative", me=ME)) as sample:
        view = sample.view()
    file, positioning = source(), source()["positioning"]
    elements = [item for key in toml("mapping")["elements"] for item in positioning[key]]
    steps = [step for item in file["frames"] for step in item["demo_steps"]]
    implied = sum(len(item["proof"]) + len(item["objections"]) for item in file["frames"])
    implied += sum(len(step["shows"]) for step in steps)
    implied += sum(len(item["proof"]) for item in positioning["value_themes"])
    implied += sum(len(item["evidence"]) for item in file["objections"])
    customers, added = file["customer_model"], toml("additions")
    moved, variants = added["personas"], added["variants"]
    goals, touchpoints = added["goals"], added["touchpoints"]
    found = {name: len(table) for name, table in view.tables.items() if len(table)}
    assert found == {
        "project": 1,
        "person": len(file["stakeholders"]),
        "element": len(elements),
        "point": sum(
            len(item[key])
            for item in positioning["competitive_alternatives"]
            for key in ("strengths", "weaknesses")
        ),
        "relation": sum(
            len(item[key])
            for name, keys in (
                ("differentiators", ("absent_in", "leads_to")),
                ("value_themes", ("for",)),
            )
            for item in positioning[name]
            for key in keys
        )
        + sum(" lacks " not in item["cell"] for item in added["comparison"]),
        "term": sum(
            1 + len(item.get("not", []))
            for kind in positioning["vocabulary"].values()
            for item in kind
        ),
        "proof": len(file["proof_points"]),
        "objection": len(file["objections"]),
        "segment": len(customers["segments"]),
        "persona": len(customers["personas"]),
        "persona_note": sum(
            len(item["fears"]) + len(item["words_they_use"]) for item in customers["personas"]
        )
        + sum(
            len(item[key]) for item in moved.values() for key in ("needs", "motivations", "pains")
        ),
        "raiser": sum(len(item["raises"]) for item in moved.values()),
        "interest": sum(len(item["cares_about"]) for item in customers["personas"]),
        "trigger_event": len(customers["buying_triggers"]),
        "disqualifier": len(customers["disqualifiers"]),
        "buying_step": len(customers["buying_steps"]),
        "goal": len(goals),
        "goal_owner": sum(len(item["owners"]) for item in goals),
        "goal_dependency": sum(len(item.get("needs", [])) for item in goals),
        "key_result": sum(len(item.get("key_results", [])) for item in goals),
        "touchpoint": len(touchpoints),
        "narrative": 1,
        "frame": len(file["frames"]),
        "question": sum(len(item["discovery_questions"]) for item in file["frames"]),
        "step": len(steps),
        "link": sum(len(item["links"]) for item in file["frames"])
        + implied
        + sum(len(item["tells"]) for item in touchpoints)
        + sum(len(item["paid_by"]) for item in added["criteria"]),
        "zone": len(added["zones"]),
        "criterion": len(added["criteria"]),
        "variant": len(variants),
        "left_out": sum(len(item["left_out"]) for item in variants),
        "override": sum(len(says) - 1 for item in variants for says in item["says"]),
        "comment": len(added["comments"]),
        "mention": sum(len(item.get("mentions", [])) for item in added["comments"]),
        "baseline": len(file["baselines"]),
        "readiness_item": len(added["readiness"]),
        "data_item": len(added["data"]),
        **of_tests(file, added),
    }


def of_tests(file: dict[str, Any], added: dict[str, Any]) -> dict[str, int]:
    """How many rows the tests with prospects make."""
    sessions = file["test_sessions"]
    results = sum(len(item["frame_results"]) for item in sessions)
    quotes = [quote for item in sessions for quote in item["quotes"]]
    pressed = [
        result
        for item in sessions
        for result in item["frame_results"]
        if result["reaction"] != "neutral"
    ]
    changes = [change for item in file["narrative_versions"] for change in item["changes"]]
    return {
        "test_protocol": 1,
        "test_metric": len(file["test_protocol"]["metrics"]),
        "code": len(file["codebook"]),
        "test_session": len(sessions),
        "session_persona": sum(len(item["prospect"]["roles"]) for item in sessions),
        "frame_result": results + sum(len(item["skipped_frames"]) for item in sessions),
        "rating": results,
        "recall_judgement": sum(
            len(item.get("recalled", {})) for item in added["tests"]["sessions"].values()
        ),
        "mark": len(pressed) + len(quotes),
        "quote": len(quotes),
        "quote_code": sum(len(quote["codes"]) for quote in quotes),
        "objection_raised": sum(len(item["objections_raised"]) for item in sessions),
        "huddle_note": sum(len(texts) for item in sessions for texts in item["huddle"].values()),
        "edit_citation": len(changes),
        "cited_session": sum(len(change["because"]) for change in changes),
    }
