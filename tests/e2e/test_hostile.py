"""Every kind of broken, odd and harmful document at every command that reads one.

The tables say what is expected of each pair; the tests hold for all of them: an exit code, one line
that names the file and the next step, nothing written, and the document beside it as sound as ever.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from narrative_studio.__main__ import main
from narrative_studio.printable import printable
from narrative_studio.project import Project
from tests.e2e import hostile, hostile_journals
from tests.e2e.hostile import KINDS, MEANWHILE
from tests.e2e.test_cli import process
from tests.story import ADA

assert hostile_journals.NARRATIVE, "its kinds are in the table"

ENTRIES: dict[str, str] = {
    "info": "info IT",
    "check": "check IT",
    "history": "history IT",
    "verify": "verify IT",
    "diff_first": "diff IT sound.narrative",
    "diff_other": "diff sound.narrative IT",
    "merge_first": "merge IT sound.narrative -o out.narrative",
    "merge_other": "merge sound.narrative IT -o out.narrative",
    "recover": "recover IT -o out.narrative",
    "share": "share IT -o out.narrative",
    "export": "export json IT -o out.json",
    "into": "import given.json --into IT",
}
"""The commands; IT stands for the hostile file."""

ALWAYS = ("info", "verify", "merge_first", "merge_other", "recover", "into")
"""The commands that are tried with every kind that is refused."""

IN_TURN = ("check", "share", "info", "history", "merge_other", "export", "recover", "diff_other")
"""The commands that take turns where all read a kind alike."""


@dataclass(frozen=True)
class Fate:
    """What is expected: the exit code, a pattern of what is said, and whether parts are lost."""

    code: int
    says: str = ""
    is_loss: bool = False


def refused(says: str) -> Fate:
    return Fate(1, says)


NO_DOCUMENT = refused(r"is not a Narrative Studio document\. Choose a file .* import it instead\.")
NO_FILE = refused(r"is no ordinary file\. Choose a file that ends in \.narrative\.")
MISSING = refused(r"is not there\. Look for it in \S+, then open it again\.")
UNREADABLE = r"cannot be read: {}\. Check its name and place and that you may open it, then try "
EMPTY = refused(r"is empty\. Open a backup of it, or the copy it came from\.")
DAMAGED = refused(
    r"is damaged and cannot be read\. Open a backup of it, or bring back what is left with "
    r"narrative-studio recover\."
)
NEWER = refused(r"was written by a newer version of .*\. Update .*, then open it again\. Nothing ")
NOTHING_SOUND = refused(r"Nothing sound was found in “{}”\. Try a backup of it, or another copy\.")
NO_NARRATIVE = refused(r"The document has no narrative yet\. Start one in it, or import one into ")
OTHER_PROJECT = refused(
    r"“\S+” and “\S+” are different projects\. "
    r"(Compare two copies of one document|"
    r"Export “\S+” as JSON and import that into “\S+” instead)\."
)
RECOVERED = Fate(0)
SOUND = Fate(0)


def partly(*parts: str) -> Fate:
    """Read but for some parts, of which a warning is given."""
    return Fate(0, "|".join(parts))


OPERATION = r"transaction [0-9a-f-]{29}"

REFUSED: dict[str, Fate] = {
    "missing": MISSING,
    "folder": refused(r"is a folder\. Choose a file that ends in \.narrative\."),
    "in_a_file_as_folder": refused(UNREADABLE.format("Not a directory")),
    "empty": EMPTY,
    "one_byte": NO_DOCUMENT,
    "text": NO_DOCUMENT,
    "zip_archive": NO_DOCUMENT,
    "deck": NO_DOCUMENT,
    "json_project": NO_DOCUMENT,
    "photo": NO_DOCUMENT,
    "other_database": NO_DOCUMENT,
    "other_tables_under_our_mark": DAMAGED,
    "random_bytes": NO_DOCUMENT,
    "link_to_nowhere": MISSING,
    "link_to_itself": refused(UNREADABLE.format("Too many levels of symbolic links")),
    "links_in_a_ring": refused(UNREADABLE.format("Too many levels of symbolic links")),
    "pipe": NO_FILE,
    "device_of_zeros": NO_FILE,
    "device_of_nothing": NO_FILE,
    "socket_of_a_program": NO_FILE,
    "name_too_long": refused(UNREADABLE.format("File name too long")),
    "unreadable": refused(UNREADABLE.format("Permission denied")),
    "gone_meanwhile": MISSING,
    "cut_at_the_head": DAMAGED,
    "cut_at_a_tenth": DAMAGED,
    "cut_at_half": DAMAGED,
    "cut_at_nine_tenths": DAMAGED,
    "first_page_zeroed": DAMAGED,
    "schema_page_zeroed": DAMAGED,
    "middle_page_zeroed": DAMAGED,
    "last_page_zeroed": DAMAGED,
    "random_after_the_head": DAMAGED,
    "page_size_of_zero": DAMAGED,
    "more_pages_promised": DAMAGED,
    "text_in_utf_16": DAMAGED,
    "gigabytes_of_nothing": DAMAGED,
    "newer_version": NEWER,
    "version_of_zero": DAMAGED,
    "negative_version": DAMAGED,
    "older_version_named": DAMAGED,
    "trigger": DAMAGED,
    "view_for_a_table": DAMAGED,
    "virtual_table": DAMAGED,
    "extra_table": DAMAGED,
    "extra_index": DAMAGED,
    "missing_table": DAMAGED,
    "renamed_column": DAMAGED,
    "declaration_that_is_no_sql": DAMAGED,
    "no_document_id": DAMAGED,
    "two_document_ids": DAMAGED,
    "forged_document_id": DAMAGED,
} | {kind: EMPTY for kind in KINDS if kind.startswith("name_") and kind.endswith("_empty")}
"""Kinds that no command reads, except recover."""

PARTLY: dict[str, Fate] = {
    "table_in_the_pages_of_another": partly("a damaged part of the file", OPERATION, "the rest of"),
    "seal_wrong": partly(OPERATION),
    "label_changed": partly(OPERATION),
    "author_changed": partly(OPERATION),
    "wording_changed": partly(OPERATION),
    "change_deleted": partly(OPERATION),
    "change_added": partly(OPERATION),
    "change_of_nobody": partly("the rest of 1 transaction whose head is lost"),
    "operation_deleted": partly("the rest of 1 transaction whose head is lost"),
    "all_seals_wrong": partly(OPERATION),
    "picture_damaged": partly("picture [0-9a-f]{12}"),
    "personal_value_forged": partly("a personal value"),
    "label_that_is_no_text": partly(OPERATION, "a damaged part of the file"),
    "two_operations_of_one_number": partly(OPERATION),
}
"""Kinds that are read but for some parts."""

LOST = frozenset(
    {
        "table_in_the_pages_of_another",
        "label_that_is_no_text",
        "operation_deleted",
        "change_of_nobody",
        "personal_value_forged",
    }
)
"""Kinds whose damaged parts are in no other file that they are merged with."""

TAKEN: dict[str, Fate] = {
    kind: SOUND for kind in KINDS if kind not in REFUSED and kind not in PARTLY
}
"""Kinds that are odd and harm nobody."""

UNRECOVERED = refused(r"Nothing of “{}” could be recovered\. Ask for another copy of it\.")

UNSOUND = refused(
    r"No operation of “{}” is whole, so that no document was made of it; its texts are in "
    r"out set aside\.txt and its pictures are in out pictures\. "
    r"Ask for another copy of it, or put them into a new document by hand\."
)
"""What is said where words are left, but none that can be trusted."""

NO_RECOVERY: dict[str, Fate] = {
    kind: NOTHING_SOUND for kind, fate in REFUSED.items() if fate in (EMPTY, NO_DOCUMENT)
} | {
    "other_tables_under_our_mark": NOTHING_SOUND,
    "random_after_the_head": NOTHING_SOUND,
    "cut_at_the_head": NOTHING_SOUND,
    "cut_at_a_tenth": NOTHING_SOUND,
    "gigabytes_of_nothing": refused(r"is larger than any document\. Choose the document itself\."),
    "all_seals_wrong": UNSOUND,
    "no_operation": UNRECOVERED,
}
"""Kinds of which recover finds nothing."""

NOT_OURS = frozenset(
    kind
    for kind, fate in REFUSED.items()
    if fate in (MISSING, NO_FILE, NEWER) or "cannot be read:" in fate.says or kind == "folder"
)
"""Kinds that recover refuses with the words of all other commands."""

EXCEPT: dict[tuple[str, str], Fate] = (
    {
        (kind, "check"): NO_NARRATIVE
        for kind in (
            "table_in_the_pages_of_another",
            "all_seals_wrong",
            "no_operation",
            "another_project",
            "sealed_deleted_narrative",
        )
    }
    | {
        ("another_project", entry): OTHER_PROJECT
        for entry in ("diff_first", "diff_other", "merge_first", "merge_other")
    }
    | {
        ("unreadable", "recover"): refused(
            r"cannot be read: Permission denied\. Check that it is there and that you may open it\."
        ),
        ("picture_missing", "verify"): Fate(1),
        ("sealed_picture_of_no_one", "verify"): Fate(1),
    }
)

ADVICE = dict.fromkeys(
    ("picture_missing", "sealed_picture_of_no_one"), "Take the missing pictures from a backup"
)
"""What verify advises where recovering would bring nothing back."""


def expected(kind: str, entry: str) -> Fate:
    """What is expected of a kind at an entry point."""
    if (kind, entry) in EXCEPT:
        return EXCEPT[kind, entry]
    if entry == "recover" and kind in NO_RECOVERY:
        return NO_RECOVERY[kind]
    if kind in REFUSED:
        return REFUSED[kind] if entry != "recover" or kind in NOT_OURS else RECOVERED
    if kind in PARTLY and kind in LOST and entry.startswith("merge_"):
        return Fate(1, is_loss=True)
    if kind in PARTLY:
        return Fate(1) if entry == "verify" else PARTLY[kind]
    return TAKEN[kind]


def pairs() -> Iterator[tuple[str, str]]:
    """Each kind with each command, or with some where they all do the same with it."""
    for turn, kind in enumerate(KINDS):
        some = {IN_TURN[(turn + step) % len(IN_TURN)] for step in (0, 3, 5)}
        some |= set(ALWAYS) if kind in REFUSED else set()
        for entry in ENTRIES:
            if kind in PARTLY or entry in some or (kind, entry) in EXCEPT:
                yield kind, entry


NEEDS_POSIX = re.compile(r"link|pipe|device|socket|name_|in_a_file")
NEXT_STEP = re.compile(
    r"(Ask|Check|Choose|Compare|Export|Look|Open|Start|Try|Update) [^.]*(\.[^. ]+[^.]*)*\."
    r"( If it is JSON, import it instead\.| Nothing was changed\.)?\n"
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The bytes of a sound document, and of its export."""
    folder = tmp_path_factory.mktemp("sound")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(folder / "home"))
        hostile.make_sound(folder / "sound.narrative")
        main(["export", "json", str(folder / "sound.narrative"), "-o", str(folder / "given.json")])
    return (folder / "sound.narrative").read_bytes(), (folder / "given.json").read_bytes()


