"""What a deck remembers of the document that it came from, to be found again after editing.

Each slide carries a :class:`SlideMark`: the frame that it tells, digests of what the frame's fields
said, and for each paragraph which part of which field it shows. Only digests are kept, no words:
whoever gets the deck learns nothing from it that does not stand on the slides. The same marks lie
in a custom XML part of the deck, since some programs drop those of the slides.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from narrative_studio.markup import Run, Runs, runs_text

NAMESPACE: Final = "urn:narrative-studio:deck"
VERSION: Final = 1
SLIDE_TAG: Final = "NARRATIVE_STUDIO_SLIDE"
DECK_TAG: Final = "NARRATIVE_STUDIO_DECK"

MADE: Final = "made"
"""The field of paragraphs that the export made: names of beats, ticks, figures of proofs."""
HEADLINE: Final = "headline"
QUESTIONS: Final = "questions"

FIELDS: Final[Mapping[str, str]] = {
    "g": MADE,
    "h": HEADLINE,
    "k": "key_message",
    "b": "bullets",
    "s": "script",
    "c": "checkpoint",
    "t": "transition",
    "q": QUESTIONS,
}
"""The fields that stand on slides and in notes, by the letters that marks have for them."""

_LETTERS: Final = {name: letter for letter, name in FIELDS.items()}
_LINE: Final = re.compile(
    r"([a-z])(\d{1,6})?(?:@(\d{1,7})-(\d{1,7}))?:([0-9a-f]{8})(?::([0-9a-f.]{2,14}))?"
)
_UNSEEN: Final = dict.fromkeys(
    (
        *range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF, 0xFFFE,
        0xFFFF, *range(0xD800, 0xE000),
    )
)  # fmt: skip
"""Characters that do not come into a deck, or that nobody sees there."""
_MOST_LINES: Final = 200_000


@dataclass(frozen=True, slots=True)
class LineMark:
    """One paragraph as it was exported.

    It shows the characters from ``begin`` to ``end`` of paragraph ``place`` of a field, all of it
    where ``end`` is None. ``digest`` is that of its words, ``look`` that of its marks.
    """

    field: str
    place: int
    digest: str
    look: str = ""
    begin: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class SlideMark:
    """One slide as it was exported.

    ``frame`` is empty for a slide that tells none, such as the agenda; ``page`` counts the slides
    of one frame from 1. ``at`` is its place in the deck. ``fields`` are digests of what the frame
    said, by the names of its cells. ``picture`` is the beginning of the picture's own hash.
    """

    frame: str = ""
    page: int = 1
    at: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[LineMark, ...] = ()
    notes: tuple[LineMark, ...] = ()
    picture: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class DeckMark:
    """A whole deck as it was exported; ``slides`` maps the ids of slides to their marks."""

    document: str
    narrative: str
    variant: str = ""
    slides: tuple[tuple[str, SlideMark], ...] = ()


def digest(text: str) -> str:
    """The digest of words; how they are spaced and broken makes no difference."""
    return words_digest(plain_words(text))


def words_digest(words: str) -> str:
    """The digest of words that :func:`plain_words` has given."""
    return _hash(words)[:8]


def plain_words(text: str) -> str:
    """Words with one space between them."""
    # Every exported paragraph comes through here, most of them without anything unseen.
    return " ".join((text if text.isprintable() else text.translate(_UNSEEN)).split())


def field_digest(value: str) -> str:
    """The digest of what a cell says, to the letter."""
    return _hash(value)[:16]


def look(runs: Iterable[Run]) -> str:
    """A digest of the marks of runs: bold, italic, and the rest; empty where there are none.

    A paragraph that is bold from beginning to end looks like one that is not: whether it is the
    style of its placeholder that makes it so, other programs do not tell. Nor do they keep apart
    what is set in the face of code.
    """
    runs = tuple(runs)
    if not any(run.bold or run.italic or run.strike or run.link for run in runs):
        return ""
    # Every letter counts, blanks do not: runs may be cut anywhere, and set apart by any of them.
    counted = [(run, sum(map(len, run.text.split()))) for run in runs]
    parts = (
        _uneven("".join(("1" if run.bold else "0") * count for run, count in counted)),
        _uneven("".join(("1" if run.italic else "0") * count for run, count in counted)),
        _any(["1" if run.strike else _address(run)] * count for run, count in counted),
    )
    return ".".join(parts) if any(parts) else ""


def row_look(cells: Iterable[Runs]) -> str:
    """As :func:`look`, of a row of a table: each cell may be bold from beginning to end."""
    looks = [look(cell) for cell in cells]
    return _hash("|".join(looks))[:8] if any(looks) else ""


def is_bold_throughout(runs: Iterable[Run]) -> bool:
    """Whether every word is bold."""
    return all(run.bold for run in runs if run.text.strip())


def is_italic_throughout(runs: Iterable[Run]) -> bool:
    """Whether every word is italic."""
    return all(run.italic for run in runs if run.text.strip())


def is_bold_in_part(runs: Sequence[Run]) -> bool:
    """Whether some words are bold and some are not."""
    return any(run.bold for run in runs) and not is_bold_throughout(runs)


def is_italic_in_part(runs: Sequence[Run]) -> bool:
    """Whether some words are italic and some are not."""
    return any(run.italic for run in runs) and not is_italic_throughout(runs)


def tidy_runs(runs: Iterable[Run]) -> Runs:
    """Runs with one space between words, so that places in them count as in the plain words.

    Forced breaks stay, each in place of the space around it.
    """
    made: list[Run] = []
    before = " "
    for run in runs:
        letters: list[str] = []
        for letter in run.text.translate(_UNSEEN):
            if letter.isspace():
                if before == " " and letter == "\n" and (letters or made):
                    _break_last(letters, made)
                if before == " ":
                    continue
                letter, before = ("\n" if letter == "\n" else " "), " "
            else:
                before = letter
            letters.append(letter)
        if letters:
            made.append(_with_text(run, "".join(letters)))
    while made and not made[-1].text.rstrip():
        made.pop()
    if made:
        made[-1] = _with_text(made[-1], made[-1].text.rstrip())
    return tuple(made)


def cut_runs(runs: Runs, begin: int, end: int | None) -> Runs:
    """The runs of the characters from ``begin`` to ``end``."""
    made: list[Run] = []
    at = 0
    stop = len(runs_text(runs)) if end is None else end
    for run in runs:
        text = run.text[max(0, begin - at) : max(0, stop - at)]
        at += len(run.text)
        if text:
            made.append(_with_text(run, text))
    return tuple(made)


# Writing and reading marks


def slide_text(mark: SlideMark) -> str:
    """The mark of a slide as the value of its tag."""
    made: dict[str, Any] = {"at": mark.at}
    if mark.frame:
        made |= {"frame": mark.frame, "fields": dict(mark.fields)}
    if mark.page != 1:
        made["page"] = mark.page
    if mark.is_hidden:
        made["hidden"] = 1
    if mark.picture:
        made["picture"] = mark.picture
    made |= {"lines": _lines_text(mark.lines), "notes": _lines_text(mark.notes)}
    return json.dumps(made, separators=(",", ":"))


def deck_text(mark: DeckMark) -> str:
    """What the tags of all slides say of the deck."""
    return json.dumps(
        {
            "version": VERSION,
            "document": mark.document,
            "narrative": mark.narrative,
            "variant": mark.variant,
        },
        separators=(",", ":"),
    )


def custom_xml(mark: DeckMark) -> bytes:
    """The part that holds the marks of all slides."""
    # Namespaces are written by hand: ElementTree would name them ns0.
    root = Element("deck", {"xmlns": NAMESPACE, "about": deck_text(mark)})
    for slide_id, slide in mark.slides:
        SubElement(root, "slide", {"id": slide_id}).text = slide_text(slide)
    body: bytes = tostring(root, encoding="utf-8")
    return body


def read_slide_text(text: str) -> SlideMark | None:
    """The mark that a tag holds; None where it holds none that is understood."""
    found = _object(text)
    if found is None:
        return None
    fields = found.get("fields")
    page, at = found.get("page", 1), found.get("at", 0)
    if not (isinstance(page, int) and isinstance(at, int) and 0 < page < 10**6 and at >= 0):
        return None
    return SlideMark(
        frame=_text(found.get("frame")),
        page=page,
        at=at,
        fields={str(key): _text(value) for key, value in fields.items()}
        if isinstance(fields, dict)
        else {},
        lines=_read_lines(found.get("lines")),
        notes=_read_lines(found.get("notes")),
        picture=_text(found.get("picture")),
        is_hidden=found.get("hidden") == 1,
    )


def read_deck_text(text: str) -> DeckMark | None:
    """What a tag says of the deck; None where it does not say it in a way that is understood."""
    found = _object(text)
    if found is None or found.get("version") != VERSION:
        return None
    return DeckMark(
        _text(found.get("document")), _text(found.get("narrative")), _text(found.get("variant"))
    )


def read_custom_xml(root: Element) -> DeckMark | None:
    """The marks of a custom XML part; None where it is one of another program."""
    if root.tag != f"{{{NAMESPACE}}}deck":
        return None
    about = read_deck_text(root.get("about", ""))
    if about is None:
        return None
    slides = []
    for element in root:
        mark = read_slide_text(element.text or "")
        if mark is not None:
            slides.append((element.get("id", ""), mark))
    return DeckMark(about.document, about.narrative, about.variant, tuple(slides))


def _lines_text(lines: Iterable[LineMark]) -> str:
    return " ".join([_line_text(line) for line in lines])


def _line_text(line: LineMark) -> str:
    letter = _LETTERS[line.field]
    place = "" if line.field == MADE else str(line.place)
    span = "" if line.end is None else f"@{line.begin}-{line.end}"
    shown = f":{line.look}" if line.look else ""
    return f"{letter}{place}{span}:{line.digest}{shown}"


def _read_lines(text: object) -> tuple[LineMark, ...]:
    if not isinstance(text, str):
        return ()
    made = []
    for word in text.split(" ", _MOST_LINES)[:_MOST_LINES]:
        match = _LINE.fullmatch(word)
        if match is None or match[1] not in FIELDS:
            continue
        made.append(
            LineMark(
                FIELDS[match[1]],
                int(match[2] or 0),
                match[5],
                match[6] or "",
                int(match[3] or 0),
                int(match[4]) if match[4] else None,
            )
        )
    return tuple(made)


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _uneven(line: str) -> str:
    return _hash(line)[:4] if "1" in line and "0" in line else ""


def _any(signs: Iterable[list[str]]) -> str:
    line = list(chain.from_iterable(signs))
    return _hash("|".join(line))[:4] if any(line) else ""


def _address(run: Run) -> str:
    """Where a link leads, as far as programs leave that alone."""
    if not run.link:
        return ""
    if run.link.startswith(("frame:", "slide:")):
        return "#"
    return run.link.rstrip("/").casefold()


def _break_last(letters: list[str], made: list[Run]) -> None:
    """Make the space that was written last a forced break."""
    if letters:
        letters[-1] = "\n"
    elif made:
        made[-1] = _with_text(made[-1], made[-1].text[:-1] + "\n")


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.strike, run.code, run.link, note=run.note)
