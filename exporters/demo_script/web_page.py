"""Sets a demo script as one web page: to be read on a screen or a phone, and printed on A4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.demo_script.readiness import Check, Datum, Role
from exporters.demo_script.sheet import (
    CALL_CLOCK,
    DEMO_CLOCK,
    Claim,
    Expected,
    Line,
    Preparation,
    Reason,
    RunSheet,
    Scene,
)
from exporters.web.blocks import Anchors, blocks_html
from exporters.web.page import content_mark, icon, margins, page, picture, shown_in_text
from exporters.web.tags import Html, join, tag
from narrative_studio.analysis.naming import counted, listed
from narrative_studio.markup import parse
from narrative_studio.model.durations import format_duration
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.view import NarrativeView, ProjectView

_KIND_ICONS = {
    ElementKind.ALTERNATIVE: "arrows-exchange",
    ElementKind.DIFFERENTIATOR: "star",
    ElementKind.VALUE: "trending-up",
    ElementKind.CUSTOMER: "users",
    ElementKind.CATEGORY: "compass",
    ElementKind.TREND: "stairs-up",
    None: "shield-check",
}
_ICONS = (
    *_KIND_ICONS.values(),
    *("alert-triangle", "click", "clock", "lifebuoy", "message-question", "star-filled"),
)
_COLUMNS = ("Step", "Time", "Do", "Say", "They see", "Why it matters", "If it fails")
_LETTERS_ACROSS = 170
"""Letters of a zone's name that fit side by side over the whole ribbon."""


def web_page(view: NarrativeView, sheet: RunSheet, *, has_fonts: bool) -> str:
    """The whole page."""
    anchors: Anchors = {str(scene.frame.id): _anchor(scene) for scene in sheet.scenes}
    setter = _Setter(view.whole, anchors)
    return page(
        title=f"Demo script: {sheet.title}",
        language=view.whole.project.language,
        sheets=("demo-script",),
        css="\n".join([_zone_columns(sheet), _printed_margins(sheet)]),
        icons=_ICONS,
        has_fonts=has_fonts,
        body=[tag("main", join(setter.parts(sheet), "\n"))],
    )


