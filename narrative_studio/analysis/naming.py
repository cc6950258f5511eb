"""How findings call frames, steps, elements and days, so that people find them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The welcome page says names too, and no document has been read by then.
    from narrative_studio.model.storyboard import Frame
    from narrative_studio.model.view import NarrativeView

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Written out, since the names that Python gives follow the language of the machine."""

_SINGLE = str.maketrans("“”", "‘’")


def frame_name(view: NarrativeView, frame: Frame, *, starts: bool = True) -> str:
    """``Frame 8`` for a told frame, ``Backup “Headline”`` for one kept off the story.

    ``starts`` says whether the name begins a sentence.
    """
    number = view.number(frame.id)
    if number is not None:
        name = f"Frame {number}"
    else:
        name = f"Backup {quoted(frame.headline)}" if frame.headline else "A backup without headline"
    return name if starts else name[0].lower() + name[1:]


def step_name(view: NarrativeView, frame: Frame, place: int) -> str:
    """``Step 7.2``: the frame's place and the step's; in a backup the step's place alone."""
    number = view.number(frame.id)
    if number is not None:
        return f"Step {number}.{place}"
    return f"Step {place} of {frame_name(view, frame, starts=False)}"


def quoted(text: str) -> str:
    """A name in quotation marks, shortened so that a sentence stays readable.

    Quotation marks of its own become single ones.
    """
    short = text if len(text) <= 60 else text[:57].rstrip() + "…"
    return f"“{short.translate(_SINGLE)}”"


def day(iso: str) -> str:
    """A date in words, for example ``31 December 2026``; independent of the machine's language."""
    found = date.fromisoformat(iso)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def listed(words: list[str]) -> str:
    """Several words in one phrase: ``headline, bullets and script``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def numbered(numbers: Iterable[int]) -> str:
    """Numbers in one phrase, three or more in a row by their ends: ``1, 4 and 9 to 12``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words: list[str] = []
    for run in runs:
        words += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run)
    return listed(words) if words else ""


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun, for example ``1 bullet`` or ``1,404 words``."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
