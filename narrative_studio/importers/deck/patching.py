"""Changes single paragraphs of Markdown and leaves the rest of its source as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from narrative_studio.deck_marks import is_italic_throughout, plain_words
from narrative_studio.footnotes import unmarked
from narrative_studio.importers.deck.read_deck import Sign
from narrative_studio.importers.deck.slide_markdown import LinkTarget, no_target, styled
from narrative_studio.importers.html_blocks import Blocks, Table
from narrative_studio.importers.markdown_runs import source_of
from narrative_studio.markup import Run, Runs, runs_text
from narrative_studio.markup_lines import LineKind, SourceLine, joined_cells, source_lines

_BOX: Final = re.compile(r"\[[ xX]\][ \t]+$")
_NUMBER: Final = re.compile(r"(\d{1,9})([.)][ \t]+)$")
_BOXES: Final = {"☑ ": True, "☐ ": False}
_DEEPEST_STEP: Final = 3


@dataclass(frozen=True, slots=True)
class NewLine:
    """A paragraph that has come in, or what one reads now.

    ``is_alike`` says that it looks like the paragraph before it: an item beside an item. ``step``
    is how much deeper it stands than that one. ``cells`` are those of a row of a table.
    """

    runs: Runs
    sign: Sign = Sign.NONE
    is_alike: bool = True
    step: int = 0
    cells: tuple[Runs, ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return plain_words(runs_text(joined_cells(self.cells) if self.cells else self.runs))


@dataclass(frozen=True)
class Edits:
    """What becomes of the paragraphs of a text, by their places in it.

    ``changed`` is what they read now, ``removed`` are gone, and ``added`` come after the paragraph
    of that place, those of place -1 before all others.
    """

    changed: Mapping[int, NewLine] = field(default_factory=dict)
    removed: frozenset[int] = frozenset()
    added: Mapping[int, Sequence[NewLine]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.changed or self.removed or any(self.added.values()))


def patched(
    source: str, edits: Edits, *, is_script: bool = False, target: LinkTarget = no_target
) -> str:
    """The source with these edits; where they cannot be made one by one, it is written anew."""
    if edits.is_empty:
        return source
    lines = source_lines(source, is_script=is_script)
    wanted = list(_wanted(lines, edits))
    made = _Patch(source, lines, edits, target, is_script=is_script).apply()
    if made is not None and _words(made, is_script=is_script) == wanted:
        return made
    return written(_rewritten(lines, edits, is_script=is_script), target)


def _wanted(lines: Sequence[SourceLine], edits: Edits) -> Iterator[str]:
    """The words of the paragraphs that the new source has to have."""
    for place in range(-1, len(lines)):
        if place in edits.changed:
            yield unmarked(_unboxed(edits.changed[place])[0].text)
        elif place >= 0 and place not in edits.removed:
            yield unmarked(plain_words(lines[place].text))
        yield from (unmarked(_unboxed(line)[0].text) for line in edits.added.get(place, ()))


def _words(source: str, *, is_script: bool) -> list[str]:
    # On a slide the marks of footnotes are counted on from those of other texts.
    return [unmarked(plain_words(line.text)) for line in source_lines(source, is_script=is_script)]


class _Patch:
    """The lines of one source while they are changed, from the last to the first."""

    def __init__(
        self,
        source: str,
        lines: Sequence[SourceLine],
        edits: Edits,
        target: LinkTarget,
        *,
        is_script: bool,
    ) -> None:
        self._text = source.split("\n")
        self._lines = lines
        self._edits = edits
        self._target = target
        self._is_script = is_script
        self._tables: set[int] = set()

    def apply(self) -> str | None:
        """The new source; None where something stands in its way."""
        for place in range(len(self._lines) - 1, -2, -1):
            line = self._lines[place] if place >= 0 else None
            if line is not None and line.kind is LineKind.ROW:
                if not self._row(place, line):
                    return None
                continue
            self._add(place, self._edits.added.get(place, ()))
            if line is not None and not self._one(place, line):
                return None
        return "\n".join(self._text).strip("\n")

    def _one(self, place: int, line: SourceLine) -> bool:
        if place in self._edits.removed:
            self._remove(line.first, line.last)
        elif place in self._edits.changed:
            if line.lead is None:
                return False
            new, checked = _unboxed(self._edits.changed[place])
            words = plain_words(runs_text(new.runs))
            raw = self._text[line.first]
            if line.kind is LineKind.CODE:
                indent = raw.removesuffix(line.text) if raw.endswith(line.text) else ""
                made = [indent + runs_text(new.runs)]
            elif line.kind is LineKind.PICTURE:
                made = [f"{line.lead}![{words}{raw[raw.rfind('](') :]}"]
            else:
                lead = _with_box(line.lead, checked) if line.checked is not None else line.lead
                made = self._content(line.kind, new.runs, lead)
            self._text[line.first : line.last] = made
        return True

    def _remove(self, first: int, last: int) -> None:
        """Take lines out, and one of two empty ones that meet then."""
        del self._text[first:last]
        before, after = self._text[:first][-1:], self._text[first : first + 1]
        if not "".join(before).strip() and not "".join(after).strip() and after:
            del self._text[first]

    def _content(self, kind: LineKind, runs: Runs, lead: str) -> list[str]:
        """The lines of one paragraph behind what stands before it."""
        one_line = kind in (LineKind.HEADING, LineKind.CUE)
        source = source_of(styled(runs, self._target), in_cell=one_line, is_literal=True)
        if one_line:
            source = source.replace("\\|", "|")
        rest = re.sub(r"[^>]", " ", lead)
        first, *more = source.split("\n")
        return [lead + first, *(rest + one for one in more)]

    def _add(self, place: int, new: Sequence[NewLine]) -> None:
        """Put paragraphs after one, or before the first."""
        if not new:
            return
        ref = self._lines[max(place, 0)] if self._lines else None
        at = 0 if ref is None else self._place(ref, is_after=place >= 0)
        at = min(at, len(self._text))
        lead = self._lead_of(place)
        was_item = place >= 0 and lead is not None
        made: list[str] = []
        for number, line in enumerate(new):
            plain, checked = _unboxed(line)
            own = self._item_lead(lead, line, place)
            if own is not None:
                chunk = self._content(LineKind.ITEM, plain.runs, _with_box(own, checked))
            else:
                chunk = self._paragraph(line, ref)
            is_tight = own is not None and was_item
            if not is_tight and (made or (at and self._text[at - 1].strip())):
                made.append("")
            made += chunk
            lead, was_item = own, own is not None
            if number == len(new) - 1 and at < len(self._text) and self._text[at].strip():
                made += [] if was_item and self._goes_on(at) else [""]
        self._text[at:at] = made

    def _paragraph(self, line: NewLine, ref: SourceLine | None) -> list[str]:
        if line.cells:
            return _table_lines([line.cells], None, self._target)
        if self._is_script and is_italic_throughout(line.runs):
            runs = tuple(replace(run, italic=False) for run in line.runs)
            return self._content(LineKind.CUE, runs, "> ")
        lead = "> " * ref.quotes if ref is not None and not self._is_script else ""
        return self._content(LineKind.TEXT, line.runs, lead)

    def _place(self, ref: SourceLine, *, is_after: bool) -> int:
        """The line before which a paragraph goes that comes after another one, or before it."""
        is_block = ref.kind in (LineKind.ROW, LineKind.CODE)
        if is_after:
            return ref.block_end if is_block else ref.last
        return ref.block if is_block else ref.first

    def _goes_on(self, at: int) -> bool:
        """Whether the line there belongs to a list."""
        return any(one.first == at and one.depth for one in self._lines)

    def _lead_of(self, place: int) -> str | None:
        """The sign and indent of the item that a paragraph stands in; None where in none."""
        ref = self._lines[place] if place >= 0 else next(iter(self._lines), None)
        if ref is None or not ref.depth:
            return None
        for line in reversed(self._lines[: max(place, 0) + 1]):
            if line.kind is LineKind.ITEM and line.depth == ref.depth:
                return line.lead
        return None

    def _item_lead(self, lead: str | None, line: NewLine, place: int) -> str | None:
        """What stands before a new item; None where it is no item."""
        if line.cells or (lead is None and line.sign is Sign.NONE):
            return None
        if lead is None:
            return "1. " if line.sign is Sign.NUMBER else "- "
        if not line.is_alike and line.sign is Sign.NONE:
            return None
        lead = _BOX.sub("", lead)
        if line.step > 0 and place >= 0:
            sign = "1. " if line.sign is Sign.NUMBER else "- "
            return re.sub(r"[^>]", " ", lead) + sign
        if line.step < 0:
            lead = self._shallower(place, max(line.step, -_DEEPEST_STEP)) or lead
        return _NUMBER.sub(lambda match: f"{int(match[1]) + 1}{match[2]}", lead)

    def _shallower(self, place: int, step: int) -> str | None:
        """The lead of the item that a paragraph so many lists further out would follow."""
        ref = next(iter(self._lines[max(place, 0) :]), None)
        depth = max(1, ref.depth + step) if ref is not None else 1
        for line in reversed(self._lines[: max(place, 0) + 1]):
            if line.kind is LineKind.ITEM and line.depth == depth and line.lead is not None:
                return _BOX.sub("", line.lead)
        return None

    def _row(self, place: int, line: SourceLine) -> bool:
        """Write a table anew when one of its rows changes, once, at its last row."""
        if line.block in self._tables:
            return True
        self._tables.add(line.block)
        places = [
            number
            for number, one in enumerate(self._lines)
            if one.kind is LineKind.ROW and one.block == line.block
        ]
        rows: list[tuple[Runs, ...]] = []
        after: list[NewLine] = []
        is_changed = False
        for number in places:
            if number in self._edits.changed:
                new = self._edits.changed[number]
                rows.append(new.cells or (new.runs,))
                is_changed = True
            elif number in self._edits.removed:
                is_changed = True
            else:
                rows.append(self._lines[number].cells)
            for new in self._edits.added.get(number, ()):
                is_changed |= bool(new.cells)
                if new.cells:
                    rows.append(new.cells)
                else:
                    after.append(new)
        self._add(places[-1], after)
        if is_changed:
            rule = self._text[line.block + 1]
            indent = re.match(r"[ \t>]*", self._text[line.block])
            made = _table_lines(rows, rule, self._target) if rows else []
            lead = indent[0] if indent else ""
            self._text[line.block : line.block_end] = [lead + one for one in made]
        return True


def _table_lines(
    rows: Sequence[tuple[Runs, ...]], rule: str | None, target: LinkTarget
) -> list[str]:
    """A table in Markdown; ``rule`` is the line under its header that says how columns are set."""
    cells = [[source_of(styled(cell, target), in_cell=True) for cell in row] for row in rows]
    width = max(len(row) for row in cells)
    table = Table([[*row, *[""] * (width - len(row))] for row in cells])
    made = table.lines()
    if rule is not None and table.is_grid and rule.strip().strip("|").count("|") + 1 == width:
        made[1] = rule.strip()
    return made


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph to be written; ``depth`` counts the lists that an item stands in, from 1."""

    kind: LineKind
    runs: Runs
    depth: int = 1
    number: int | None = None
    cells: tuple[Runs, ...] = ()


