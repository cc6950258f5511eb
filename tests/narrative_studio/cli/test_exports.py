"""Export hands over what was asked for and tells what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from narrative_studio.cli import main
from narrative_studio.cli.formats import Formats, Options, Progress
from narrative_studio.errors import Cancelled
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.preset_files import keep_files
from narrative_studio.settings import Settings
from tests.story import make_story

MADE = SimpleNamespace(
    format_id="tale",
    file_name="x.tale",
    options="{}",
    made_with="1",
    content_hash="0" * 64,
    file_hash="1" * 64,
    size_bytes=7,
)


@dataclass
class Recorder:
    """An exporter that writes down what it is asked for."""

    id: str = "tale"
    title: str = "A tale"
    size_bytes: int = 1234
    options: tuple[Any, ...] = ()
    entries: list[Any] = field(default_factory=list)
    parts: list[Any] = field(default_factory=list)
    asked: list[Any] = field(default_factory=list)
    error: BaseException | None = None

    def plan(self, view: NarrativeView, options: Options) -> Any:
        self.asked.append(("plan", view.narrative.title, dict(options)))
        return self

    def export(
        self, view: NarrativeView, target: Path, options: Options, progress: Progress
    ) -> Any:
        self.asked.append(("export", view.narrative.title, target.name, dict(options)))
        progress(1, 1, "Frame 1")
        if self.error:
            raise self.error
        return self


@pytest.fixture
def tale() -> Recorder:
    return Recorder()


@pytest.fixture
def formats(tale: Recorder) -> Formats:
    def options(format_id: str, pairs: Sequence[str], target: Path, base: Options) -> Options:
        return {**base, "pairs": " ".join(pairs), "target": target}

    def preset(
        view: ProjectView, name: str, files_of: Callable[[str], Mapping[str, str]]
    ) -> SimpleNamespace:
        files = files_of("p1")
        missing = () if "template" in files else ("acme.potx",)
        return SimpleNamespace(name=name, format="tale", options=files, missing=missing)

    return Formats(
        ids=lambda: ("tale",),
        get=lambda format_id: tale,
        suffixes=lambda format_id: (".tale", ".t"),
        options=options,
        preset=preset,
        covers_document=lambda format_id: False,
        check_template=lambda path: SimpleNamespace(
            name=path.name, layouts=("Title", "Text"), entries=tale.entries
        ),
        note=lambda *_: MADE,
        judge=lambda view, entry: SimpleNamespace(entry=entry, standing="current", reason="same"),
        known_copy=lambda project, path: None,
        expected_decks=lambda view: (),
    )


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    with closing(make_story(tmp_path / "story.narrative")) as project:
        project.publish()
    return "story.narrative"


def test_options_and_narrative_are_handed_over(
    document: str, tale: Recorder, formats: Formats
) -> None:
    arguments = ["--option", "a=1", "--option", "b=2", "--template", "t.potx"]
    assert main(["export", "tale", document, "-o", "x.tale", *arguments], formats) == 0
    pairs = {"pairs": "a=1 b=2 template=t.potx", "target": Path("x.tale")}
    assert tale.asked == [("export", "Ember first call", "x.tale", pairs)]


def test_a_preset_says_the_format_and_options_are_put_over_it(
    document: str, tale: Recorder, formats: Formats
) -> None:
    keep_files(Settings(), "p1", {"template": "/t/acme.potx"})
    more = ["-o", "x.tale", "--option", "a=1"]
    for arguments in (
        [document, "--preset", "Mine", *more],
        ["--preset=Mine", document, *more],
        ["tale", document, *more, "--preset", "Mine"],
    ):
        assert main(["export", *arguments], formats) == 0
        options = {"template": "/t/acme.potx", "pairs": "a=1", "target": Path("x.tale")}
        assert tale.asked.pop() == ("export", "Ember first call", "x.tale", options)


def test_a_preset_whose_template_is_not_known_here_asks_for_it(
    document: str, tale: Recorder, formats: Formats, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["export", document, "-o", "x.tale", "--preset", "Mine"]
    assert main(arguments, formats) == 2
    said = capsys.readouterr().err
    assert "The preset “Mine” wants acme.potx, which is not known on this computer." in said
    assert "Name it with --template." in said
    assert tale.asked == []
    assert main([*arguments, "--template", "t.potx"], formats) == 0


def test_a_preset_of_another_format_is_refused(
    document: str, formats: Formats, capsys: pytest.CaptureFixture[str]
) -> None:
    other = replace(formats, ids=lambda: ("tale", "deck"))
    arguments = ["export", "deck", document, "-o", "x", "--preset", "Mine"]
    assert main(arguments, other) == 2
    assert "The preset “Mine” makes tale, not deck. Leave the format out" in capsys.readouterr().err


def test_a_name_without_ending_gets_that_of_the_format(
    document: str, tale: Recorder, formats: Formats, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "tale", document, "-o", "x"], formats) == 0
    assert tale.asked[0][2] == "x.tale"
    assert capsys.readouterr().out.startswith("Wrote x.tale, ")


def test_another_ending_is_refused(
    document: str, tale: Recorder, formats: Formats, capsys: pytest.CaptureFixture[str]
) -> None:
    for more in ([], ["--dry-run"]):
        assert main(["export", "tale", document, "-o", "x.pdf", *more], formats) == 2
        assert "makes .tale or .t files, not “x.pdf”" in capsys.readouterr().err
    assert tale.asked == []


def test_a_dry_run_only_plans(document: str, tale: Recorder, formats: Formats) -> None:
    assert main(["export", "tale", document, "-o", "x.tale", "--dry-run"], formats) == 0
    assert [asked[0] for asked in tale.asked] == ["plan"]


def test_the_report_is_told_and_warnings_stand_apart(
    document: str, tale: Recorder, formats: Formats, capsys: pytest.CaptureFixture[str]
) -> None:
    tale.entries = [
        SimpleNamespace(level="done", text="12 slides", detail=""),
        SimpleNamespace(level="info", text="2 left out", detail="backups"),
        SimpleNamespace(level="warning", text="Frame 4 has no alt text.", detail=""),
    ]
    main(["export", "tale", document, "-o", "x.tale"], formats)
    out, err = capsys.readouterr()
    assert out == "Wrote x.tale, 1.2 kB\n  12 slides\n  2 left out: backups\n"
    assert err == "warning: Frame 4 has no alt text.\n"


@pytest.mark.parametrize(
    ("size_bytes", "said"), [(999, "999 bytes"), (1000, "1.0 kB"), (2_500_000, "2.5 MB")]
)
def test_sizes_are_readable(
    document: str,
    tale: Recorder,
    formats: Formats,
    capsys: pytest.CaptureFixture[str],
    size_bytes: int,
    said: str,
) -> None:
    tale.size_bytes = size_bytes
    main(["export", "tale", document, "-o", "x.tale"], formats)
    assert f"Wrote x.tale, {said}\n" in capsys.readouterr().out


def test_a_cancelled_export_failed(
    document: str, tale: Recorder, formats: Formats, capsys: pytest.CaptureFixture[str]
) -> None:
    tale.error = Cancelled("Stopped.")
    assert main(["export", "tale", document, "-o", "x.tale"], formats) == 1
    assert capsys.readouterr().err == "narrative-studio: Stopped.\n"


def test_a_bug_is_not_hidden(document: str, tale: Recorder, formats: Formats) -> None:
    tale.error = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        main(["export", "tale", document, "-o", "x.tale"], formats)


def test_options_are_listed_with_their_values(
    tale: Recorder, formats: Formats, capsys: pytest.CaptureFixture[str]
) -> None:
    def option(key: str, kind: str, default: object, **more: object) -> SimpleNamespace:
        plain = {"title": key.title(), "help": "", "choices": (), "minimum": 1, "maximum": 4}
        plain["only_with"] = None
        return SimpleNamespace(**(plain | {"key": key, "kind": kind, "default": default} | more))

    choices = [SimpleNamespace(value=value, title=value, suffix="") for value in ("a", "b")]
    tale.options = (
        option("notes", "bool", True, help="Under each slide."),
        option("columns", "int", 2, only_with=("fit", "a", "b")),
        option("template", "path", None),
        option("footer", "text", ""),
        option("fit", "choice", "a", choices=choices),
        option("parts", "several", "a", choices=choices),
    )
    main(["formats"], formats)
    assert capsys.readouterr().out.splitlines() == [
        "tale         A tale (.tale, .t)",
        "    notes=yes|no (default yes)",
        "        Notes. Under each slide.",
        "    columns=1..4 (default 2)",
        "        Columns. Only with fit=a or fit=b.",
        "    template=FILE",
        "        Template.",
        "    footer=TEXT",
        "        Footer.",
        "    fit=a|b (default a)",
        "        Fit.",
        "    parts=a,b (default a)",
        "        Parts.",
    ]


def test_a_template_is_looked_through(
    tale: Recorder, formats: Formats, capsys: pytest.CaptureFixture[str]
) -> None:
    tale.entries = [
        SimpleNamespace(level="done", text="Slides of 16:9", detail=""),
        SimpleNamespace(level="warning", text="No layout has a title", detail=""),
    ]
    assert main(["template", "check", "acme.potx"], formats) == 0
    out, err = capsys.readouterr()
    assert out == "acme.potx: Title, Text\n  Slides of 16:9\n"
    assert err == "warning: No layout has a title\n"
    assert main(["template", "check", "acme.potx", "--json"], formats) == 0
    assert json.loads(capsys.readouterr().out) == {
        "name": "acme.potx",
        "layouts": ["Title", "Text"],
        "entries": [
            {"level": "done", "text": "Slides of 16:9"},
            {"level": "warning", "text": "No layout has a title"},
        ],
    }


@pytest.mark.parametrize("arguments", [[], ["check"], ["chek", "acme.potx"]])
def test_a_template_command_says_how_it_is_written(
    formats: Formats, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["template", *arguments], formats) == 2
    assert "check" in capsys.readouterr().err


def test_a_file_is_noted_on_the_register_when_asked_for(
    document: str, formats: Formats, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "tale", document, "-o", "x.tale"], formats) == 0
    main(["exports", document, "--json"], formats)
    before = len(json.loads(capsys.readouterr().out.partition("\n")[2] or "{}").get("exports", []))
    assert main(["export", "tale", document, "-o", "x.tale", "--register"], formats) == 0
    capsys.readouterr()
    main(["exports", document, "--json"], formats)
    found = json.loads(capsys.readouterr().out)["exports"]
    assert len(found) == before + 1
    assert (found[0]["file"], found[0]["format"], found[0]["size_bytes"]) == ("x.tale", "tale", 7)
