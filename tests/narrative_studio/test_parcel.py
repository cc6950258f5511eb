"""Frames in the clipboard: packed whole, and read back without trust."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.commands.custom import add_custom_field, set_custom_value
from narrative_studio.commands.demo import add_step
from narrative_studio.errors import ImportFailed
from narrative_studio.model.custom import CustomKind
from narrative_studio.model.rows import columns
from narrative_studio.model.storyboard import Frame, LinkRole
from narrative_studio.model.view import NarrativeView
from narrative_studio.parcel import aim_of, pack, plain_text, unpack
from narrative_studio.project import Project
from narrative_studio.text_pictures import with_pictures
from tests.story import make_story, png


@pytest.fixture
def project(tmp_path: Path) -> Any:
    made = make_story(tmp_path / "a.narrative")
    yield made
    made.close()


@pytest.fixture
def view(project: Project) -> NarrativeView:
    return project.view().narrative()


@pytest.fixture
def packed(project: Project) -> dict[str, Any]:
    field = add_custom_field(project, name="Region", kind=CustomKind.CHOICE, choices="North")
    frame = project.view().narrative().frames[0]
    set_custom_value(project, custom_field=field.id, frame=frame.id, value="North")
    view = project.view().narrative()
    found: dict[str, Any] = json.loads(pack(view, [frame.id for frame in view.all_frames]))
    return found


def test_pictures_in_texts_go_along(project: Project) -> None:
    with project.op("Show") as op:
        picture = op.keep_picture(png() + b"other")
        first = project.view().narrative().frames[0]
        op.set(Frame, first.id, bullets=with_pictures("- a", [(picture, "A kiln")]))
    packed = json.loads(pack(project.view().narrative(), [first.id]))
    assert picture in [one["id"] for one in packed["pictures"]]


def read(packed: Any) -> Any:
    return unpack(json.dumps(packed).encode())


def test_frames_come_out_as_they_went_in(view: NarrativeView) -> None:
    parcel = unpack(pack(view, [frame.id for frame in view.all_frames]))
    assert parcel.template == view.narrative.template
    assert [one.id for one in parcel.frames] == [one.id for one in (*view.frames, *view.backups)]
    for one in parcel.frames:
        original = view.whole.frames[one.id]
        for name in columns(Frame):
            if name not in ("rank", "ref"):
                assert getattr(one, name) == getattr(original, name), name
    assert len(parcel.rows["step"]) == len(view.whole.steps)
    assert len(parcel.rows["question"]) == len(view.whole.questions)
    assert list(parcel.pictures.values()) == [png()]


def test_what_is_said_in_the_teams_own_fields_goes_along_with_what_they_are(
    packed: dict[str, Any],
) -> None:
    (said,) = [one for one in read(packed).said if one.field.name == "Region"]
    assert (said.frame, said.value) == (packed["frames"][0]["id"], "North")
    assert (said.field.name, said.field.kind) == ("Region", CustomKind.CHOICE)
    assert said.field.choices == "North"
    del packed["custom_values"]
    assert read(packed).said == (), "an earlier version packed none"


def test_only_the_chosen_frames_go_along(view: NarrativeView) -> None:
    first, *_ = view.frames
    parcel = unpack(pack(view, [first.id, "gone"]))
    assert [one.id for one in parcel.frames] == [first.id]
    assert {getattr(row, "frame") for row in parcel.rows["step"]} <= {first.id}  # noqa: B009


def test_a_link_says_what_it_points_at(view: NarrativeView) -> None:
    parcel = unpack(pack(view, [frame.id for frame in view.all_frames]))
    assert parcel.ties
    for tie in parcel.ties:
        assert tie.aim == aim_of(view.whole.tables[tie.aim.table][tie.aim.id])
        assert tie.role in LinkRole
        assert tie.aim.name


def test_a_step_that_is_told_later_stays_later(project: Project, view: NarrativeView) -> None:
    frame = view.frames[0]
    for word in "abc":
        add_step(project, frame=frame.id, do=word)
    parcel = unpack(pack(project.view().narrative(), [frame.id]))
    texts = [getattr(row, "do") for row in sorted(parcel.rows["step"], key=lambda r: r.rank)]  # type: ignore[attr-defined]  # noqa: B009
    assert texts[-3:] == list("abc")


def test_other_programs_get_the_words(view: NarrativeView) -> None:
    first, *_ = view.frames
    text = plain_text(view, [first.id])
    assert text.startswith(first.headline)
    assert first.script.splitlines()[0] in text


Spoil = Callable[[dict[str, Any]], object]


def frame_of(packed: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = packed["frames"][0]
    return found


SPOILS: dict[str, tuple[Spoil, str]] = {
    "another format": (lambda p: p.update(format="x"), "holds no frames"),
    "another version": (lambda p: p.update(version=2), "another version"),
    "no frames": (lambda p: p.update(frames=[]), "holds no frames"),
    "frames that are no list": (lambda p: p.update(frames={}), "frames are no list"),
    "too many frames": (lambda p: p.update(frames=[{}] * 20_001), "no list of at most 20,000"),
    "a frame that is no object": (lambda p: p.update(frames=[1]), "frame in it is no object"),
    "a number as headline": (lambda p: frame_of(p).update(headline=3), "has to be a text"),
    "a text as time": (lambda p: frame_of(p).update(planned_ms="3"), "whole number"),
    "a time without end": (lambda p: frame_of(p).update(planned_ms=10**15), "cannot be"),
    "a time that is not": (lambda p: frame_of(p).update(planned_ms=float("inf")), "whole number"),
    "an unknown status": (lambda p: frame_of(p).update(status="wild"), "cannot be"),
    "nothing as headline": (lambda p: frame_of(p).update(headline=None), "cannot be nothing"),
    "a null character": (lambda p: frame_of(p).update(script="a\x00"), "no text"),
    "half a character": (lambda p: frame_of(p).update(script="\ud800"), "no text"),
    "an id that is a number": (lambda p: frame_of(p).update(id=1), "no proper id"),
    "a long id": (lambda p: frame_of(p).update(id="x" * 201), "no proper id"),
    "an id of two lines": (lambda p: frame_of(p).update(id="x\ny"), "no proper id"),
    "a picture by path": (lambda p: frame_of(p).update(picture="../../x"), "no proper id"),
    "no narrative": (lambda p: frame_of(p).pop("narrative"), "lacks its narrative"),
    "two of one id": (lambda p: p["frames"].append(frame_of(p)), "one id"),
    "a stray step": (lambda p: p["steps"][0].update(frame="x"), "belongs to no frame"),
    "a link from nowhere": (lambda p: p["links"][0].update(source="x"), "begins nowhere"),
    "a link from a person": (
        lambda p: p["links"][0].update(source_table="person"),
        "begins nowhere",
    ),
    "a link to no table": (
        lambda p: p["links"][0]["target"].update(table="sqlite_master"),
        "ends nowhere",
    ),
    "a link without target": (lambda p: p["links"][0].update(target=None), "no object"),
    "a link of no role": (lambda p: p["links"][0].update(role="owns"), "role"),
    "a link with a number": (lambda p: p["links"][0].update(seen=1), "seen is no text"),
    "a template that is a list": (lambda p: p.update(template=[]), "template is no text"),
    "custom values that are no list": (
        lambda p: p.update(custom_values={}),
        "custom values are no list",
    ),
    "a custom value that is a text": (
        lambda p: p.update(custom_values=["x"]),
        "custom value in it is no object",
    ),
    "a stray custom value": (
        lambda p: p["custom_values"][0].update(frame="x"),
        "custom value in it belongs to no frame",
    ),
    "a custom value that is a number": (
        lambda p: p["custom_values"][0].update(value=1),
        "custom value is no text",
    ),
    "a custom field of no kind": (
        lambda p: p["custom_values"][0]["field"].update(kind="formula"),
        "kind that there is not",
    ),
    "a custom field without an id": (
        lambda p: p["custom_values"][0]["field"].update(id=None),
        "no proper id",
    ),
    "a picture that is a text": (lambda p: p.update(pictures=["x"]), "picture in it is no object"),
    "a picture that is no Base64": (
        lambda p: p["pictures"][0].update(content="%%"),
        "picture in it is damaged",
    ),
    "another picture": (
        lambda p: p["pictures"][0].update(content=base64.b64encode(b"x").decode()),
        "not the one it says",
    ),
    "a program as picture": (
        lambda p: p.update(
            pictures=[
                {
                    "id": hashlib.sha256(b"MZ").hexdigest(),
                    "content": base64.b64encode(b"MZ").decode(),
                }
            ]
        ),
        "no PNG or JPEG",
    ),
}


@pytest.mark.parametrize("name", SPOILS)
def test_hostile_content_is_refused_in_words(packed: dict[str, Any], name: str) -> None:
    spoil, words = SPOILS[name]
    spoil(packed)
    with pytest.raises(ImportFailed, match=words) as caught:
        read(packed)
    assert str(caught.value).startswith("The clipboard cannot be pasted: ")
    assert caught.value.hint


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b"null", b'{"format": []}']
)
def test_what_is_no_parcel_is_refused(content: bytes) -> None:
    with pytest.raises(ImportFailed):
        unpack(content)


def test_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("narrative_studio.parcel.LARGEST_BYTES", 3)
    with pytest.raises(ImportFailed, match="larger than"):
        unpack(b"{   }")


def test_cells_of_a_later_version_are_left_out(packed: dict[str, Any]) -> None:
    frame_of(packed)["mood"] = "bright"
    frame_of(packed)["rank"] = "../x"
    assert read(packed).frames[0].headline == frame_of(packed)["headline"]