def written(entries: Iterable[Entry], target: LinkTarget = no_target) -> str:
    """Paragraphs of all kinds as Markdown."""
    blocks = Blocks(is_literal=True)
    writer = _Writer(blocks, target)
    for entry in entries:
        writer.add(entry)
    writer.end()
    return blocks.source


def entry_of(line: NewLine, *, is_script: bool) -> Entry:
    """What a new paragraph is to be written as, by how it looks."""
    if line.cells:
        return Entry(LineKind.ROW, line.runs, cells=line.cells)
    if line.sign is not Sign.NONE:
        number = 0 if line.sign is Sign.NUMBER else None
        return Entry(LineKind.ITEM, line.runs, 1 + max(0, line.step), number)
    is_cue = is_script and is_italic_throughout(line.runs)
    return Entry(LineKind.CUE if is_cue else LineKind.TEXT, line.runs)


def known_entry(line: SourceLine, runs: Runs, cells: tuple[Runs, ...]) -> Entry:
    """What a paragraph that was there before is to be written as."""
    label = line.note_label
    if label:
        return Entry(LineKind.TEXT, (Run(label, note=label), Run(": "), *runs))
    return Entry(line.kind, runs, line.depth, line.number, cells)


def _rewritten(lines: Sequence[SourceLine], edits: Edits, *, is_script: bool) -> Iterator[Entry]:
    """The whole text anew, each paragraph as what it was."""
    for place in range(-1, len(lines)):
        if place >= 0 and place not in edits.removed:
            line = lines[place]
            new = edits.changed.get(place)
            runs, cells = (new.runs, new.cells) if new else (line.runs, line.cells)
            yield known_entry(line, runs, cells)
        for new in edits.added.get(place, ()):
            yield entry_of(new, is_script=is_script)


