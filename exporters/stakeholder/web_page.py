"""Sets a stakeholder copy as one web page: for a phone, a desk and paper."""

from __future__ import annotations

from exporters.stakeholder.customers import customers
from exporters.stakeholder.deciding import deciding
from exporters.stakeholder.gathered import StakeholderCopy
from exporters.stakeholder.positioning import positioning
from exporters.stakeholder.story import story
from exporters.web.page import content_mark, margins, page
from exporters.web.tags import Html, join, tag
from narrative_studio.analysis.naming import day
from narrative_studio.analysis.story.variants import edition
from narrative_studio.interchange import mark_of

_ICONS = ("alert-triangle", "check")


def web_page(shown: StakeholderCopy, *, has_fonts: bool) -> str:
    """The whole page."""
    info = shown.whole.project
    title = _title(shown)
    mark = mark_of(shown.whole)
    taken = day(shown.whole.today.isoformat())
    version = edition(shown.view) if shown.contents.has_story else shown.view.narrative.version
    sections = [
        ("#positioning", "Positioning", positioning(shown)),
        ("#customers", "Customers", customers(shown)),
        ("#story", "The story", story(shown)),
        ("#status", "Status and who decides", deciding(shown)),
    ]
    links = [(href, name) for href, name, section in sections if section is not None]
    return page(
        title=f"{title}: stakeholder copy",
        language=info.language,
        sheets=("stakeholder",),
        css=margins(
            size="A4 portrait",
            margin="15mm 16mm 16mm",
            left=title,
            right=", ".join(filter(None, (version, taken, f"mark {mark}"))),
        ),
        icons=_ICONS,
        has_fonts=has_fonts,
        body=[
            _head(shown, title, facts=[version, taken, content_mark(mark)]),
            _contents(links),
            tag("main", join((section for _, _, section in sections), "\n")),
            _foot(),
        ],
    )


def _title(shown: StakeholderCopy) -> str:
    info = shown.whole.project
    if shown.contents.has_story:
        return shown.view.narrative.title or info.title or "Untitled narrative"
    return f"Positioning of {info.product or info.title or 'the product'}"


def _head(shown: StakeholderCopy, title: str, *, facts: list[str]) -> Html:
    info = shown.whole.project
    over = " · ".join(filter(None, ("Stakeholder copy", info.company, info.product)))
    line = info.one_line.strip()
    return tag(
        "header",
        tag("p", over, class_="over"),
        tag("h1", title, dir="auto"),
        tag("p", line, class_="one-line", dir="auto") if line else None,
        tag("p", " · ".join(filter(None, facts)), class_="support"),
    )


def _contents(links: list[tuple[str, str]]) -> Html:
    rows = join(tag("li", tag("a", name, href=href)) for href, name in links)
    return tag("nav", tag("ul", rows), aria_label="On this page")


def _foot() -> Html:
    return tag(
        "footer",
        tag(
            "p",
            "A copy to read. What is agreed stands in the document it was made from and may have "
            "changed since. Customers are called by their aliases; comments, and proofs without "
            "consent for print, are left out.",
            class_="support",
        ),
    )