class _Setter:
    """Sets the parts of one page; knows the pictures and the anchors."""

    def __init__(self, view: ProjectView, anchors: Anchors) -> None:
        self._view = view
        self._show = shown_in_text(view)
        self._anchors = anchors

    def parts(self, sheet: RunSheet) -> Iterator[Html]:
        """The page from top to bottom."""
        yield _head(sheet)
        yield _mission(sheet)
        ready = sheet.ready
        if sheet.data or sheet.resets or ready.phases or ready.data or ready.environment:
            yield _preparations(sheet)
        yield self._run_sheet(sheet)
        yield _cue_card(sheet)
        if sheet.expected:
            yield self._expected(sheet)
        yield _log()

    def _run_sheet(self, sheet: RunSheet) -> Html:
        heading = tag("h2", "Run sheet", id="run-sheet")
        if not sheet.scenes:
            words = "No frame of this story has demo steps yet. Add them in Demo & script."
            return tag("section", heading, tag("p", words, class_="empty"), class_="sheet")
        head = tag("tr", join(tag("th", name, scope="col") for name in _COLUMNS))
        columns = ("step", "time", "do", "say", "see", "why", "fails")
        table = tag(
            "table",
            tag("colgroup", join(tag("col", class_=f"col-{name}") for name in columns)),
            tag("thead", head),
            join((self._scene(scene) for scene in sheet.scenes), "\n"),
            class_="run",
        )
        clock = tag("p", DEMO_CLOCK, class_="support")
        return tag("section", heading, clock, table, class_="sheet")

    def _scene(self, scene: Scene) -> Html:
        facts = (
            f"{counted(len(scene.lines), 'step')} · {format_duration(scene.steps_ms)} "
            f"of {format_duration(scene.frame.planned_ms)}"
        )
        name = tag(
            "th",
            tag("span", f"Frame {scene.number}", class_="chip"),
            " ",
            tag("span", scene.frame.headline or "No headline yet", dir="auto"),
            tag("span", facts, class_="facts"),
            tag("p", scene.frame.key_message, class_="key", dir="auto")
            if scene.frame.key_message.strip()
            else None,
            colspan=len(_COLUMNS),
            scope="rowgroup",
        )
        rows = [row for line in scene.lines for row in self._line(line)]
        if scene.checkpoint:
            rows.append(_ask("Checkpoint", scene.checkpoint))
        head = tag("tr", name, class_="scene", id=_anchor(scene))
        return tag("tbody", head, join(rows, "\n"))

    def _line(self, line: Line) -> Iterator[Html]:
        step = line.step
        time = (
            tag("span", format_duration(step.planned_ms)),
            tag(
                "span",
                tag("span", "to ", class_="unseen"),
                format_duration(line.time.end_ms),
                class_="until",
            ),
        )
        marks = [
            tag("p", icon("star-filled"), " ", tag("strong", "Wow"), class_="wow")
            if step.is_wow
            else None,
            tag("p", "Optional", class_="tag") if step.is_optional else None,
        ]
        yield tag(
            "tr",
            tag(
                "th",
                line.number,
                tag("span", str(step.kind).capitalize(), class_="kind"),
                scope="row",
                class_="step",
            ),
            _cell("Time", "time", join(time)),
            _cell("Do", "do", self._text(step.do), *marks),
            _cell("Say", "say", self._text(step.say)),
            _cell("They see", "see", self._text(step.expect), self._picture(line)),
            _cell("Why it matters", "why", self._why(line)),
            _cell("If it fails", "fails", self._fallback(step.fallback)),
            class_="wow-row" if step.is_wow else None,
        )
        if step.ask.strip():
            yield _ask("Ask", step.ask)

    def _text(self, markdown: str) -> Html:
        return blocks_html(parse(markdown), self._anchors, heading=5, show=self._show)

    def _picture(self, line: Line) -> Html | None:
        shown = picture(self._view, line.step.picture, line.step.alt_text)
        return tag("figure", shown) if shown else None

    def _why(self, line: Line) -> Html:
        reasons = tag("ul", join(map(_reason, line.reasons)), class_="reasons")
        return join((reasons if line.reasons else None, self._text(line.step.why)))

    def _fallback(self, markdown: str) -> Html | None:
        if not markdown.strip():
            return None
        return join((icon("lifebuoy"), tag("div", self._text(markdown))))

    def _expected(self, sheet: RunSheet) -> Html:
        names = ("Question", "Answer", "Proof", "Who answers")
        head = tag("thead", tag("tr", join(tag("th", name, scope="col") for name in names)))
        rows = tag("tbody", join(map(self._question, sheet.expected), "\n"))
        return tag(
            "section",
            tag("h2", "Expected questions"),
            tag("table", head, rows, class_="expected"),
            class_="questions",
        )

    def _question(self, expected: Expected) -> Html:
        objection = expected.objection
        where = f"Frame {expected.frame}" if expected.frame else "No frame answers it"
        return tag(
            "tr",
            tag(
                "th",
                tag("span", objection.text, dir="auto"),
                tag("span", f"{str(objection.kind).capitalize()} · {where}", class_="kind"),
                scope="row",
            ),
            _cell("Answer", "answer", self._text(objection.response)),
            _cell(
                "Proof",
                "proof",
                tag(
                    "ul",
                    join(tag("li", one, dir="auto") for one in expected.evidence),
                    class_="plain-list",
                )
                if expected.evidence
                else None,
            ),
            _cell("Who answers", "who", expected.owner or None),
        )


def _head(sheet: RunSheet) -> Html:
    facts = [part for part in (sheet.version, sheet.day, content_mark(sheet.content)) if part]
    return tag(
        "header",
        tag("p", f"Demo script{f' · {sheet.product}' if sheet.product else ''}", class_="over"),
        tag("h1", sheet.title or "Untitled narrative", dir="auto"),
        tag("p", " · ".join(facts), class_="support"),
        _zones(sheet),
    )


def _mission(sheet: RunSheet) -> Html:
    return tag(
        "section",
        tag("h2", "Mission", class_="unseen"),
        tag("div", join(_summary(sheet)), class_="summary"),
        tag("div", join(_facts(sheet)), class_="facts-grid"),
        class_="mission",
    )