class _Writer:
    """Writes paragraphs of all kinds; rows and lines of code are gathered until they end."""

    def __init__(self, blocks: Blocks, target: LinkTarget) -> None:
        self._blocks = blocks
        self._target = target
        self._rows: list[tuple[Runs, ...]] = []
        self._code: list[str] = []

    def add(self, entry: Entry) -> None:
        """Write one paragraph."""
        if entry.kind is not LineKind.ROW:
            self._end_table()
        if entry.kind is not LineKind.CODE:
            self._end_code()
        made = styled(entry.runs, self._target)
        match entry.kind:
            case LineKind.ROW:
                self._rows.append(entry.cells)
            case LineKind.CODE:
                self._code.append(runs_text(entry.runs))
            case LineKind.ITEM:
                self._blocks.item(made, depth=entry.depth, number=entry.number)
            case LineKind.HEADING:
                self._blocks.paragraph(made, heading=2)
            case LineKind.CUE:
                self._blocks.begin_quote()
                self._blocks.paragraph([(text.replace("\n", " "), s) for text, s in made])
                self._blocks.end_quote()
            case LineKind.TEXT | LineKind.PICTURE:
                self._blocks.paragraph(made)

    def end(self) -> None:
        """Write what is still gathered."""
        self._end_table()
        self._end_code()

    def _end_table(self) -> None:
        if self._rows:
            rows, self._rows = self._rows, []
            self._blocks.table(
                Table(
                    [
                        [source_of(styled(cell, self._target), in_cell=True) for cell in row]
                        for row in rows
                    ]
                )
            )

    def _end_code(self) -> None:
        if self._code:
            code, self._code = self._code, []
            self._blocks.code("\n".join(code))


def _unboxed(line: NewLine) -> tuple[NewLine, bool | None]:
    """A paragraph without the box that a task has on a slide, and whether that is checked."""
    text = runs_text(line.runs)
    for box, checked in _BOXES.items():
        if text.startswith(box):
            first, *rest = line.runs
            cut = first.text[len(box) :]
            runs = ((_with_text(first, cut),) if cut else ()) + tuple(rest)
            return replace(line, runs=runs), checked
    return line, None


def _with_box(lead: str, checked: bool | None) -> str:
    bare = _BOX.sub("", lead)
    return bare if checked is None else f"{bare}[{'x' if checked else ' '}] "


def _with_text(run: Run, text: str) -> Run:
    return replace(run, text=text)
