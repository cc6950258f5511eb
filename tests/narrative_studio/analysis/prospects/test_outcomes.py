"""Conversions and objections are counted by session."""

from __future__ import annotations

from dataclasses import replace

from narrative_studio.analysis.prospects.eligible import by_version, eligible
from narrative_studio.analysis.prospects.outcomes import (
    Conversion,
    conversion,
    objections_raised,
    roles,
)
from narrative_studio.model.customers import BuyingRole
from narrative_studio.model.ids import ObjectionRaisedId
from narrative_studio.model.observed import ObjectionRaised
from narrative_studio.model.prospects import Answer, Extent
from narrative_studio.model.view import ProjectView


def test_the_sample_converts_six_of_ten(tested: ProjectView) -> None:
    sessions = eligible(tested, tested.narrative().narrative.id)
    assert conversion(sessions) == Conversion(6, 4, 0)
    found = {version: conversion(rows) for version, rows in by_version(sessions).items()}
    assert {version: (one.n, one.converted) for version, one in found.items()} == {
        "v1": (3, 1),
        "v2": (3, 2),
        "v3": (4, 3),
    }


def test_unknown_is_not_no(tested: ProjectView) -> None:
    first, second, *_ = eligible(tested, tested.narrative().narrative.id)
    assert conversion([replace(first, converted=Answer.UNKNOWN), second]) == Conversion(1, 0, 1)


def test_the_sample_raises_each_objection_as_often_as_its_file_expects(
    tested: ProjectView,
) -> None:
    found = objections_raised(tested, eligible(tested, tested.narrative().narrative.id))
    counts = {tested.objections[one.objection or ""].code: one.sessions for one in found}
    assert counts == {
        "OB-1": 3,
        "OB-2": 1,
        "OB-3": 3,
        "OB-4": 2,
        "OB-5": 2,
        "OB-6": 1,
        "OB-7": 1,
        "OB-8": 2,
    }
    assert [one.sessions for one in found] == sorted(counts.values(), reverse=True)


def test_objections_are_told_by_who_sat_there(tested: ProjectView) -> None:
    sessions = eligible(tested, tested.narrative().narrative.id)
    by_code = {one.code: one for one in sessions}
    assert roles(tested, by_code["T01"].id) == {BuyingRole.CHAMPION}
    (first, *_) = [
        one
        for one in objections_raised(tested, sessions)
        if tested.objections[one.objection or ""].code == "OB-5"
    ]
    assert first.sessions == 2
    assert sum(first.roles.values()) >= first.sessions
    assert first.handled == {Extent.UNKNOWN: 2}


def test_an_objection_counts_once_a_session_and_free_words_stand_for_themselves(
    tested: ProjectView,
) -> None:
    session = eligible(tested, tested.narrative().narrative.id)[0]
    frames = tested.narrative().frames
    objection = next(iter(tested.objections.values()))
    rows = [
        ObjectionRaised(
            ObjectionRaisedId(f"r{n}"), session=session.id, objection=known, frame=at, text=text
        )
        for n, (known, at, text) in enumerate(
            [
                (objection.id, frames[0].id, ""),
                (objection.id, frames[3].id, "Our ERP does it"),
                (None, None, "My  cat says no."),
                (None, frames[1].id, "My cat says no."),
                (None, None, "Too blue."),
            ]
        )
    ]
    table = tested.tables["objection_raised"]
    tables = dict(tested.tables)
    tables["objection_raised"] = table.after(dict.fromkeys(table) | {row.id: row for row in rows})
    found = objections_raised(replace(tested, tables=tables), [session])
    assert {(one.text, one.sessions) for one in found} == {
        (objection.text, 1),
        ("My cat says no.", 1),
        ("Too blue.", 1),
    }
    known = next(one for one in found if one.objection == objection.id)
    assert known.frames == {frames[0].id: 1, frames[3].id: 1}
