"""What people have to decide, in words: the wordings of a misalignment, what a deletion took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.row_names import Names, Thing, label_of
from narrative_studio.analysis.wording.merge_text import propose
from narrative_studio.analysis.wording.word_changes import word_changes
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import CellValue, Policy, columns
from narrative_studio.store.misalignments import Misalignment, OpenDeletion
from ui.marked_text import Part, Parts, equal_parts, joined
from ui.workspaces.versions.moments import day_of

_NUMBERS: Final = {2: "two", 3: "three", 4: "four", 5: "five"}
MERGED: Final = "merged"
"""The key of the merged proposal."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to decide: whose it is, and its words.

    ``person`` is empty for the merged proposal, ``about`` stands beside the name, ``hint`` says
    more while it is chosen.
    """

    key: str
    person: str
    about: str
    parts: Parts
    value: CellValue
    hint: str = ""

    @property
    def title(self) -> str:
        """Whose wording it is."""
        return self.person or "Merged proposal"

    @property
    def text(self) -> str:
        """The words without their marks."""
        return "".join(part.text for part in self.parts)


def choices_of(case: Misalignment, names: Names) -> tuple[Choice, ...]:
    """The wordings as equals, in the order in which they came, then a merged proposal."""
    said = [names.value(case.table, case.column, one.value) for one in case.wordings]
    found = []
    for at, wording in enumerate(case.wordings):
        other = said[1] if at == 0 else said[0]
        first, second = (said[at], other) if at == 0 else (other, said[at])
        parts = equal_parts(joined(word_changes(first, second).runs), is_first=at == 0)
        found.append(
            Choice(
                wording.change,
                names.person(wording.author),
                names.function(wording.author),
                parts or (Part("Empty"),),
                wording.value,
            )
        )
    return (*found, *_merged(case))


def _merged(case: Misalignment) -> Iterator[Choice]:
    values = [one.value for one in case.wordings]
    if case.policy is not Policy.PROSE or len(values) != 2:
        return
    mine, theirs = (str(value or "") for value in values)
    made = propose(str(case.ancestor or ""), mine, theirs)
    if made.text in (mine, theirs):
        return
    about, hint = "nothing clashes", "It holds the changes of both."
    if made.clashes:
        about = counted(made.clashes, "clash", "clashes")
        hint = f"Both changed the same in {counted(made.clashes, 'place')}; both follow each other."
    yield Choice(MERGED, "", about, (Part(made.text),), made.text, hint)


def todo_words(cases: Iterable[Misalignment | OpenDeletion]) -> str:
    """How much is to be decided: ``2 misalignments and 1 deletion to decide``."""
    kinds = [isinstance(case, Misalignment) for case in cases]
    misaligned, deleted = kinds.count(True), kinds.count(False)
    words = [counted(misaligned, "misalignment")] if misaligned else []
    if deleted:
        words.append(counted(deleted, "deletion"))
    return f"{listed(words)} to decide" if words else ""


def may_write(case: Misalignment) -> bool:
    """Whether a third wording can be written: the cell holds free text."""
    column = columns(BY_TABLE[case.table])[case.column]
    return column.python_type is str and not (column.refers_to or column.is_date)


def thing_of(case: Misalignment | OpenDeletion, names: Names) -> Thing:
    """The thing that a case is about."""
    row = names.view.tables[case.table].get(case.row)
    return names.thing(row) if row is not None else Thing(case.table.capitalize(), "")


def subject(case: Misalignment, names: Names) -> str:
    """What a misalignment is about: ``two wordings of frame 8, slide bullets``."""
    count = len(case.wordings)
    number = _NUMBERS.get(count, str(count))
    return f"{number} wordings of {_inside(thing_of(case, names).name)}, {_label(case.column)}"


def quiet_words(case: Misalignment, names: Names) -> str:
    """A small difference in one line: what shows, and what else was said."""
    said = []
    for wording in case.wordings:
        words = names.value(case.table, case.column, wording.value)
        shown = _short(words) if case.policy is not Policy.RANK else "another place"
        is_shown = wording.value == case.shown
        said.append(
            f"{shown or 'empty'} ({names.person(wording.author)}{', shows' if is_shown else ''})"
        )
    return f"{thing_of(case, names).name}, {_label(case.column)}: {' · '.join(said)}"


def latest_of(case: Misalignment, names: Names) -> str:
    """Who gave the latest wording, and when."""
    last = case.wordings[-1]
    when = day_of(last.at, today=names.view.today.year)
    return f"latest from {names.person(last.author)}, {when}"


def deletion_words(case: OpenDeletion, names: Names) -> str:
    """Who deleted a row, and what others had done to it meanwhile."""
    year = names.view.today.year
    who, when = names.person(case.deleted.author), day_of(case.deleted.at, today=year)
    sentences = [f"Deleted by {who}, {when}."]
    if case.cells:
        by: dict[str, list[str]] = {}
        for column, wording in case.cells.items():
            by.setdefault(wording.author, []).append(_label(column))
        sentences += [
            f"{names.person(author)} had changed the {listed(labels)} meanwhile."
            for author, labels in by.items()
        ]
    if case.children:
        count = len(case.children)
        was = "thing was" if count == 1 else "things were"
        sentences.append(f"{count} {was} put into it meanwhile.")
    if not case.is_hidden:
        sentences.append("Somebody restored it at the same time, so that it shows.")
    return " ".join(sentences)


def unseen_texts(case: OpenDeletion, names: Names) -> list[tuple[str, str]]:
    """What the deleter had not seen, as label and words."""
    return [
        (label_of(column), names.value(case.table, column, wording.value))
        for column, wording in case.cells.items()
    ]


def _label(column: str) -> str:
    label = label_of(column)
    return label[:1].lower() + label[1:]


def _inside(name: str) -> str:
    """A name inside a sentence: codes keep their capitals."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39].rstrip() + "…"
