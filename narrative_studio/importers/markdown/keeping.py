"""Takes an edited text over and leaves what nobody changed in it as it was typed.

An export writes the same words with other signs, and formatters break lines anew: only what reads
otherwise is taken from the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from narrative_studio.commands.adopting import question_texts
from narrative_studio.deck_fields import questions_text
from narrative_studio.deck_marks import plain_words
from narrative_studio.importers.deck.patching import Edits, NewLine, patched
from narrative_studio.importers.deck.read_deck import Sign
from narrative_studio.importers.markdown.blocks import source_blocks
from narrative_studio.importers.markdown.step_table import cell_lines
from narrative_studio.importers.returned.rewording import reads_alike
from narrative_studio.markup import Run, Runs, parse, plain_text
from narrative_studio.markup_lines import LineKind, SourceLine, source_lines

_ESCAPE: Final = re.compile(r"\\([<>|\[\]_&~#+.)*`-])")
_CELL_ITEM: Final = re.compile(r"(?:•|(\d{1,9})\.) +(?=\S)")
_EMPTY_ITEM: Final = re.compile(r"•|\d{1,9}\.")
_CLOSING: Final = re.compile(r"(?<!\S)#(?=#*$)")
_MOST_LINES: Final = 3000
_SIGNS: Final = {LineKind.ITEM: Sign.BULLET}


def kept_markdown(base: str, found: str, name: str) -> str:
    """What the Markdown of a field says now, with the blocks of ``base`` that stand in it still."""
    if reads_alike(base, found, name):
        return base
    is_script = name == "script"
    for made in (_by_line(base, found, is_script=is_script), _by_block(base, found, name)):
        if made is not None and reads_alike(made, found, name):
            return made
    return _simple(found, name)


def kept_plain(base: str, found: str) -> str:
    """What a field of plain words says now; ``found`` is Markdown that shows them."""
    said = "\n".join(line.strip() for line in plain_text(found).strip().split("\n"))
    return base if _plain_lines(base) == _plain_lines(said) else said


def kept_questions(base: str, found: str) -> str:
    """What a list of questions says now, each in plain words as the export wrote them."""
    old = question_texts(base)
    known = {plain_words(text): text for text in old}
    new = [plain_text(text).strip() for text in question_texts(found)]
    texts = [known.get(plain_words(text), text) for text in new if text]
    return base if [*map(plain_words, old)] == [*map(plain_words, texts)] else questions_text(texts)


def kept_cell(base: str, found: str) -> str:
    """What a field says now whose lines stand in the cell of a table."""
    lines = source_lines(base)
    old = [(place, words) for place, line in enumerate(lines) for words in _shown(line)]
    new = [_cell_line(line) for line in cell_lines(found) if not _EMPTY_ITEM.fullmatch(line)]
    texts = [plain_words(line.text) for line in new]
    if [words for _place, words in old] == texts and _looks_alike(lines, new):
        return base
    if not old:
        return _from_cell(new)
    made = patched(base, _cell_edits(lines, old, new, texts))
    shown = [words for line in source_lines(made) for words in _shown(line)]
    return made if shown == texts else _from_cell(new)


def _by_line(base: str, found: str, *, is_script: bool) -> str | None:
    """Single paragraphs changed in their places."""
    old, new = source_lines(base, is_script=is_script), source_lines(found, is_script=is_script)
    if max(len(old), len(new)) > _MOST_LINES or not old:
        return None
    keys = [[_key(line) for line in lines] for lines in (old, new)]
    changed: dict[int, NewLine] = {}
    removed: set[int] = set()
    added: dict[int, list[NewLine]] = {}
    for tag, begin, end, first, last in _opcodes(*keys):
        if tag == "equal":
            continue
        both = min(end - begin, last - first)
        for step in range(both):
            if old[begin + step].kind is not new[first + step].kind:
                return None
            changed[begin + step] = _new_line(new[first + step], None)
        removed.update(range(begin + both, end))
        for place in range(first + both, last):
            at = begin + both - 1
            added.setdefault(at, []).append(_new_line(new[place], old[at] if at >= 0 else None))
    return patched(base, Edits(changed, frozenset(removed), added), is_script=is_script)


def _by_block(base: str, found: str, name: str) -> str | None:
    """Whole blocks taken from the file, those that read the same from the document."""
    is_script = name == "script"
    old, new = _blocks(base), _blocks(found)
    if max(len(old), len(new)) > _MOST_LINES:
        return None
    keys = [
        [tuple(_key(line) for line in source_lines(one, is_script=is_script)) for one in blocks]
        for blocks in (old, new)
    ]
    made: list[str] = []
    for tag, begin, end, first, last in _opcodes(*keys):
        made += (
            old[begin:end] if tag == "equal" else [_simple(one, name) for one in new[first:last]]
        )
    return "\n\n".join(made)


def _blocks(text: str) -> list[str]:
    lines = text.split("\n")
    return ["\n".join(lines[one.first : one.last]).strip("\n") for one in source_blocks(text)]


def _simple(source: str, name: str) -> str:
    """Markdown without the escapes that it does not need."""
    plain = _ESCAPE.sub(r"\1", source)
    return plain if reads_alike(plain, source, name) else source


def _key(line: SourceLine) -> tuple[object, ...]:
    return (line.kind, line.runs, line.depth, line.number, line.checked, line.cells)


def _new_line(line: SourceLine, before: SourceLine | None) -> NewLine:
    sign = Sign.NONE
    if line.kind is LineKind.ITEM:
        sign = Sign.BULLET if line.number is None else Sign.NUMBER
    is_alike = before is not None and before.kind is line.kind
    runs = line.runs
    if line.checked is not None:
        runs = (Run("☑ " if line.checked else "☐ "), *runs)
    if line.kind is LineKind.CUE:
        runs = tuple(
            replace(run, italic=before is None or before.kind is not line.kind) for run in runs
        )
    step = line.depth - before.depth if before is not None and is_alike else 0
    return NewLine(runs, sign, is_alike, step, line.cells)


def _opcodes(old: Sequence[object], new: Sequence[object]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _plain_lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


# Cells of a table


def _shown(line: SourceLine) -> Iterator[str]:
    """The lines that a paragraph takes in a cell, as they read."""
    text = line.text.replace(" | ", " / ") if line.kind is LineKind.ROW else line.text
    yield from (words for part in text.split("\n") if (words := plain_words(part)))


def _cell_line(source: str) -> NewLine:
    item = _CELL_ITEM.match(source)
    sign = Sign.NONE
    if item:
        sign = Sign.NUMBER if item[1] else Sign.BULLET
        source = source[item.end() :]
    runs: Runs = ()
    # As a heading a line is one line whatever it begins with.
    for block in parse(f"# {_guarded(source)}"):
        runs += getattr(block, "runs", ())
    return NewLine(runs, sign)


def _guarded(source: str) -> str:
    """Words of a heading, at whose end signs of headings would be lost."""
    return _CLOSING.sub(r"\\\g<0>", source)


def _looks_alike(lines: Sequence[SourceLine], new: Sequence[NewLine]) -> bool:
    """Whether paragraphs of one line each are marked as they were; others are left alone."""
    if len(lines) != len(new):
        return True
    plain = (LineKind.TEXT, LineKind.ITEM)
    pairs = zip(lines, new, strict=True)
    return all(line.kind not in plain or _tidy(line.runs) == _tidy(one.runs) for line, one in pairs)


def _tidy(runs: Runs) -> list[tuple[object, ...]]:
    return [
        (plain_words(run.text), run.bold, run.italic, run.strike, run.code)
        for run in runs
        if run.text.strip()
    ]


def _cell_edits(
    lines: Sequence[SourceLine],
    old: Sequence[tuple[int, str]],
    new: Sequence[NewLine],
    texts: Sequence[str],
) -> Edits:
    """Which paragraphs of a text the lines of a cell change, take out or add."""
    says: dict[int, list[NewLine]] = {place: [] for place in range(len(lines))}
    added: dict[int, list[NewLine]] = {}
    touched: set[int] = set()
    for tag, begin, end, first, last in _opcodes([words for _place, words in old], list(texts)):
        both = min(end - begin, last - first)
        for step in range(both):
            place = old[begin + step][0]
            says[place].append(new[first + step])
            kind = lines[place].kind
            is_plain = kind in (LineKind.TEXT, LineKind.ITEM)
            if tag != "equal" or (is_plain and len(lines) == len(new)):
                touched.add(place)
        for step in range(both, end - begin):
            touched.add(old[begin + step][0])
        if last - first > both:
            at = old[begin + both - 1][0] if begin + both else -1
            added.setdefault(at, []).extend(new[first + both : last])
    changed = {place: _joined(says[place]) for place in touched if says[place]}
    return Edits(changed, frozenset(place for place in touched if not says[place]), added)


def _joined(parts: Sequence[NewLine]) -> NewLine:
    runs: list[Run] = []
    for part in parts:
        runs += [Run("\n")] if runs else []
        runs += part.runs
    return NewLine(tuple(runs), parts[0].sign)


def _from_cell(lines: Sequence[NewLine]) -> str:
    """The lines of a cell as Markdown, where nothing is known of what stood there."""
    made = ""
    before: NewLine | None = None
    for line in lines:
        if before is not None:
            is_list = before.sign is not Sign.NONE and line.sign is not Sign.NONE
            made += "\n" if is_list else "\n\n"
        made += patched("", Edits(added={-1: [line]}))
        before = line
    return made
