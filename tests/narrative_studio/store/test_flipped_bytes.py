"""Damage to a document or its work copy is refused, set aside and told, or harmless.

One document with all that the store knows (patches, pictures, personal values, baselines,
deletions, decisions, two replicas) is damaged in many ways, each of which follows from a number.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.errors import DocumentError, NewerDocument
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ProofId, new_id
from narrative_studio.model.rows import Row
from narrative_studio.project import Project
from narrative_studio.store.foreign import Contents, read_contents
from narrative_studio.store.places import WorkPlace, work_place
from narrative_studio.store.recover import recover
from narrative_studio.store.salvage import salvage
from narrative_studio.store.txn import Txn
from narrative_studio.store.verify import verify_work
from tests.narrative_studio.store import doomed
from tests.narrative_studio.store.doomed import ADA, Told

PAGE = 4096
LONGER = 20
SEEDS = range(10)


@dataclass(frozen=True)
class Whole:
    """The document as it is: its bytes and what they hold, the same of the work copy."""

    file: bytes
    contents: Contents
    work: bytes
    txns: dict[str, Txn]
    rows: dict[str, dict[str, Row]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    folder = tmp_path_factory.mktemp("whole")
    path = folder / "a.narrative"
    told = Told(folder / "told")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(folder / "home"))
        doomed.begin(path)
        project = Project.open(path, me=ADA)
        dice = random.Random(1)
        for n in range(60):
            doomed.ACTS[n % len(doomed.ACTS)](project, dice, told)
        with project.op("Add proof") as op:
            for n in range(20):
                op.create(Proof(id=ProofId(new_id()), customer=f"Moor Dairy {n}, Größe"))
        project.publish()
        for _ in range(5):
            doomed._write(project, dice, told)
        place = project._document.place
        txns = {txn.id: txn for txn in project._journal.txns()}
        rows = {table: dict(found) for table, found in project._rows.items()}
        project.close()
        contents = read_contents(path)
        assert contents.set_aside == ()
        assert contents.personal
        assert contents.blobs
        yield Whole(path.read_bytes(), contents, place.journal.read_bytes(), txns, rows)


def damaged(content: bytes, dice: random.Random) -> bytes:
    """One bit is another, mostly somewhere, often where it hurts most."""
    spoilt = bytearray(content)
    at = dice.randrange(len(spoilt))
    kind = dice.randrange(8)
    if kind < 2:  # the head of a page
        at = at // PAGE * PAGE + dice.randrange(40)
    elif kind == 2:  # the head of the file, its schema
        at = dice.randrange(108) if dice.random() < 0.5 else dice.randrange(PAGE)
    spoilt[at] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def worse(content: bytes, dice: random.Random) -> bytes:
    """Many bytes are others, pages are lost, exchanged or written twice, the end is missing."""
    spoilt = bytearray(content)
    pages = len(spoilt) // PAGE
    one, other = (dice.randrange(pages) * PAGE for _ in range(2))
    kind = dice.randrange(6)
    if kind == 0:
        spoilt[one : one + PAGE] = bytes(PAGE)
    elif kind == 1:
        spoilt[one : one + PAGE] = spoilt[other : other + PAGE]
    elif kind == 2:
        del spoilt[dice.randrange(len(spoilt)) :]
    elif kind == 3:
        spoilt[one : one + PAGE] = dice.randbytes(PAGE)
    elif kind == 4:
        spoilt += dice.randbytes(dice.choice((1, PAGE, 5000)))
    else:
        for _ in range(dice.choice((2, 8, 100))):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def broken_letter(content: bytes, dice: random.Random) -> bytes:
    """A byte that is no letter, in a text."""
    at = content.index(dice.choice((b"Moor Dairy 7", b"recall is", b"Edit script", b"By Bo")))
    return content[:at] + b"\xff" + content[at + 1 :]


def rounds(count: int, *, long_form: bool) -> range:
    return range(count * LONGER if long_form else count)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_document_is_never_silently_another(
    path: Path, whole: Whole, long_form: bool, seed: int
) -> None:
    dice = random.Random(seed)
    outcomes = set()
    for n in rounds(50, long_form=long_form):
        spoil = worse if n % 5 == 0 else broken_letter if n % 17 == 1 else damaged
        path.write_bytes(spoil(whole.file, dice))
        outcomes.add(check_document(path, whole.contents))
    assert outcomes == {"refused", "set aside", "harmless"}


def check_document(path: Path, whole: Contents) -> str:
    try:
        found = read_contents(path)
    except DocumentError:
        return "refused"
    assert found.document_id == whole.document_id
    check_subset(found, whole)
    if found.set_aside:
        return "set aside"
    assert found == whole, "it is another and nobody is told"
    return "harmless"


def check_subset(found: Contents, whole: Contents) -> None:
    """Nothing is there that was never written."""
    right = {txn.id: txn for txn in whole.txns}
    assert all(txn == right.get(txn.id) for txn in found.txns)
    assert set(found.blobs) <= set(whole.blobs)
    assert set(found.personal) <= set(whole.personal)


def test_a_document_cut_off_anywhere_is_noticed(path: Path, whole: Whole, long_form: bool) -> None:
    dice = random.Random("cut")
    for _ in rounds(60, long_form=long_form):
        length = dice.randrange(len(whole.file))
        path.write_bytes(whole.file[:length])
        assert check_document(path, whole.contents) != "harmless"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_work_copy_is_put_aside_or_told_of(
    path: Path, whole: Whole, long_form: bool, seed: int
) -> None:
    dice = random.Random(seed)
    path.write_bytes(whole.file)
    place = work_place(whole.contents.document_id, path)
    for n in rounds(15, long_form=long_form):
        spoil = worse if n % 3 == 0 else broken_letter if n % 10 == 1 else damaged
        check_work_copy(path, place, whole, spoil(whole.work, dice))


def check_work_copy(path: Path, place: WorkPlace, whole: Whole, content: bytes) -> None:
    shutil.rmtree(place.folder, ignore_errors=True)
    place.folder.mkdir(parents=True)
    place.journal.write_bytes(content)
    with closing(Project.open(path, me=ADA)) as project:
        rescued = project.rescued
        if rescued is not None:
            assert rescued.kept.exists()
            found = held(project) or {}
            assert found.items() <= whole.txns.items(), "nothing that was never written"
            assert found.keys() >= {txn.id for txn in whole.contents.txns}
            assert len(found) == len(whole.contents.txns) + rescued.operations
            assert found == whole.txns or rescued.lost, "what is lost is told"
        elif held(project) != whole.txns or project._rows != whole.rows:
            assert verify_work(place.journal) != (), "it is another and nobody can tell"


def held(project: Project) -> dict[str, Txn] | None:
    """What the work copy holds; None where that cannot be read."""
    with suppress(Exception):
        return {txn.id: txn for txn in project._journal.txns()}
    return None


@pytest.mark.parametrize("seed", SEEDS)
def test_salvage_finds_nothing_that_was_never_written(
    path: Path, whole: Whole, long_form: bool, seed: int
) -> None:
    dice = random.Random(seed)
    everything = Contents(
        "",
        tuple(whole.txns.values()),
        whole.contents.blobs,
        frozenset(),
        (),
        whole.contents.personal,
    )
    for n in rounds(12, long_form=long_form):
        source = whole.file if n % 2 else whole.work
        path.write_bytes((worse if n % 3 else damaged)(source, dice))
        with suppress(DocumentError):
            check_subset(salvage(path), everything)


@pytest.mark.parametrize("seed", SEEDS)
def test_recovering_brings_back_all_that_is_sound_anywhere(
    path: Path, whole: Whole, long_form: bool, seed: int
) -> None:
    dice = random.Random(seed)
    target = path.with_name("recovered.narrative")
    place = work_place(whole.contents.document_id, path)
    for n in rounds(6, long_form=long_form):
        shutil.rmtree(place.folder, ignore_errors=True)
        place.folder.mkdir(parents=True)
        target.unlink(missing_ok=True)
        spoil: Any = (worse, damaged)[n % 2]
        path.write_bytes(spoil(whole.file, dice))
        place.journal.write_bytes(spoil(whole.work, dice) if n % 3 else whole.work)
        try:
            recover(path, target)
        except DocumentError as error:
            # A version that is to come may have written it; or nothing at all is left of either.
            if n % 3 == 0 and not isinstance(error, NewerDocument):
                raise
            continue
        found = read_contents(target)
        assert found.set_aside == ()
        assert all(txn == whole.txns.get(txn.id) for txn in found.txns)
        if n % 3 == 0:
            assert len(found.txns) == len(whole.txns), "the work copy was whole"
