"""The positioning page as an exporter."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.consent import left_out, told_anyway
from exporters.paper.exporter import Chosen, Draft, PaperExporter
from exporters.paper.options import FONTS, FORMAT, IDS, SIZE, TEMPLATE
from exporters.paper.web import paper_page
from exporters.positioning.paper import NOTHING, positioning_paper
from exporters.positioning.part import Part
from exporters.protocol import Choice, Level, Option, OptionKind, ReportEntry, chosen
from exporters.stakeholder.gathered import Contents, StakeholderCopy, gathered
from narrative_studio.analysis.consent import Channel
from narrative_studio.analysis.naming import counted
from narrative_studio.model.positioning import Status
from narrative_studio.model.view import NarrativeView

PARTS = Option(
    "parts",
    "Beside the chain",
    OptionKind.SEVERAL,
    default=f"{Part.ELEMENTS},{Part.STATUS},{Part.VOCABULARY},{Part.CUSTOMERS}",
    choices=tuple(Choice(part, part.words) for part in Part),
)


def drafted(view: NarrativeView, options: Chosen) -> Draft:
    """Gather the positioning of a document."""
    shown = gathered(view, Contents(has_story=False))
    parts = frozenset(map(Part, chosen(options[PARTS.key])))
    return Draft(
        entries=tuple(_entries(shown)),
        counts={
            "elements": len(shown.elements),
            "proofs": len(shown.proofs),
            "left out": len(shown.left_out),
        },
        paper=lambda: positioning_paper(shown, parts, marks_rows=bool(options[IDS.key])),
        page=lambda has_fonts: paper_page(
            positioning_paper(shown, parts), shown.whole, has_fonts=has_fonts
        ),
    )


def _entries(shown: StakeholderCopy) -> Iterator[ReportEntry]:
    if not shown.elements:
        yield ReportEntry(Level.WARNING, NOTHING)
        return
    elements = counted(
        len(shown.elements), "element of the positioning", "elements of the positioning"
    )
    approved = sum(one.status is Status.APPROVED for one in shown.elements)
    yield ReportEntry(Level.DONE, elements, detail=f"{approved} approved")
    if shown.candidates:
        left = counted(
            len(shown.candidates),
            "candidate for the market category",
            "candidates for the market category",
        )
        yield ReportEntry(Level.INFO, f"{left} left out")
    today = shown.whole.today.isoformat()
    yield from left_out(shown.left_out, Channel.PRINTED, today)
    yield from told_anyway(shown.view, shown.elements, Channel.PRINTED)


EXPORTER = PaperExporter(
    "positioning",
    "Positioning page",
    (FORMAT, TEMPLATE, SIZE, PARTS, FONTS, IDS),
    drafted,
    covers_document=True,
)
