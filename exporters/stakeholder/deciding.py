"""Sets where the positioning and the story stand, and who decides about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from exporters.stakeholder.chips import element_words
from exporters.stakeholder.gathered import StakeholderCopy
from exporters.web.tags import Html, join, tag
from narrative_studio.analysis.naming import counted, day, frame_name
from narrative_studio.model.positioning import Element, ElementKind, Status


def deciding(shown: StakeholderCopy) -> Html:
    """The whole section."""
    parts = [tag("h2", "Status and who decides"), _baseline(shown), _table(shown), _open(shown)]
    return tag("section", join(parts, "\n"), id="status")


def _baseline(shown: StakeholderCopy) -> Html:
    latest = shown.whole.latest_baseline
    if latest is None:
        return tag("p", "No baseline has been taken yet: nothing is frozen to sign off.")
    named = " ".join(filter(None, (latest.code, latest.name))) or "without a name"
    taken = f", taken on {day(latest.taken_on)}" if latest.taken_on else ""
    return tag("p", f"Latest baseline: {named}{taken}.", dir="auto")


def _table(shown: StakeholderCopy) -> Html | None:
    rows = []
    for kind in ElementKind:
        found = shown.elements_of(kind)
        if found:
            cells = (
                _approved([one.status for one in found]),
                _people(shown, (one.driver for one in found)),
                _people(shown, (one.approver for one in found)),
            )
            rows.append(_row(kind.plural, cells))
    if shown.frames:
        states = [frame.status for frame in shown.frames]
        owners = _people(shown, (frame.owner for frame in shown.frames))
        rows.append(
            _row(
                "Frames of the story", (_approved(states), owners, "as for the elements they carry")
            )
        )
    if not rows:
        return None
    heads = ("What", "Approved", "Drives", "Decides")
    head = tag("thead", tag("tr", join(tag("th", word, scope="col") for word in heads)))
    return tag("table", head, tag("tbody", join(rows, "\n")), class_="deciding")


def _row(name: str, cells: tuple[str, str, str]) -> Html:
    labels = ("Approved", "Drives", "Decides")
    inside = join(
        tag("td", words or "nobody yet", data_label=label, dir="auto")
        for label, words in zip(labels, cells, strict=True)
    )
    return tag("tr", tag("th", name, scope="row"), inside)


def _approved(states: list[Status]) -> str:
    return f"{sum(state is Status.APPROVED for state in states)} of {len(states)}"


def _people(shown: StakeholderCopy, ids: Iterable[str | None]) -> str:
    """Who they are, the one with most first, each with the part of the company they speak for."""
    counts = Counter(one for one in ids if one is not None)
    people = [shown.view.person(one) for one, _ in counts.most_common()]
    return "; ".join(
        ", ".join(filter(None, (one.name, one.role))) for one in people if one and one.name
    )


def _open(shown: StakeholderCopy) -> Html | None:
    waiting = [_waiting(element) for element in shown.elements if _is_open(element.status)]
    waiting += [
        f"{frame_name(shown.view, frame)}: {frame.status}"
        for frame in shown.frames
        if _is_open(frame.status)
    ]
    if not waiting:
        return tag("p", "Everything on this page is approved.") if shown.elements else None
    rows = join(tag("li", words, dir="auto") for words in waiting)
    heading = tag("h3", f"{counted(len(waiting), 'thing')} not approved yet")
    return tag("div", heading, tag("ul", rows))


def _waiting(element: Element) -> str:
    return f"{element.kind.capitalize()} “{element_words(element)}”: {element.status}"


def _is_open(status: Status) -> bool:
    return status is not Status.APPROVED