def _summary(sheet: RunSheet) -> Iterator[Html]:
    left_ms = sheet.slot_ms - sheet.planned_ms
    room = f"{format_duration(abs(left_ms))} {'left' if left_ms >= 0 else 'too long'}"
    yield _card(
        "clock",
        f"Length of the call {format_duration(sheet.slot_ms)}",
        f"planned {format_duration(sheet.planned_ms)}, {room}",
        is_fine=left_ms >= 0,
    )
    count = len(sheet.lines)
    yield _card(
        "click",
        f"{counted(count, 'demo step')}, {format_duration(sheet.steps_ms)}",
        f"of {format_duration(sheet.scenes_ms)} planned for these frames",
        is_fine=sheet.steps_ms <= sheet.scenes_ms,
    )
    if sheet.wow is not None:
        yield _card(
            "star-filled",
            f"First wow {format_duration(sheet.wow.start_ms)} into the demo",
            f"step {sheet.wow.number}, {format_duration(sheet.wow_call_ms)} into the call; "
            f"at the latest {format_duration(sheet.wow_limit_ms)} into the demo",
            is_fine=sheet.wow.start_ms <= sheet.wow_limit_ms,
        )
    elif count:
        yield _card("star", "No wow is marked", "show the end result first", is_fine=False)
    if count:
        yield _card(
            "lifebuoy",
            f"{sheet.with_fallback} of {counted(count, 'step')} "
            f"{'has' if sheet.with_fallback == 1 else 'have'} a fallback",
            "one action and one sentence each",
            is_fine=sheet.with_fallback == count,
        )


def _card(symbol: str, title: str, support: str, *, is_fine: bool) -> Html:
    words = tag("div", tag("p", title, class_="strong"), tag("p", support, class_="support"))
    caution = None if is_fine else tag("span", "Look at this: ", class_="unseen")
    mark = icon(symbol if is_fine else "alert-triangle")
    return tag("div", mark, caution, words, class_="card" if is_fine else "card caution")


def _facts(sheet: RunSheet) -> Iterator[Html]:
    people = []
    if sheet.outcome:
        people.append(_fact("Outcome", tag("p", sheet.outcome, class_="outcome", dir="auto")))
    if sheet.audience:
        rows = join(tag("li", one, dir="auto") for one in sheet.audience)
        people.append(_fact("Audience", tag("ul", rows, class_="plain-list")))
    if sheet.roles:
        rows = join(map(_role, sheet.roles))
        people.append(_fact("Roles", tag("ul", rows, class_="plain-list")))
    if sheet.ready.plan_b:
        people.append(_fact("Plan B", tag("p", sheet.ready.plan_b, dir="auto")))
    if people:
        yield tag("div", join(people), class_="facts-column")
    if sheet.claims:
        claims = tag("ul", join(map(_claim, sheet.claims)), class_="claims")
        yield tag("div", _fact("Claims to prove", claims), class_="facts-column")


def _role(role: Role) -> Html:
    what = ", ".join(filter(None, (role.job, role.what)))
    return tag("li", tag("strong", role.name, dir="auto"), tag("span", what, class_="support"))


def _fact(title: str, content: Html) -> Html:
    return tag("div", tag("h3", title), content, class_="fact")


def _claim(claim: Claim) -> Html:
    where = [_numbered("Frame", map(str, claim.scenes)), _numbered("step", claim.steps)]
    proofs = "; ".join(claim.proofs)
    return tag(
        "li",
        icon(_KIND_ICONS[claim.kind]),
        tag(
            "div",
            tag("strong", claim.name, dir="auto"),
            _caution(claim.caution),
            tag("p", " · ".join(filter(None, where)), class_="support"),
            tag("p", "Proof: ", proofs, class_="support", dir="auto") if proofs else None,
        ),
    )


def _preparations(sheet: RunSheet) -> Html:
    ready = sheet.ready
    columns = (("Have ready", sheet.data), ("Put back afterwards", sheet.resets))
    lists = [_ticks(phase.title, map(_check, phase.checks)) for phase in ready.phases]
    lists += [_ticks(title, map(_preparation, items)) for title, items in columns if items]
    environment = tag("p", ready.environment, class_="environment", dir="auto")
    return tag(
        "section",
        tag("h2", "Readiness"),
        environment if ready.environment else None,
        tag("div", join(lists), class_="ticks-grid") if lists else None,
        _data(ready.data) if ready.data else None,
        class_="preparations",
    )


def _ticks(title: str, rows: Iterable[tuple[str, str]]) -> Html:
    """A list to tick, of words and what stands at their end."""
    items = join(
        tag(
            "li",
            tag(
                "label",
                tag("input", type="checkbox"),
                tag("span", words, dir="auto"),
                tag("span", note, class_="support"),
            ),
        )
        for words, note in rows
    )
    return tag("div", tag("h3", title), tag("ul", items, class_="ticks"))


