"""Files that are no documents, or documents cut off, overwritten or oddly named, made by name."""

from __future__ import annotations

import io
import json
import os
import random
import socket
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.demo import Step
from narrative_studio.model.evidence import Proof
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.rows import Row
from narrative_studio.project import Project
from narrative_studio.store import foreign, schema
from narrative_studio.store.connections import connect_read_only
from tests.narrative_studio.store.strangers import tampering
from tests.story import ADA, ident, make_story

Make = Callable[[Path, bytes], Path]
"""Makes a file in a folder, of the bytes of a sound document."""

KINDS: dict[str, Make] = {}
"""What makes each kind, by its name."""

NAME = "broken.narrative"
FRAME = ident(0x211)


def kind(make: Make) -> Make:
    """Enter a maker in the table of kinds under its own name."""
    KINDS[make.__name__] = make
    return make


def make_sound(path: Path) -> None:
    """A published document of some 70 pages, with a picture and a personal value."""
    with closing(make_story(path)) as project:
        with project.op("Write more") as op:
            for number in range(40):
                say = f"Bakers tell me about hour {number}. " * 60
                rank = f"c{number:02}x"
                make: type = BY_TABLE[Step.table]
                row: Row = make(ident(0x500 + number), frame=FRAME, rank=rank, say=say)
                op.create(row)
        with project.op("Name the customer") as op:
            op.set(Proof, ident(0x150), customer="The Bakery at the Mill")
        project.publish()


def make_another(path: Path) -> None:
    """Another project, published."""
    with closing(Project.create(path, me=ADA)) as project:
        with project.op("Name it") as op:
            op.set(ProjectInfo, project.view().project.id, title="Another story")
        project.publish()


def place(folder: Path, content: bytes, name: str = NAME) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def told(folder: Path, sound: bytes, *statements: str) -> Path:
    """The sound document after somebody has run statements on it."""
    path = place(folder, sound)
    with tampering(path) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


def patched(sound: bytes, at: int, content: bytes) -> bytes:
    return sound[:at] + content + sound[at + len(content) :]


# No file, or no document


@kind
def missing(folder: Path, sound: bytes) -> Path:
    return folder / NAME


@kind
def folder(folder: Path, sound: bytes) -> Path:
    (folder / NAME).mkdir()
    return folder / NAME


@kind
def in_a_file_as_folder(folder: Path, sound: bytes) -> Path:
    place(folder, sound, "file")
    return folder / "file" / NAME


@kind
def empty(folder: Path, sound: bytes) -> Path:
    return place(folder, b"")


@kind
def one_byte(folder: Path, sound: bytes) -> Path:
    return place(folder, b"S")


@kind
def text(folder: Path, sound: bytes) -> Path:
    return place(folder, b"Buy bread, and a good deal of other things as well. " * 9)


@kind
def zip_archive(folder: Path, sound: bytes) -> Path:
    return place(folder, zipped("story.narrative", sound))


@kind
def deck(folder: Path, sound: bytes) -> Path:
    return place(folder, zipped("[Content_Types].xml", b"<Types/>"))


@kind
def json_project(folder: Path, sound: bytes) -> Path:
    return place(folder, json.dumps({"schema": "narrative-studio-project", "version": 1}).encode())


@kind
def photo(folder: Path, sound: bytes) -> Path:
    return place(folder, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 9)


@kind
def other_database(folder: Path, sound: bytes) -> Path:
    path = folder / NAME
    with tampering(path) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT, title TEXT)")
    return path


@kind
def other_tables_under_our_mark(folder: Path, sound: bytes) -> Path:
    path = other_database(folder, sound)
    with tampering(path) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.USER_VERSION}")
    return path


@kind
def random_bytes(folder: Path, sound: bytes) -> Path:
    return place(folder, random.Random(7).randbytes(40_000))


@kind
def link_to_nowhere(folder: Path, sound: bytes) -> Path:
    (folder / NAME).symlink_to(folder / "gone.narrative")
    return folder / NAME


@kind
def link_to_itself(folder: Path, sound: bytes) -> Path:
    (folder / NAME).symlink_to(folder / NAME)
    return folder / NAME


@kind
def links_in_a_ring(folder: Path, sound: bytes) -> Path:
    (folder / NAME).symlink_to(folder / "other.narrative")
    (folder / "other.narrative").symlink_to(folder / NAME)
    return folder / NAME


@kind
def pipe(folder: Path, sound: bytes) -> Path:
    os.mkfifo(folder / NAME)
    return folder / NAME


@kind
def device_of_zeros(folder: Path, sound: bytes) -> Path:
    (folder / NAME).symlink_to("/dev/zero")
    return folder / NAME


@kind
def device_of_nothing(folder: Path, sound: bytes) -> Path:
    (folder / NAME).symlink_to("/dev/null")
    return folder / NAME


