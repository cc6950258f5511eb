"""Whatever is acknowledged is there after the process was killed, and every operation is whole."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from narrative_studio.project import Identity, Project
from narrative_studio.store.foreign import read_contents

ROUNDS = 10

WORK = """
import sys
from pathlib import Path
from narrative_studio.model.ids import PersonId, TermId, new_id
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.project import Identity, Project

me = Identity(PersonId("0190a000-0000-7000-8000-00000000000a"), "Ada")
path, first = Path(sys.argv[1]), int(sys.argv[2])
project = Project.open(path, me=me) if path.exists() else Project.create(path, me=me)
for number in range(first, first + 10_000):
    with project.op(f"Add {number}") as op:
        for part in range(3):
            op.create(Term(id=TermId(new_id()), kind=TermKind.AVOID, text=f"{number}/{part}"))
    if number % 4 == 0:
        project.undo()
        project.redo()
    print(number, flush=True)
    if number % 7 == 0:
        project.publish()
"""


def acknowledged(path: Path, first: int, *, wanted: int) -> list[int]:
    """Let a process work, kill it at some moment, and return what it had acknowledged by then."""
    with subprocess.Popen(
        [sys.executable, "-c", WORK, str(path), str(first)], stdout=subprocess.PIPE, text=True
    ) as work:
        assert work.stdout is not None
        heard = [int(work.stdout.readline()) for _ in range(wanted)]
        work.kill()
        heard += [int(line) for line in work.stdout.read().splitlines()]
    return heard


def test_no_acknowledged_edit_is_lost(tmp_path: Path, me: Identity) -> None:
    dice = random.Random(9)
    path = tmp_path / "docs" / "a.narrative"
    path.parent.mkdir()
    heard: list[int] = []
    for _ in range(ROUNDS):
        heard += acknowledged(path, len(heard) and heard[-1] + 2, wanted=dice.randrange(1, 30))
        if not path.exists():
            heard.clear()  # Killed before its first publishing: that document is nobody's yet.
            continue
        contents = read_contents(path)
        assert contents.set_aside == ()
        project = Project.open(path, me=me)
        texts = {term.text for term in project.view().terms.values()}
        numbers = {int(text.split("/")[0]) for text in texts}
        assert numbers >= set(heard), "an acknowledged edit is missing"
        assert texts == {f"{number}/{part}" for number in numbers for part in range(3)}, "half"
        assert {txn.id for txn in contents.txns} <= project._journal.txn_ids()
        project.close()
    assert len(heard) > ROUNDS
    left = {file.name for file in path.parent.iterdir()} - {path.name}
    assert all(name.startswith(".") and name.endswith(".part") for name in left)
