"""Settings are typed, survive damage, and never cost the work."""

from __future__ import annotations

import getpass
import json
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import pytest

from narrative_studio.left_places import LeftPlace
from narrative_studio.model.people import Function
from narrative_studio.settings import Recent, Settings, Values, settings_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_a_first_start_has_the_defaults(path: Path) -> None:
    assert Settings(path).values == Values()
    assert not path.exists()


def test_every_setting_is_described() -> None:
    assert all(item.metadata["description"] for item in fields(Values))


def test_changes_are_there_at_the_next_start(path: Path) -> None:
    Settings(path).change(theme="dark", font_scale_pct=120, has_reduced_motion=True)
    values = Settings(path).values
    assert (values.theme, values.font_scale_pct, values.has_reduced_motion) == ("dark", 120, True)


def test_changes_made_together_are_written_once_at_the_end(path: Path) -> None:
    settings = Settings(path)
    with settings.together():
        settings.change(theme="dark")
        with settings.together():
            settings.change(font_scale_pct=120)
        assert settings.values.font_scale_pct == 120
        assert not path.exists()
    values = Settings(path).values
    assert (values.theme, values.font_scale_pct) == ("dark", 120)


def test_changes_made_together_are_written_whatever_goes_wrong_between(path: Path) -> None:
    settings = Settings(path)
    with suppress(ZeroDivisionError), settings.together():
        settings.change(theme="dark")
        raise ZeroDivisionError
    settings.change(font_scale_pct=120)
    values = Settings(path).values
    assert (values.theme, values.font_scale_pct) == ("dark", 120)


@pytest.mark.parametrize("name", [one.name for one in fields(Values) if one.default == ()])
def test_every_list_is_read_back(path: Path, name: str) -> None:
    texts, pairs, recent = ("a", "b"), (("a", "b"),), (Recent("/a", "A"),)
    outcomes = []
    for value in (texts, pairs, recent, (LeftPlace("document", "person", "storyboard"),)):
        Settings(path).change(**{name: value})
        outcomes.append(getattr(Settings(path).values, name) == value)
    assert any(outcomes)


def test_two_windows_keep_each_other_s_changes(path: Path) -> None:
    one, other = Settings(path), Settings(path)
    one.change(theme="dark")
    other.change(font_scale_pct=120)
    values = Settings(path).values
    assert (values.theme, values.font_scale_pct) == ("dark", 120)


def test_what_a_newer_version_has_written_stays(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"tempo": "slow", "theme": "dark"}')
    Settings(path).change(theme="light")
    assert json.loads(path.read_text()) == {"tempo": "slow", "theme": "light"}


def test_each_person_comes_back_to_where_she_left_each_document(path: Path) -> None:
    settings = Settings(path)
    settings.change(person_id="ada")
    settings.keep_left_place(LeftPlace("one", "ada", room="demo", rows=("s1", "s2"), table="step"))
    settings.keep_left_place(LeftPlace("other", "ada", views=(("storyboard", "map"),)))
    settings.keep_left_place(LeftPlace("one", "grace", room="versions"))
    kept = Settings(path)
    assert kept.left_place("one").room == "demo"
    assert kept.left_place("one").rows == ("s1", "s2")
    assert kept.left_place("other").view_in("storyboard") == "map"
    assert kept.left_place("third") == LeftPlace("third", "ada")
    kept.change(person_id="grace")
    assert kept.left_place("one").room == "versions"