def _check(check: Check) -> tuple[str, str]:
    return check.what, check.owner


def _preparation(one: Preparation) -> tuple[str, str]:
    return one.what, ", ".join(one.steps)


def _data(data: Iterable[Datum]) -> Html:
    names = ("Data", "Value", "Used in step")
    head = tag("thead", tag("tr", join(tag("th", name, scope="col") for name in names)))
    rows = join(
        tag(
            "tr",
            tag("th", one.name, scope="row", dir="auto"),
            tag("td", tag("code", one.value), dir="auto"),
            tag("td", one.used_in, dir="auto"),
        )
        for one in data
    )
    return tag("table", head, tag("tbody", rows), class_="data")


def _cue_card(sheet: RunSheet) -> Html:
    rows = join(
        tag(
            "li",
            tag("span", line.number, class_="chip" if line.is_scene else "chip quiet"),
            tag("span", line.cue or "No headline yet", class_="cue-words", dir="auto"),
            join((icon("star-filled", word="wow"),)) if line.has_wow else None,
            tag("span", format_duration(line.at_ms), class_="at"),
        )
        for line in sheet.cues
    )
    return tag(
        "section",
        tag("h2", "Cue card"),
        tag("p", CALL_CLOCK, class_="support"),
        tag("ol", rows, class_="cues"),
        class_="cue-card",
    )


def _log() -> Html:
    names = ("What landed", "What confused", "Open questions", "Next step and date")
    rows = join(tag("div", tag("h3", name), *[tag("div", class_="rule")] * 3) for name in names)
    return tag("section", tag("h2", "After the demo"), tag("div", rows), class_="log")


def _zones(sheet: RunSheet) -> Html:
    whole = sheet.planned_ms or 1
    zones = []
    for zone in sheet.zones:
        name, long = zone.beat.title, format_duration(zone.planned_ms)
        room = zone.planned_ms / whole * _LETTERS_ACROSS
        zones.append(
            tag(
                "li",
                tag("span", class_="bar"),
                tag(
                    "span",
                    tag("span", name),
                    " ",
                    tag("span", long, class_="support"),
                    class_="zone-name" if len(f"{name} {long}") <= room else "unseen",
                ),
                class_=f"zone {zone.beat.part}",
                title=f"{name} {long}",
            )
        )
    return tag("ol", join(zones), class_="zones", aria_label="Planned time by beat")


def _ask(word: str, text: str) -> Html:
    return tag(
        "tr",
        tag("th", icon("message-question"), " ", word, colspan=2, scope="row"),
        tag("td", blocks_html(parse(text), {}), colspan=len(_COLUMNS) - 2),
        class_="ask",
    )


def _numbered(word: str, numbers: Iterable[str]) -> str:
    """One or several numbers with their word: ``Frame 7``, ``steps 7.1, 7.2 and 8.1``."""
    found = list(numbers)
    if not found:
        return ""
    return f"{word} {found[0]}" if len(found) == 1 else f"{word}s {listed(found)}"


def _reason(reason: Reason) -> Html:
    return tag(
        "li",
        icon(_KIND_ICONS[reason.kind]),
        tag("div", tag("span", reason.name, dir="auto"), _caution(reason.caution)),
    )


def _caution(words: str) -> Html | None:
    if not words:
        return None
    return join((" ", tag("span", icon("alert-triangle"), words, class_="tag caution")))


def _cell(label: str, name: str, *children: Html | str | None) -> Html:
    is_empty = not any(children)
    return tag("td", *children, class_=f"{name} none" if is_empty else name, data_label=label)


def _anchor(scene: Scene) -> str:
    return f"frame-{scene.number}"


def _zone_columns(sheet: RunSheet) -> str:
    shares = " ".join(f"{max(zone.planned_ms, 1)}fr" for zone in sheet.zones) or "1fr"
    return f".zones {{ grid-template-columns: {shares}; }}"


def _printed_margins(sheet: RunSheet) -> str:
    return margins(
        size="A4 landscape",
        margin="15mm",
        left=f"Demo script: {sheet.title}",
        right=", ".join(filter(None, (sheet.version, sheet.day, f"mark {sheet.content}"))),
    )
