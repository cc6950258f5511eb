"""What the columns of a table can mean: the fields of a test session and what belongs to one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from narrative_studio.importers.tables.answers import ANSWERS, EXTENTS, meanings
from narrative_studio.importers.tables.durations import Unit


class Target(StrEnum):
    """What a row of the table becomes."""

    SESSIONS = "sessions"
    FRAME_RESULTS = "frame results"
    MARKS = "marks"
    QUOTES = "quotes"
    PAGE_VIEWS = "page views"


class CellKind(StrEnum):
    """How the cells of a field are read."""

    TEXT = "text"
    NUMBER = "number"
    PAGE = "page"
    DATE = "date"
    DURATION = "duration"
    ANSWER = "answer"
    EXTENT = "extent"
    RATING = "rating"
    CHOICE = "choice"
    LIST = "list"


WITH_MARKS: Final = frozenset({CellKind.NUMBER, CellKind.DURATION})
"""Cells whose numbers have fractions, or marks between thousands."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a column can mean.

    ``words`` are names that such columns have elsewhere. ``is_each`` marks what there is once for
    each frame or page, and so may stand in several columns side by side. ``unit`` is that of a
    bare number, ``choices`` what the words of a closed question mean, ``empty`` an empty cell.
    """

    key: str
    title: str
    kind: CellKind
    words: tuple[str, ...]
    is_each: bool = False
    unit: Unit = Unit.SECONDS
    choices: Mapping[str, str] = field(default_factory=dict)
    empty: str = ""

    @property
    def answers(self) -> Mapping[str, str]:
        """What each word of a closed question means; empty where any words can be said."""
        return {CellKind.ANSWER: ANSWERS, CellKind.EXTENT: EXTENTS}.get(self.kind, self.choices)

    @property
    def meanings(self) -> tuple[str, ...]:
        """The answers of a closed question, each once."""
        return tuple(dict.fromkeys(self.answers.values()))


_REACTIONS: Final = meanings(
    {
        "landed": (
            *("land", "lands", "positive", "good", "clear", "green", "hit"),
            *("angekommen", "gelandet"),
        ),
        "confused": ("confusion", "unclear", "negative", "red", "lost them", "verwirrt"),
        "objection": ("objected", "pushback", "push-back", "einwand"),
        "question": ("questions", "asked", "frage"),
        "quote": ("zitat",),
        "buying signal": ("signal", "interest", "kaufsignal", "buying-signal"),
        "neutral": ("none", "no reaction", "yellow", "grey", "-"),
        "note": ("remark", "comment", "notiz"),
    }
)
_OUTCOMES: Final = meanings(
    {
        "advance": (
            *("advanced", "next step", "next step agreed", "moved forward", "demo booked"),
            *("meeting booked", "won", "yes", "converted", "fortschritt"),
            *("avance", "avancee", "rendez-vous pris", "gagne", "ganado", "siguiente paso"),
        ),
        "continuation": (
            "continued",
            "keep talking",
            "follow up",
            "follow-up",
            "fortsetzung",
            "suite",
        ),
        "no decision": (
            *("none", "undecided", "stalled", "no next step", "keine entscheidung"),
            *("pas de decision", "sans decision", "sin decision"),
        ),
        "lost": (
            *("no", "rejected", "declined", "not interested", "verloren", "perdu", "perdue"),
            *("perdido", "perdida"),
        ),
        "unknown": ("?", "-", "n/a", "open"),
    }
)
_VERDICTS: Final = meanings(
    {
        "not going back": ("new pitch", "new", "keep new", "never going back", "better", "pass"),
        "keep tuning": ("tune", "needs work", "almost", "undecided", "mixed", "iterate"),
        "going back": ("old pitch", "old", "back to old", "worse", "fail"),
        "unknown": ("?", "-", "n/a", "open"),
    }
)
_REACHED: Final = meanings(
    {
        "reached": ("yes", "y", "true", "1", "x", "told", "shown", "ja"),
        "skipped": ("no", "n", "false", "0", "not reached", "not told", "nein"),
        "unknown": ("?", "-", "n/a"),
    }
)


def _text(key: str, title: str, *words: str, is_each: bool = False) -> Field:
    return Field(key, title, CellKind.TEXT, words, is_each=is_each)


def _of(kind: CellKind, key: str, title: str, *words: str) -> Field:
    return Field(key, title, kind, words)


def _chosen(key: str, title: str, words: tuple[str, ...], choices: Mapping[str, str]) -> Field:
    return Field(key, title, CellKind.CHOICE, words, choices=choices, empty="unknown")


_CALL: Final = (
    *("session", "session id", "id", "call", "test", "nr", "no", "#", "sitzung", "termin"),
    "kurzel",
    *("appel", "sesion", "llamada"),
)
_CODE: Final = _text("code", "Session", *_CALL, "code", "session code")
_PROSPECT: Final = _text(
    *("prospect", "Prospect", "alias", "prospect alias", "participant", "buyer", "interviewee"),
    *("respondent", "customer", "interessent", "kunde", "client", "acheteur", "cliente"),
)
_DATE: Final = _of(
    *(CellKind.DATE, "held_on", "Date", "date", "day", "held on", "call date", "session date"),
    *("datum", "fecha", "data", "timestamp", "when", "start time", "viewed at", "visited at"),
)
_COMPANY: Final = _text(
    "company",
    "Company",
    "account",
    "organisation",
    "organization",
    "firma",
    "unternehmen",
    "empresa",
)
_OBSERVER: Final = _text(
    "observer", "Observer", "note taker", "notetaker", "beobachter", "noted by"
)
_FRAME: Final = _text("frame", "Frame", "slide", "slide title", "card", "headline", "beat", "folie")
_SECONDS: Final = Field(
    *("time_ms", "Time on the frame", CellKind.DURATION),
    ("seconds", "time", "duration", "time spent", "sec", "dauer", "view time", "time on frame"),
    is_each=True,
)
_EACH: Final = (
    *(
        Field(key, key.capitalize(), CellKind.RATING, words, is_each=True)
        for key, words in {
            "clarity": ("clarity", "clear", "klarheit", "verstandlichkeit", "understandable"),
            "relevance": ("relevance", "relevant", "relevanz", "relevancia", "pertinence"),
            "differentiation": ("differentiation", "different", "unique", "differenzierung"),
            "believability": (
                *("believability", "believable", "credibility", "credible"),
                *("glaubwurdigkeit", "trust", "credibilite"),
            ),
        }.items()
    ),
    Field(
        *("reaction", "Reaction", CellKind.CHOICE, ("reaction", "mark", "response", "reaktion")),
        is_each=True,
        choices=_REACTIONS,
    ),
    Field(
        *("reached", "Reached", CellKind.CHOICE, ("reached", "shown", "told", "covered")),
        is_each=True,
        choices=_REACHED,
        empty="unknown",
    ),
    _SECONDS,
)
_SESSION: Final = (
    _CODE,
    _DATE,
    _PROSPECT,
    _COMPANY,
    _text("contact_name", "Contact", "contact", "contact name", "name", "full name", "kontakt"),
    _text("contact", "How to reach them", "email", "e-mail", "mail", "phone", "contact email"),
    _text("segment", "Segment", "market segment", "industry", "branche", "segmento"),
    _text(
        "persona",
        "Persona and role",
        "role",
        "buying role",
        "job title",
        "title",
        "rolle",
        "funktion",
    ),
    _of(
        CellKind.NUMBER,
        "employees",
        "Employees",
        "employees",
        "headcount",
        "company size",
        "mitarbeiter",
    ),
    _of(
        *(CellKind.ANSWER, "qualified", "Qualified", "qualified", "is qualified", "eligible"),
        *("qualifiziert", "fit", "in target", "qualifie", "qualify"),
    ),
    _text("qualified_because", "Why qualified", "qualified because", "qualification reason"),
    _of(
        *(CellKind.ANSWER, "contaminated", "Contaminated", "contaminated", "heard old pitch"),
        *("seen before", "heard the old story", "knows us", "vorbelastet"),
        *("kennt alte story", "kennt die alte story", "kennt alten pitch"),
    ),
    _text("contaminated_because", "Why contaminated", "contaminated because"),
    _of(
        CellKind.ANSWER,
        "may_record",
        "May be recorded",
        "may record",
        "recording consent",
        "recording",
    ),
    _of(CellKind.ANSWER, "may_quote", "May be quoted", "may quote", "quote consent", "quotable"),
    _text(
        "rep", "Test rep", "rep", "test rep", "sales rep", "seller", "pitched by", "ae", "verkaufer"
    ),
    _OBSERVER,
    _text("version", "Version", "pitch version", "narrative version", "deck version", "variante"),
    Field(
        *("duration_ms", "Length of the call", CellKind.DURATION),
        ("call length", "length", "duration", "call duration", "dauer", "lange", "duree"),
        unit=Unit.MINUTES,
    ),
    _of(
        *(CellKind.EXTENT, "perfect_world", "Agreed to the criteria", "perfect world", "agreement"),
        *("criteria agreed", "agreed to criteria"),
    ),
    _text(
        *("recall", "Unaided recall", "recall", "unaided recall", "in own words", "restatement"),
        *("how would you explain this to a colleague", "explain to a colleague"),
    ),
    _chosen(
        "outcome",
        "Outcome",
        ("outcome", "result", "ergebnis", "resultat", "resultado", "status"),
        _OUTCOMES,
    ),
    _of(
        *(CellKind.ANSWER, "converted", "Converted", "converted", "conversion", "konvertiert"),
        *("took next step", "next step taken", "abgeschlossen"),
    ),
    _text("next_step", "Next step", "next step", "next action", "nachster schritt", "follow up"),
    _of(
        *(CellKind.DATE, "next_step_on", "Date of the next step", "next step date", "next step on"),
        *("follow up date", "next meeting", "due"),
    ),
    _chosen("verdict", "Verdict", ("verdict", "rep verdict", "urteil", "rep says"), _VERDICTS),
    _text("verdict_words", "Verdict in words", "verdict words", "rep comment", "verdict comment"),
    _of(
        *(CellKind.LIST, "objections", "Objections raised", "objections", "objection", "concerns"),
        *("pushback", "einwande", "objections raised"),
    ),
    _of(CellKind.LIST, "quotes", "Quotes", "quotes", "quote", "verbatim", "verbatims", "zitate"),
    _text(
        "note", "Notes", "notes", "note", "remarks", "comments", "huddle", "notizen", "bemerkung"
    ),
)

FIELDS: Final[Mapping[Target, tuple[Field, ...]]] = {
    Target.SESSIONS: (*_SESSION, *_EACH),
    Target.FRAME_RESULTS: (_CODE, _DATE, _PROSPECT, _OBSERVER, _FRAME, *_EACH),
    Target.MARKS: (
        *(_CODE, _DATE, _PROSPECT, _OBSERVER, _FRAME),
        Field(
            *("at_ms", "Moment in the call", CellKind.DURATION),
            ("at", "time", "moment", "timestamp", "timecode", "zeit"),
        ),
        Field(
            *(
                "kind",
                "Kind",
                CellKind.CHOICE,
                ("kind", "mark", "type", "reaction", "event", "art"),
            ),
            choices=_REACTIONS,
            empty="neutral",
        ),
        _text("text", "Text", "text", "note", "words", "comment", "what was said"),
    ),
    Target.QUOTES: (
        # The code of a quote is one of the codebook.
        *(_text("code", "Session", *_CALL, "session code"), _DATE, _PROSPECT, _FRAME),
        _text("text", "Quote", "quote", "text", "verbatim", "said", "zitat"),
        _of(
            CellKind.LIST, "codes", "Codes", "codes", "code word", "tags", "tag", "theme", "themes"
        ),
    ),
    Target.PAGE_VIEWS: (
        _text(
            "visitor", "Visitor", "viewer", "email", "visitor email", "name", "besucher", "reader"
        ),
        _COMPANY,
        _text("visit", "Visit", "visit id", "session id", "link", "link name"),
        _DATE,
        _text("version", "Version", "document", "deck", "file", "document version"),
        _of(
            CellKind.PAGE, "page", "Page", "page number", "slide", "slide number", "folie", "seite"
        ),
        _SECONDS,
    ),
}
"""The fields of each target, in the order in which they are offered."""

SIDE_BY_SIDE: Final = frozenset({Target.SESSIONS, Target.PAGE_VIEWS})
"""Targets whose tables may have a column for each frame or page."""

NEEDED: Final[Mapping[Target, tuple[frozenset[str], ...]]] = {
    Target.SESSIONS: (frozenset({"code", "prospect", "held_on", "company"}),),
    Target.FRAME_RESULTS: (frozenset({"code", "prospect"}), frozenset({"frame"})),
    Target.MARKS: (frozenset({"code", "prospect"}), frozenset({"at_ms"})),
    Target.QUOTES: (frozenset({"text"}),),
    Target.PAGE_VIEWS: (frozenset({"visitor", "visit"}),),
}
"""Of each of these sets a row has to have one, or nobody can tell what it belongs to."""


def field_of(target: Target, key: str) -> Field:
    """A field of a target by its key.

    Raises:
        KeyError: the target has none of that key.
    """
    for each in FIELDS[target]:
        if each.key == key:
            return each
    raise KeyError(key)