@pytest.mark.parametrize("text", ["", "{", "[]", "\udcff", "[" * 100_000])
def test_a_damaged_file_is_put_aside(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_bytes(text.encode(errors="surrogateescape"))
    settings = Settings(path)
    assert settings.values == Values()
    assert [file.name for file in path.parent.iterdir()] == ["settings.json.damaged"]
    settings.change(theme="dark")
    assert Settings(path).values.theme == "dark"


def test_a_file_damaged_while_the_window_is_open_is_written_whole_again(path: Path) -> None:
    settings = Settings(path)
    settings.change(theme="dark")
    path.write_text("{")
    settings.change(font_scale_pct=120)
    values = Settings(path).values
    assert (values.theme, values.font_scale_pct) == ("dark", 120)


def test_values_of_the_wrong_type_are_passed_over(path: Path) -> None:
    path.parent.mkdir()
    wrong = {
        "theme": 7,
        "font_scale_pct": "big",
        "has_reduced_motion": 1,
        "recent": "none",
        "closed_sections": {"a": 1},
        "person_name": "Ada",
    }
    path.write_text(json.dumps(wrong))
    assert Settings(path).values == Values(person_name="Ada")


@pytest.mark.parametrize(("kept", "taken"), [(10, 80), (100, 100), (5000, 200)])
def test_text_stays_readable(path: Path, kept: int, taken: int) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"font_scale_pct": kept}))
    assert Settings(path).values.font_scale_pct == taken


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.change(theme="dark")
    assert settings.values.theme == "dark"


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    Settings(path).change(theme="dark")
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_recent_documents_come_back_with_the_latest_first(path: Path) -> None:
    settings = Settings(path)
    for number in range(14):
        settings.remember(Recent(path=f"/{number}", title=str(number)))
    settings.remember(Recent(path="/5", title="again"))
    settings.forget("/13")
    found = Settings(path).values.recent
    assert [one.path for one in found[:3]] == ["/5", "/12", "/11"]
    assert found[0].title == "again"
    assert len(found) == 11


def test_recent_documents_that_make_no_sense_are_passed_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"recent": [{"path": "/a", "colour": 1}, {"title": "x"}, 3]}))
    assert Settings(path).values.recent == (Recent(path="/a"),)


def test_i_am_the_same_person_at_every_start(path: Path) -> None:
    first = Settings(path).identity()
    assert first.id
    assert Settings(path).identity().id == first.id
    assert not Settings(path).knows_me


def test_i_am_who_i_said(path: Path) -> None:
    settings = Settings(path)
    settings.identity()
    settings.change(person_name="Ada Moss", person_role="PMM", person_function="sales")
    me = Settings(path).identity()
    assert (me.name, me.role, me.function) == ("Ada Moss", "PMM", Function.SALES)
    assert settings.knows_me


def test_without_a_name_the_system_s_is_taken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "amoss")
    assert Settings(path).identity().name == "amoss"

    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert Settings(path).identity().name == ""


def test_an_unknown_function_reads_as_other(path: Path) -> None:
    settings = Settings(path)
    settings.change(person_function="wizardry")
    assert settings.identity().function is Function.OTHER


def test_the_place_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "here"))
    assert settings_path() == tmp_path / "here" / "settings.json"
    monkeypatch.delenv("NARRATIVE_STUDIO_HOME")
    assert settings_path().name == "settings.json"
    assert settings_path().parent.name == "narrative-studio"


def test_pinned_documents_stay_however_many_are_opened(path: Path) -> None:
    settings = Settings(path)
    settings.remember(Recent(path="/kept"))
    settings.pin("/kept", is_pinned=True)
    for number in range(20):
        settings.remember(Recent(path=f"/{number}"))
    found = Settings(path).values.recent
    assert [one.path for one in found if one.is_pinned] == ["/kept"]
    assert len(found) == 13


def test_a_document_that_moved_keeps_its_place_on_the_list(path: Path) -> None:
    settings = Settings(path)
    for name in ("/a", "/b", "/c"):
        settings.remember(Recent(path=name, title=name))
    settings.relocate("/b", "/moved")
    assert [(one.path, one.title) for one in settings.values.recent] == [
        ("/c", "/c"),
        ("/moved", "/b"),
        ("/a", "/a"),
    ]
    settings.relocate("/moved", "/a")
    assert [one.path for one in settings.values.recent] == ["/c", "/a"]