@pytest.fixture
def beside(tmp_path: Path, sound: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds a sound document and its export, where commands run."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "sound.narrative").write_bytes(sound[0])
    (folder / "given.json").write_bytes(sound[1])
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(folder)
    return folder


def contents(folder: Path) -> dict[str, bytes | None]:
    """What stands in a folder: the bytes of each file that can be meant."""
    return {
        str(path): path.read_bytes() if path.is_file() and path.stat().st_size < 2**24 else None
        for path in folder.iterdir()
        if not path.is_symlink()
    }


@pytest.mark.parametrize(
    ("kind", "entry"), [pytest.param(*pair, id=f"{pair[1]}-{pair[0]}") for pair in pairs()]
)
def test_a_hostile_document_is(
    beside: Path,
    sound: tuple[bytes, bytes],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    entry: str,
) -> None:
    if sys.platform == "win32" and NEEDS_POSIX.search(kind):
        pytest.skip("there are no such files there")
    path = KINDS[kind](beside, sound[0])
    shutil.rmtree(beside.parent / "home", ignore_errors=True)  # what making it left there
    before = contents(beside)
    if kind in MEANWHILE:
        MEANWHILE[kind](path, monkeypatch)
    name = str(path.relative_to(beside))
    words = [name if word == "IT" else word for word in ENTRIES[entry].split()]
    fate = expected(kind, entry)
    began_s = time.monotonic()
    code = main(words)
    taken_s = time.monotonic() - began_s
    monkeypatch.undo()
    out, err = capsys.readouterr()
    assert (code, taken_s < 5) == (fate.code, True), err
    *warnings, last = ["", *err.splitlines(keepends=True)]
    if fate.code and fate.says:
        assert not out
        check_complaint(last, fate, printable(path.name))
        last = ""
    elif fate.is_loss:
        assert re.fullmatch(
            r"warning: \d damaged parts? could not be read and (is|are) in none of the other "
            r"files\. "
            r"Bring back what else is there: narrative-studio recover broken\.narrative -o OUT\n",
            last,
        ), last
        last = ""
    elif fate.code:
        assert "Damaged: " in out
        advice = ADVICE.get(kind, "Bring back what else is there: narrative-studio recover ")
        assert f"\n{advice}" in out
        assert out.count("narrative-studio recover") == (kind not in ADVICE)
    check_warnings([*warnings, last], fate if entry not in ("verify", "recover") else SOUND)
    after = contents(beside)
    written = {Path(place).name for place in after if after[place] != before.get(place)}
    wanted = {"out.narrative", "out.json"} if fate.code == 0 or fate.is_loss else set()
    wanted |= {"out set aside.txt", "out pictures"} if entry == "recover" else set()
    assert written <= wanted | ({path.name} if entry == "into" and fate.code == 0 else set())
    if kind != "gone_meanwhile":
        assert before.keys() <= after.keys()
    assert not list((beside.parent / "temporary").iterdir())
    assert not list((beside.parent / "home").rglob("journal.db"))
    assert (beside / "sound.narrative").read_bytes() == sound[0]
    if entry == "info":
        with closing(Project.read(beside / "sound.narrative", me=ADA)) as project:
            assert project.set_aside == ()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        ("pipe", "info"),
        ("link_to_itself", "recover"),
        ("name_of_lost_letters_empty", "share"),
        ("cut_at_half", "merge_other"),
        ("newer_version", "into"),
    ],
)
def test_a_process_says_the_same(
    beside: Path, sound: tuple[bytes, bytes], kind: str, entry: str
) -> None:
    path = KINDS[kind](beside, sound[0])
    words = [path.name if word == "IT" else word for word in ENTRIES[entry].split()]
    answer = process(*words, cwd=beside, timeout=60)
    assert (answer.returncode, answer.stdout) == (1, "")
    check_complaint(answer.stderr, REFUSED[kind], printable(path.name))


def check_complaint(line: str, fate: Fate, name: str) -> None:
    """An error is one line that names the file and ends with the next step."""
    says = fate.says.replace("{}", re.escape(name))
    about = "" if says[:1].isupper() or says.startswith("“") else f"“{re.escape(name)}” "
    assert re.match(f"narrative-studio: {about}{says}", line), line
    assert line.endswith("\n")
    assert NEXT_STEP.search(line), line


def check_warnings(lines: list[str], fate: Fate) -> None:
    for line in filter(None, lines):
        assert line.startswith("warning: "), line
    if fate.code == 0 and fate.says:
        assert any(re.search(f": ({fate.says}).* was left out\\.\n", line) for line in lines), lines


def test_every_kind_has_a_fate() -> None:
    assert set(REFUSED) | set(PARTLY) <= set(KINDS)
    assert set(NO_RECOVERY) <= set(KINDS)
    assert {kind for kind, _entry in EXCEPT} <= set(KINDS)
    assert len(list(pairs())) >= 200
