"""The command line as people and build machines use it, with the real exporters."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.__main__ import main
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.project import Project
from tests.story import ADA, make_story

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Studio = Callable[..., Answer]


@pytest.fixture
def studio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Studio:
    """Run a command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Answer:
        code = main(arguments)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A published document."""
    path = tmp_path / "story.narrative"
    with closing(make_story(path)) as project:
        project.publish()
    return path


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.run(
        [sys.executable, "-m", "narrative_studio", *arguments],
        env=environment,
        text=True,
        check=False,
        **streams,
    )


# Making and reading documents


def test_a_document_is_made_from_a_template(studio: Studio, tmp_path: Path) -> None:
    answer = studio("new", "ember.narrative", "--template", "promised-land")
    assert (answer.code, answer.out, answer.err) == (0, "Made ember.narrative.\n", "")
    found = json.loads(studio("info", "ember.narrative", "--json").out)
    (narrative,) = found["narratives"]
    assert (narrative["title"], narrative["template"]) == ("ember", "promised-land")
    assert found["project"]["title"] == "ember"


def test_the_sample_is_made_and_exported(studio: Studio, tmp_path: Path) -> None:
    assert studio("new", "s.narrative", "--sample").code == 0
    answer = studio("export", "json", "s.narrative", "-o", "s.json")
    assert answer.code == 0
    assert answer.out.startswith("Wrote s.json, ")
    assert studio("import", "s.json", "-o", "t.narrative").code == 0
    assert studio("import", "s.json", "--into", "t.narrative").out == (
        "Imported s.json into t.narrative: nothing new.\n"
    )


def test_info_says_what_a_document_holds(studio: Studio, story: Path) -> None:
    out = studio("info", "story.narrative").out
    assert out.startswith("Kiln & Co first call\nKiln & Co, Ember, Ember tells bakers")
    assert "Ember first call v2: 3 frames, 2 demo steps, 24 words; planned 9:40 of 20:00" in out
    assert "2 people, 6 elements" in out


def test_info_in_json_keeps_its_shape(studio: Studio, story: Path) -> None:
    found = json.loads(studio("info", "story.narrative", "--json").out)
    assert sorted(found) == ["file", "narratives", "project", "rows", "size_bytes"]
    assert sorted(found["project"]) == [
        "company", "id", "language", "one_line", "product", "title",
    ]  # fmt: skip
    assert sorted(found["narratives"][0]) == [
        "backups", "call_length_ms", "frames", "id", "planned_ms", "spoken_ms", "steps", "template",
        "tests", "title", "version", "words",
    ]  # fmt: skip
    assert found["rows"]["frame"] == 4


def test_a_narrative_is_chosen_by_its_title(studio: Studio, story: Path) -> None:
    assert studio("info", "story.narrative", "--narrative", "Ember first call").code == 0
    answer = studio("info", "story.narrative", "--narrative", "Ember")
    assert answer.code == 1
    assert "no narrative “Ember”. Choose one of: “Ember first call”." in answer.err


def test_findings_are_listed_and_can_fail_a_build(studio: Studio, story: Path) -> None:
    answer = studio("check", "story.narrative")
    assert answer.code == 0
    assert "suspect-link" in answer.out
    assert answer.out.endswith("1 error, 2 warnings, 26 remarks.\n")
    assert studio("check", "story.narrative", "--fail-on", "warning").code == 1
    found = json.loads(studio("check", "story.narrative", "--json").out)
    assert sorted(found) == ["counts", "findings"]
    assert sorted(found["findings"][0]) == [
        "changes", "hint", "id", "level", "narrative", "rule", "table", "text",
    ]  # fmt: skip
    assert sum(found["counts"].values()) == len(found["findings"])


def test_a_variant_is_exported_in_every_format(studio: Studio) -> None:
    assert studio("new", "s.narrative", "--sample").code == 0
    for name, suffix in (("deck", "pptx"), ("demo-script", "html"), ("json", "json")):
        target = f"short.{suffix}"
        dry = studio(
            "export", name, "s.narrative", "-o", target, "--variant", "Ten minutes", "--dry-run"
        )
        assert dry.code == 0, dry.err
        assert "Variant “Ten minutes”: 6 frames, 10:00 of 10:00" in dry.out
        answer = studio("export", name, "s.narrative", "-o", target, "--variant", "Ten minutes")
        assert answer.code == 0, answer.err
    assert studio("import", "short.json", "-o", "t.narrative").code == 0
    assert json.loads(studio("info", "t.narrative", "--json").out)["narratives"][0]["frames"] == 6
    answer = studio("export", "deck", "s.narrative", "-o", "x.pptx", "--variant", "Keynote")
    assert answer.code == 1
    assert "has no variant “Keynote”. Choose one of: “Ten minutes”" in answer.err


def test_the_date_decides_what_has_expired(studio: Studio, story: Path) -> None:
    with closing(Project.read(story, me=ADA)) as project:
        with project.op("Set") as op:
            for proof in project.view().proofs.values():
                op.set(type(proof), proof.id, expires_on="2026-05-01", may_be_shown=True)
        project.publish()
    assert "proof-expired" not in studio("check", "story.narrative").out
    assert "proof-expired" in studio("check", "story.narrative", "--as-of", "2026-05-02").out


def test_the_formats_are_listed(studio: Studio) -> None:
    out = studio("formats").out
    assert "json         Whole project (JSON) (.json)" in out
    assert "    pictures=embedded|folder (default embedded)" in out
    found = {one["id"]: one for one in json.loads(studio("formats", "--json").out)["formats"]}
    assert sorted(found["json"]) == ["id", "options", "suffixes", "title"]
    assert sorted(found["json"]["options"][0]) == [
        "choices", "default", "help", "key", "kind", "maximum", "minimum", "only_with", "title",
    ]  # fmt: skip


def test_the_schema_is_printed_as_it_is_published(studio: Studio) -> None:
    published = ROOT / "resources" / "schema" / "narrative-studio.schema.json"
    assert studio("schema").out == published.read_text(encoding="utf-8")


# Exporting


@pytest.mark.parametrize(
    ("name", "format_id", "beginning"),
    [
        ("d.pptx", "deck", b"PK"),
        ("d.html", "demo-script", b"<!DOCTYPE html>"),
        ("d.md", "demo-script", b"---\ntitle:"),
        ("s.html", "script", b"<!DOCTYPE html>"),
        ("s.md", "script", b"---\ntitle:"),
        ("d.docx", "demo-script", b"PK"),
        ("d.pdf", "demo-script", b"%PDF-"),
        ("b.pdf", "storyboard", b"%PDF-"),
        ("s.docx", "script", b"PK"),
        ("b.docx", "storyboard", b"PK"),
        ("p.docx", "positioning", b"PK"),
        ("b.html", "storyboard", b"<!DOCTYPE html>"),
        ("b.md", "storyboard", b"---\ntitle:"),
        ("p.html", "positioning", b"<!DOCTYPE html>"),
        ("p.md", "positioning", b"---\ntitle:"),
        ("c.html", "stakeholder", b"<!DOCTYPE html>"),
        ("p.json", "json", b"{"),
        ("t.zip", "csv", b"PK"),
    ],
)
def test_every_format_is_written_as_its_ending_says(
    studio: Studio, story: Path, tmp_path: Path, name: str, format_id: str, beginning: bytes
) -> None:
    answer = studio("export", format_id, "story.narrative", "-o", name)
    assert answer.code == 0, answer.err
    assert answer.out.startswith(f"Wrote {name}, ")
    assert (tmp_path / name).read_bytes().startswith(beginning)


def test_a_new_document_gets_its_ending(studio: Studio, tmp_path: Path) -> None:
    assert studio("new", "mine").out == "Made mine.narrative.\n"
    assert studio("export", "json", "mine.narrative", "-o", "m").out.startswith("Wrote m.json, ")
    answer = studio("import", "m.json", "-o", "theirs")
    assert answer.out.startswith("Imported m.json into theirs.narrative: ")
    assert {"mine.narrative", "m.json", "theirs.narrative"} <= {
        path.name for path in tmp_path.iterdir()
    }


def test_what_is_asked_for_decides_the_ending_that_is_left_out(
    studio: Studio, story: Path, tmp_path: Path
) -> None:
    arguments = ["export", "script", "story.narrative", "-o", "s", "--option", "format=md"]
    assert studio(*arguments).out.startswith("Wrote s.md, ")
    assert (tmp_path / "s.md").read_bytes().startswith(b"---")


def test_a_folder_written_as_a_dot_is_named(studio: Studio, tmp_path: Path) -> None:
    answer = studio("export", "deck", ".", "-o", "x.pptx")
    assert (answer.code, f"“{tmp_path.name}” is a folder" in answer.err) == (1, True)


def test_a_missing_document_names_the_folder_it_was_looked_for_in(
    studio: Studio, tmp_path: Path
) -> None:
    assert f"Look for it in {tmp_path.resolve()}, then" in studio("info", "none.narrative").err


def test_every_format_can_be_asked_for(studio: Studio) -> None:
    listed = json.loads(studio("formats", "--json").out)["formats"]
    assert [one["id"] for one in listed] == [
        "deck", "demo-script", "script", "storyboard", "positioning", "stakeholder", "test-pack",
        "results", "json", "csv",
    ]  # fmt: skip


def test_a_failed_start_leaves_no_work_copy(studio: Studio, own_home: Path) -> None:
    studio("new", "/proc/x.narrative")
    assert not list(own_home.rglob("journal.db"))


def test_a_dry_run_writes_nothing(studio: Studio, story: Path, tmp_path: Path) -> None:
    answer = studio("export", "json", "story.narrative", "-o", "s.json", "--dry-run")
    assert answer.code == 0
    assert answer.out.startswith("Would write s.json:\n  The whole document: ")
    assert not (tmp_path / "s.json").exists()


def test_options_reach_the_exporter(studio: Studio, story: Path, tmp_path: Path) -> None:
    arguments = ["export", "json", "story.narrative", "-o", "s.json", "--option", "pictures=folder"]
    assert studio(*arguments).code == 0
    assert (tmp_path / "s-pictures").is_dir()


def test_a_preset_is_exported_by_its_name(studio: Studio, story: Path, tmp_path: Path) -> None:
    answer = studio("export", "story.narrative", "-o", "s", "--preset", "for the FIRST call")
    assert (answer.code, answer.out.partition(",")[0]) == (0, "Wrote s.pptx")
    answer = studio("export", "story.narrative", "-o", "s", "--preset", "Mine")
    assert answer.code == 2
    assert "There is no preset “Mine”. Use one of: “For the first call”," in answer.err


def test_a_file_that_comes_back_unchanged_is_recognised(studio: Studio, story: Path) -> None:
    for name in ("script.docx", "deck.pptx"):
        studio("export", name.partition(".")[0], "story.narrative", "-o", name, "--register")
        answer = studio("import", name, "--into", "story.narrative")
        assert answer.out.startswith(f"“{name}” is the ")
        assert answer.out.rstrip().endswith("It says what the document says.")


def test_a_document_without_a_narrative_can_still_be_exported_whole(
    studio: Studio, tmp_path: Path
) -> None:
    with closing(Project.create(tmp_path / "bare.narrative", me=ADA)) as project:
        project.publish()
    assert studio("export", "json", "bare.narrative", "-o", "bare.json").code == 0
    assert studio("info", "bare.narrative").code == 0
    answer = studio("check", "bare.narrative")
    assert answer.code == 1
    assert "no narrative" in answer.err


def test_the_document_itself_is_never_the_target(studio: Studio, story: Path) -> None:
    before = story.read_bytes()
    answer = studio("export", "json", "story.narrative", "-o", "./story.narrative")
    assert answer.code == 1
    assert "is the document itself" in answer.err
    assert story.read_bytes() == before


def test_work_that_is_not_published_is_mentioned(studio: Studio, tmp_path: Path) -> None:
    assert studio("new", "mine.narrative").code == 0
    with closing(Project.open(tmp_path / "mine.narrative", me=ADA)) as project:
        add_frame(project, narrative=project.view().narrative().narrative.id, beat="insight")
        answer = studio("info", "mine.narrative")
    assert answer.code == 0
    assert answer.err.startswith("warning: “mine.narrative” has edits on this computer")
    assert "0 frames" in answer.out


def test_what_cannot_be_read_of_a_document_is_mentioned(studio: Studio, story: Path) -> None:
    connection = sqlite3.connect(story)
    connection.execute("UPDATE txn SET label = 'Forged' WHERE label = 'Reword'")
    connection.commit()
    connection.close()
    answer = studio("info", "story.narrative")
    assert answer.code == 0
    assert answer.err.startswith("warning: “story.narrative”: ")
    assert answer.err.endswith(" was left out.\n")


def test_what_cannot_be_read_of_the_document_imported_into_is_mentioned(
    studio: Studio, story: Path
) -> None:
    studio("export", "json", "story.narrative", "-o", "s.json")
    connection = sqlite3.connect(story)
    connection.execute("UPDATE txn SET label = 'Forged' WHERE label = 'Reword'")
    connection.commit()
    connection.close()
    before = story.read_bytes()
    answer = studio("import", "s.json", "--into", "story.narrative")
    assert answer.code == 0
    first, *_, last = answer.err.splitlines()
    assert first.startswith("warning: “story.narrative”: transaction ")
    said, _, kept = last.removesuffix(".").partition(" is kept as ")
    assert said == "warning: “story.narrative” as it was, damaged,"
    assert Path(kept).read_bytes() == before


def test_an_import_lands_beside_an_open_window(studio: Studio, story: Path, tmp_path: Path) -> None:
    studio("new", "mine.narrative")
    studio("export", "json", "story.narrative", "-o", "s.json")
    with closing(Project.open(tmp_path / "mine.narrative", me=ADA)) as window:
        answer = studio("import", "s.json", "--into", "mine.narrative")
        assert (answer.code, answer.err) == (0, "")
        assert window.publish().absorbed
        assert {one.title for one in window.view().narratives.values()} == {
            "mine", "Ember first call",
        }  # fmt: skip


def test_what_an_import_leaves_out_is_said(studio: Studio, story: Path, tmp_path: Path) -> None:
    studio("export", "json", "story.narrative", "-o", "s.json")
    document = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    document["frames"][0]["hedline"] = "\x1b[31mx"
    (tmp_path / "s.json").write_text(json.dumps(document))
    answer = studio("import", "s.json", "-o", "t.narrative")
    assert answer.code == 0
    assert answer.err == (
        "warning: /frames/0/hedline is not known and was left out. Did you mean “headline”?\n"
    )


# Expected trouble: one line, an exit code, no traceback


TROUBLE = [
    (1, "“none.narrative”", ["info", "none.narrative"]),
    (1, "is a folder", ["info", "."]),
    (1, "“notes.txt” is not a Narrative Studio document", ["info", "notes.txt"]),
    (1, "“empty.narrative”", ["info", "empty.narrative"]),
    (1, "“damaged.narrative”", ["info", "damaged.narrative"]),
    (1, "“cut.narrative”", ["export", "json", "cut.narrative", "-o", "x.json"]),
    (1, "“none.narrative”", ["import", "good.json", "--into", "none.narrative"]),
    (1, "“none.json” cannot be read", ["import", "none.json", "-o", "t.narrative"]),
    (2, "“notes.txt” needs a document to go into", ["import", "notes.txt", "-o", "t.narrative"]),
    (1, "is a document of the studio", ["import", "story.narrative", "-o", "t.narrative"]),
    (1, "“story.narrative” exists already", ["import", "good.json", "-o", "story.narrative"]),
    (1, "“story.narrative” exists already", ["new", "story.narrative"]),
    (1, "folder nowhere does not exist", ["new", "nowhere/x.narrative"]),
    (1, "no narrative “Other”", ["check", "story.narrative", "--narrative", "Other"]),
    (1, "does not exist", ["export", "json", "story.narrative", "-o", "nowhere/x.json"]),
    (1, "is a folder", ["export", "json", "story.narrative", "-o", "."]),
    (1, "could not be written", ["export", "json", "story.narrative", "-o", "/proc/x.json"]),
    (1, "“x.narrative” could not be written to /proc", ["new", "/proc/x.narrative"]),
    (1, "could not be written to /proc", ["import", "good.json", "-o", "/proc/x.narrative"]),
    (1, "no ordinary file", ["import", "/dev/zero", "-o", "t.narrative"]),
    (2, "no format docx", ["export", "docx", "story.narrative", "-o", "x"]),
    (2, "no option colour",
     ["export", "json", "story.narrative", "-o", "x", "--option", "colour=1"]),
    (2, "Write it as key=value", ["export", "json", "story.narrative", "-o", "x", "--option", "x"]),
    (2, "pictures cannot be “no”",
     ["export", "json", "story.narrative", "-o", "x", "--option", "pictures=no"]),
    (2, "no option template",
     ["export", "json", "story.narrative", "-o", "x", "--template", "corporate.potx"]),
    (2, "“21.4.” is not a date", ["check", "story.narrative", "--as-of", "21.4."]),
    (2, "no template 'five-acts'", ["new", "x.narrative", "--template", "five-acts"]),
    (2, "cannot go together", ["new", "x.narrative", "--template", "blank", "--sample"]),
    (2, "needs the name of a document", ["info"]),
    (2, "needs -o with the name", ["export", "json", "story.narrative"]),
    (2, "or --into with one that is there", ["import", "good.json"]),
    (2, "Did you mean export", ["exprot", "json"]),
    (2, "cannot be “huge”", ["check", "story.narrative", "--fail-on", "huge"]),
    (2, "no option --jsn", ["info", "story.narrative", "--jsn"]),
    (2, "--as-of stands before the command",
     ["--as-of", "2026-13-01", "check", "story.narrative"]),
    (2, "“2026-13-01” is not a date", ["check", "story.narrative", "--as-of", "2026-13-01"]),
    (2, "makes .pptx files, not “x.pdf”", ["export", "deck", "story.narrative", "-o", "x.pdf"]),
    (2, "x.md” does not fit format=html",
     ["export", "script", "story.narrative", "-o", "x.md", "--option", "format=html"]),
    (2, "cannot be named “x.txt”", ["new", "x.txt"]),
    (2, "cannot be named “x.txt”", ["import", "good.json", "-o", "x.txt"]),
    (1, "“story.narrative” exists already", ["new", "story"]),
    (1, "is a folder. Add the name", ["new", "."]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "words", "arguments"), TROUBLE)
def test_expected_trouble_is_one_line(
    studio: Studio, story: Path, tmp_path: Path, code: int, words: str, arguments: list[str]
) -> None:
    studio("export", "json", "story.narrative", "-o", "good.json")
    (tmp_path / "notes.txt").write_text("Buy bread, and a good deal of other things as well. " * 9)
    (tmp_path / "empty.narrative").touch()
    content = story.read_bytes()
    (tmp_path / "cut.narrative").write_bytes(content[:5000])
    (tmp_path / "damaged.narrative").write_bytes(content[:4096] + b"\x55" * (len(content) - 4096))
    before = sorted(path.name for path in tmp_path.iterdir())
    answer = studio(*arguments)
    assert answer.code == code
    assert answer.err.startswith("narrative-studio: ")
    assert answer.err.count("\n") == 1
    assert any(word.lower() in answer.err.lower() for word in words.split("|")), answer.err
    assert answer.err.rstrip().endswith((".", "--help."))
    assert answer.out == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert story.read_bytes() == content


# The process


def test_help_is_printed_without_a_display(tmp_path: Path) -> None:
    answer = process("--help", cwd=tmp_path)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "exit codes: 0 done" in answer.stdout


@pytest.mark.parametrize("arguments", [["schema"], ["info", "story.narrative"]])
def test_a_reader_that_leaves_early_is_no_trouble(
    story: Path, tmp_path: Path, arguments: list[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    answer = process(*arguments, stdout=writing, cwd=tmp_path)
    os.close(writing)
    assert (answer.returncode, answer.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_under_the_output_is_said() -> None:
    with Path("/dev/full").open("w") as full:
        answer = process("schema", stdout=full)
    assert answer.returncode == 1
    assert answer.stderr.startswith("narrative-studio: No space left on device.")
    assert answer.stderr.count("\n") == 1


def test_a_stop_from_the_keyboard_is_one_word(
    studio: Studio, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from narrative_studio.cli import documents

    def stopped(*_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(documents, "info", stopped)
    answer = studio("info", "story.narrative")
    assert (answer.code, answer.err) == (128 + signal.SIGINT, "narrative-studio: Stopped.\n")


def test_an_output_that_knows_no_umlauts_still_gets_a_line(tmp_path: Path) -> None:
    answer = process("info", "söndag.narrative", cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"})
    assert answer.returncode == 1
    assert "s\\xf6ndag.narrative" in answer.stderr
    assert answer.stderr.count("\n") == 1