@kind
def socket_of_a_program(folder: Path, sound: bytes) -> Path:
    here = os.open(".", os.O_RDONLY)
    os.chdir(folder)
    try:
        with closing(socket.socket(socket.AF_UNIX)) as made:
            made.bind(NAME)
    finally:
        os.fchdir(here)
        os.close(here)
    return folder / NAME


@kind
def name_too_long(folder: Path, sound: bytes) -> Path:
    return folder / f"{'x' * 300}.narrative"


# Cut off, overwritten


@kind
def cut_at_the_head(folder: Path, sound: bytes) -> Path:
    return place(folder, sound[:100])


@kind
def cut_at_a_tenth(folder: Path, sound: bytes) -> Path:
    return place(folder, sound[: len(sound) // 10])


@kind
def cut_at_half(folder: Path, sound: bytes) -> Path:
    return place(folder, sound[: len(sound) // 2])


@kind
def cut_at_nine_tenths(folder: Path, sound: bytes) -> Path:
    return place(folder, sound[: len(sound) * 9 // 10])


@kind
def first_page_zeroed(folder: Path, sound: bytes) -> Path:
    return place(folder, patched(sound, 0, bytes(4096)))


@kind
def schema_page_zeroed(folder: Path, sound: bytes) -> Path:
    return place(folder, patched(sound, 100, bytes(3996)))


@kind
def middle_page_zeroed(folder: Path, sound: bytes) -> Path:
    return place(folder, patched(sound, 4096 * (len(sound) // 4096 // 2), bytes(4096)))


@kind
def last_page_zeroed(folder: Path, sound: bytes) -> Path:
    return place(folder, patched(sound, len(sound) - 4096, bytes(4096)))


@kind
def random_after_the_head(folder: Path, sound: bytes) -> Path:
    noise = random.Random(7).randbytes(len(sound) - 100)
    return place(folder, sound[:100] + noise)


@kind
def page_size_of_zero(folder: Path, sound: bytes) -> Path:
    return place(folder, patched(sound, 16, b"\x00\x00"))


@kind
def more_pages_promised(folder: Path, sound: bytes) -> Path:
    return place(folder, patched(sound, 28, b"\x7f\xff\xff\xff"))


@kind
def text_in_utf_16(folder: Path, sound: bytes) -> Path:
    return place(folder, patched(sound, 56, b"\x00\x00\x00\x02"))


@kind
def noise_behind_the_end(folder: Path, sound: bytes) -> Path:
    return place(folder, sound + random.Random(7).randbytes(10_000))


@kind
def gigabytes_of_nothing_behind_the_end(folder: Path, sound: bytes) -> Path:
    path = place(folder, sound)
    os.truncate(path, 3 * 2**30)
    return path


@kind
def gigabytes_of_nothing(folder: Path, sound: bytes) -> Path:
    path = place(folder, patched(sound, 100, bytes(3996)))
    os.truncate(path, 3 * 2**30)
    return path


@kind
def in_write_ahead_mode(folder: Path, sound: bytes) -> Path:
    return place(folder, patched(sound, 18, b"\x02\x02"))


@kind
def journal_of_a_stranger_beside(folder: Path, sound: bytes) -> Path:
    place(folder, b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600), f"{NAME}-journal")
    place(folder, bytes(600), f"{NAME}-wal")
    return place(folder, sound)


# Names


def named(name: str, text: str) -> None:
    def make_sound_one(folder: Path, sound: bytes) -> Path:
        return place(folder, sound, text)

    def make_empty_one(folder: Path, sound: bytes) -> Path:
        return place(folder, b"", text)

    KINDS[f"name_{name}"] = make_sound_one
    KINDS[f"name_{name}_empty"] = make_empty_one


named("with_a_line_break", "first\ncall.narrative")
named("with_an_override", "first\u202ellac.narrative")
named("of_200_letters", f"{'x' * 200}.narrative")
named("of_emoji", "\U0001f469\u200d\U0001f373\U0001f525.narrative")
named("of_lost_letters", "s\udcf6ndag.narrative")
named("with_an_escape", "\x1b[31mred.narrative")
named("with_percent", "100%41?x#y.narrative")
named("of_spaces", "  .narrative")


# What goes wrong while it is read


def unreadable(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the right to read a file, also from the superuser."""
    really = Path.open

    def refuse(self: Path, *arguments: object, **options: object) -> object:
        if self.name == path.name:
            raise PermissionError(13, "Permission denied")
        return really(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)


def gone_meanwhile(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file go away after its head was read."""

    def connect(place: Path, *, is_immutable: bool = False) -> object:
        if place.name == path.name:
            path.unlink(missing_ok=True)
        return connect_read_only(place, is_immutable=is_immutable)

    monkeypatch.setattr(foreign, "connect_read_only", connect)


MEANWHILE: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "unreadable": unreadable,
    "gone_meanwhile": gone_meanwhile,
}
"""What happens to a sound file while it is read, by the name of its kind."""

KINDS |= dict.fromkeys(MEANWHILE, lambda folder, sound: place(folder, sound))


def zipped(name: str, content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, content)
    return held.getvalue()
