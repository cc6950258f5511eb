"""Sets a script as one web page: to be read, learnt and printed."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.script.reading import Passage, Reading
from exporters.web.blocks import Anchors, blocks_html
from exporters.web.page import content_mark, icon, margins, page, picture, shown_in_text
from exporters.web.tags import Html, join, tag
from narrative_studio.analysis.naming import counted
from narrative_studio.model.durations import format_duration
from narrative_studio.model.template import Part
from narrative_studio.model.view import NarrativeView, ProjectView

_ICONS = ("message-question", "arrow-right", "message-circle", "photo")


def web_page(view: NarrativeView, text: Reading, *, has_fonts: bool) -> str:
    """The whole page."""
    every = (*text.passages, *text.backups)
    anchors: Anchors = {
        str(passage.frame.id): f"frame-{place}" for place, passage in enumerate(every, start=1)
    }
    setter = _Setter(view.whole, text, anchors)
    return page(
        title=f"Script: {text.title}",
        language=view.whole.project.language,
        sheets=("script",),
        css=margins(
            size="A4 portrait",
            margin="15mm 18mm 16mm",
            left=f"Script: {text.title}",
            right=", ".join(filter(None, (text.version, text.day, f"mark {text.content}"))),
        ),
        icons=_ICONS,
        has_fonts=has_fonts,
        body=[tag("main", join(setter.parts(), "\n"))],
    )


class _Setter:
    """Sets the parts of one page; knows the pictures and the anchors."""

    def __init__(self, view: ProjectView, text: Reading, anchors: Anchors) -> None:
        self._view = view
        self._show = shown_in_text(view)
        self._text = text
        self._anchors = anchors

    def parts(self) -> Iterator[Html]:
        """The page from top to bottom."""
        text = self._text
        yield _head(text)
        if not text.passages:
            yield tag("p", "This story has no frames yet.", class_="empty")
            return
        yield self._contents()
        passages = map(self._passage, (*text.passages, *text.backups))
        yield tag("div", join(passages, "\n"), class_="passages")

    def _contents(self) -> Html:
        text = self._text
        groups = [(title, str(part), text.passages_of(part)) for part, title in text.parts]
        lists = []
        for title, kind, passages in (*groups, ("Backups", "backup", text.backups)):
            if passages:
                lists.append(tag("h2", title, class_=f"part {kind}"))
                lists.append(tag("ol", join(map(self._entry, passages))))
        return tag("nav", join(lists), aria_label="Frames")

    def _entry(self, passage: Passage) -> Html:
        number = tag("span", str(passage.number or "·"), class_="figures")
        name = tag("span", passage.frame.headline or "No headline yet", dir="auto")
        return tag("li", tag("a", number, name, href=f"#{self._anchor(passage)}"))

    def _passage(self, passage: Passage) -> Html:
        frame = passage.frame
        main = [
            _facts(passage, self._text.pace_wpm),
            tag("h2", frame.headline or "No headline yet", dir="auto"),
            tag("p", frame.key_message, class_="key", dir="auto")
            if frame.key_message.strip()
            else None,
            self._script(passage),
            _checkpoint(frame.checkpoint),
            _transition(frame.transition),
        ]
        aside = [self._visual(passage), _questions(passage.questions)]
        side = tag("aside", join(aside, "\n")) if any(aside) else None
        return tag(
            "article",
            tag("div", join(main, "\n"), class_="read"),
            side,
            id=self._anchor(passage),
        )

    def _script(self, passage: Passage) -> Html:
        if not passage.script:
            return tag("p", "No script yet.", class_="empty")
        return tag(
            "div",
            blocks_html(passage.script, self._anchors, heading=3, show=self._show),
            class_="script",
        )

    def _visual(self, passage: Passage) -> Html | None:
        frame = passage.frame
        shown = picture(self._view, frame.picture, frame.alt_text)
        words = frame.visual.strip() or ("" if shown else frame.alt_text.strip())
        if not shown and not words:
            return None
        caption = tag("figcaption", words, class_="support", dir="auto") if words else None
        heading = tag("h3", icon("photo"), " Visual")
        return tag("section", heading, tag("figure", shown, caption))

    def _anchor(self, passage: Passage) -> str:
        return self._anchors[passage.frame.id]


def _head(text: Reading) -> Html:
    facts = [part for part in (text.version, text.day, content_mark(text.content)) if part]
    totals = (
        f"{counted(len(text.passages), 'frame')}, {counted(text.said.words, 'word')} · "
        f"{format_duration(text.said.duration_ms)} spoken at {text.pace_wpm} words a minute · "
        f"{format_duration(text.planned_ms)} planned of {format_duration(text.slot_ms)}; "
        "the rest is demo, questions and pauses"
    )
    return tag(
        "header",
        tag("p", f"Script{f' · {text.product}' if text.product else ''}", class_="over"),
        tag("h1", text.title or "Untitled narrative", dir="auto"),
        tag("p", " · ".join(facts), class_="support"),
        tag("p", totals, class_="support"),
    )


def _facts(passage: Passage, pace_wpm: int) -> Html:
    said = passage.said
    words = [
        f"{counted(said.words, 'word')}, {format_duration(said.duration_ms)} "
        f"at {pace_wpm} words a minute",
        f"{format_duration(passage.frame.planned_ms)} planned",
    ]
    if passage.number is not None:
        words.append(f"begins at {format_duration(passage.at_ms)}")
    kind = "chip setup" if passage.part is Part.SETUP else "chip"
    return tag(
        "p",
        tag("span", passage.name, class_=kind if passage.number else "chip quiet"),
        tag("span", passage.beat, class_="beat"),
        tag("span", " · ".join(words), class_="support"),
        class_="facts",
    )


def _checkpoint(words: str) -> Html | None:
    if not words.strip():
        return None
    text = tag("span", tag("strong", "Checkpoint."), " ", tag("span", words, dir="auto"))
    return tag("p", icon("message-question"), text, class_="checkpoint")


def _transition(words: str) -> Html | None:
    if not words.strip():
        return None
    said = tag("span", tag("span", "Transition: ", class_="unseen"), words, dir="auto")
    return tag("p", icon("arrow-right"), said, class_="transition")


def _questions(questions: tuple[str, ...]) -> Html | None:
    if not questions:
        return None
    rows = join(tag("li", question, dir="auto") for question in questions)
    heading = tag("h3", icon("message-circle"), " Discovery questions")
    return tag("section", heading, tag("ul", rows, class_="plain-list support"))
