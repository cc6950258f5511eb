"""The team's own fields: what in them does not fit the kind of its field."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from narrative_studio.analysis.naming import frame_name, quoted
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.model.custom import CustomKind
from narrative_studio.model.rows import is_iso_date
from narrative_studio.model.view import NarrativeView


def misfit(kind: CustomKind, value: str) -> str:
    """What a value is not, for example ``no date``; empty where it fits its kind or is empty."""
    if kind is CustomKind.DATE and value and not is_iso_date(value):
        return "no date"
    if kind is CustomKind.LINK and value and not is_web_address(value):
        return "no web address"
    return ""


def misfit_hint(kind: CustomKind) -> str:
    """What a value of that kind is to be like."""
    return {
        CustomKind.DATE: "Use a date like 2026-04-21.",
        CustomKind.LINK: "Begin it with https:// or http://.",
    }.get(kind, "")


def is_web_address(value: str) -> bool:
    """Whether a text is a whole address of the web and nothing else."""
    try:
        found = urlsplit(value)
    except ValueError:
        return False
    is_one_word = not any(letter.isspace() for letter in value)
    return found.scheme in ("http", "https") and bool(found.netloc) and is_one_word


def custom_findings(view: NarrativeView) -> Iterator[Finding]:
    """Name what is kept in a field of another kind: it was typed, so that it is not lost."""
    fields = view.whole.custom_fields
    for frame in view.all_frames:
        for one in view.whole.custom_values.of("frame", frame.id):
            field = fields[one.custom_field]
            if said := misfit(field.kind, one.value):
                name = frame_name(view, frame, starts=False)
                yield about(
                    frame,
                    Level.INFO,
                    Rule.CUSTOM_VALUE_MISFIT,
                    f"{field.name} of {name} is {said}: {quoted(one.value)}.",
                    misfit_hint(field.kind),
                )
