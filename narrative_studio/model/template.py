"""Narrative templates: rows of beats to fill or to skip, read from ``resources/templates``.

One TOML file is one template. At its top stand ``id``, ``order`` (its place on the welcome page),
``title``, ``tagline``, ``call_minutes``, ``description``, ``credit`` and optionally
``setup_at_most`` (per cent of the call). The tables ``[parts.setup]`` and ``[parts.follow]`` give
the title and tagline of each part that has beats. The keys of a ``[[beats]]`` table are the fields
of `Beat`, with ``optional`` for ``is_optional``.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from typing import NamedTuple, NewType

from narrative_studio import assets
from narrative_studio.errors import InvalidValue
from narrative_studio.model.toml_table import TomlTable

TemplateId = NewType("TemplateId", str)
BeatId = NewType("BeatId", str)

_MINUTES_AT_MOST = 8 * 60


class Part(StrEnum):
    """The two parts of a story."""

    SETUP = "setup"
    FOLLOW = "follow"

    @property
    def heading(self) -> str:
        """The usual heading of the part; `Template.part` has the template's own."""
        return "Setup" if self is Part.SETUP else "Follow-through"

    @property
    def tagline(self) -> str:
        """What the part is about, set beside its heading."""
        return "the market, not us" if self is Part.SETUP else "how we pay for each criterion"

    @property
    def legend(self) -> str:
        """The key to the part's colour on the welcome page."""
        return "about the market" if self is Part.SETUP else "about your product"


class Layout(StrEnum):
    """Which layout of the deck suits the frames of a beat."""

    INSIGHT = "insight"
    """One statement beside a tall picture."""
    ALTERNATIVES = "alternatives"
    """A table of approaches with what each is good at and where it strains."""
    CRITERIA = "criteria"
    """Two to four tick boxes with a line each."""
    INTRODUCTION = "introduction"
    """Product, market category and for whom."""
    VALUE = "value"
    """Bullets, a large picture and the ticked criteria."""
    PROOF = "proof"
    """Before and after as large figures."""
    COLUMNS = "columns"
    """Three or four short columns."""
    ASK = "ask"
    """Numbered steps and a box with the date."""
    PLAIN = "plain"
    """A title and text."""


class PartHeading(NamedTuple):
    """How one template calls a part and what it says beside the name."""

    part: Part
    title: str
    tagline: str


@dataclass(frozen=True)
class Beat:
    """One beat of a template; a storyboard gives it any number of frames.

    ``share`` is its part of the call in per cent; below ``at_least`` per cent the studio warns.
    ``exit_test`` is the checkpoint question that shows the job is done. ``empty`` and ``prompt``
    are the heading and the text of the beat while it has no frame, ``starter`` the placeholder of
    an empty headline: none of the three is ever content.
    """

    id: BeatId
    title: str
    part: Part
    job: str
    exit_test: str
    share: int
    layout: Layout
    empty: str
    prompt: str
    starter: str
    is_optional: bool = False
    at_least: int | None = None


@dataclass(frozen=True)
class Template:
    """A named row of beats, all beats of the setup first.

    ``description`` is one paragraph, ``credit`` says whose published idea it follows and may be
    empty. Above ``setup_at_most`` per cent of the call in the setup the studio warns.
    """

    id: TemplateId
    order: int
    title: str
    tagline: str
    call_minutes: int
    description: str
    credit: str
    parts: tuple[PartHeading, ...]
    beats: tuple[Beat, ...]
    setup_at_most: int | None = None

    @property
    def call_length_ms(self) -> int:
        """The default length of the call, in milliseconds."""
        return self.call_minutes * 60_000

    @property
    def beat_line(self) -> str:
        """All beats in one line of running text, as on the welcome page."""
        first, *rest = (beat.title for beat in self.beats)
        return ", ".join([first, *(_within_a_sentence(title) for title in rest)])

    def beat(self, beat_id: str) -> Beat:
        """The beat of that id.

        Raises:
            InvalidValue: the template has no such beat.
        """
        for beat in self.beats:
            if beat.id == beat_id:
                return beat
        known = ", ".join(beat.id for beat in self.beats)
        raise InvalidValue(
            f"The template {self.title} has no beat '{beat_id}'.", f"Choose one of: {known}."
        )

    def part(self, part: Part) -> PartHeading:
        """How this template calls a part; the usual words where it has no beats there."""
        for heading in self.parts:
            if heading.part is part:
                return heading
        return PartHeading(part=part, title=part.heading, tagline=part.tagline)

    def beats_of(self, part: Part) -> tuple[Beat, ...]:
        """The beats of one part, in order."""
        return tuple(beat for beat in self.beats if beat.part is part)

    def share_of(self, part: Part) -> int:
        """The part of the call that one part takes by default, in per cent."""
        return sum(beat.share for beat in self.beats_of(part))


def _within_a_sentence(title: str) -> str:
    # An initialism such as IT keeps its capitals.
    return title if title[:2].isupper() else title[0].lower() + title[1:]


@cache
def read_template(name: str) -> Template:
    """The template in the file of that name, which is its id.

    Raises:
        InvalidValue: the file is damaged, or named otherwise.
        FileNotFoundError: there is no such file.
    """
    one = parse_template(assets.template_source(name), source=f"{name}.toml")
    if name != one.id:
        raise _damaged(f"{name}.toml", f"its id is '{one.id}'", f"Name the file {one.id}.toml.")
    return one


@cache
def load_templates() -> tuple[Template, ...]:
    """All templates that come with the studio, in the order of the welcome page.

    Raises:
        InvalidValue: a template file is damaged, or two share an id or a place in the order.
    """
    found: dict[TemplateId, Template] = {}
    for name in assets.template_names():
        one = read_template(name)
        if any(one.order == other.order for other in found.values()):
            raise _damaged(
                f"{name}.toml", f"its order {one.order} is taken", "Give it an order of its own."
            )
        found[one.id] = one
    return tuple(sorted(found.values(), key=lambda one: one.order))


def template(template_id: str) -> Template:
    """The template of that id.

    Raises:
        InvalidValue: there is no such template.
    """
    # Most documents need one of them, and to read all takes longer than to show a window.
    names = assets.template_names()
    if template_id in names:
        return read_template(template_id)
    known = ", ".join(one.id for one in load_templates())
    raise InvalidValue(f"There is no template '{template_id}'.", f"Choose one of: {known}.")


def parse_template(text: str, *, source: str) -> Template:
    """Read one template from TOML; ``source`` names the file in messages.

    Raises:
        InvalidValue: the text is not TOML, a key is missing, unknown or of the wrong kind, an id
            is not a slug or is used twice, or the shares do not sum to 100.
    """
    try:
        top = TomlTable(tomllib.loads(text), wrong=partial(_damaged, source))
    except tomllib.TOMLDecodeError as error:
        raise _damaged(source, f"it is not TOML: {error}", "Correct that line.") from error
    beats = tuple(_beat(table) for table in top.tables("beats"))
    one = Template(
        id=TemplateId(top.slug("id")),
        order=top.number("order", at_most=1000),
        title=top.text("title"),
        tagline=top.text("tagline"),
        call_minutes=top.number("call_minutes", at_most=_MINUTES_AT_MOST),
        description=top.text("description"),
        credit=top.text("credit", may_be_empty=True),
        parts=_headings(top.table("parts")),
        beats=beats,
        setup_at_most=top.optional_number("setup_at_most", at_most=100),
    )
    top.refuse_other_keys()
    _check_whole(one, source=source)
    return one


def _beat(table: TomlTable) -> Beat:
    beat = Beat(
        id=BeatId(table.slug("id")),
        title=table.text("title"),
        part=Part(table.choice("part", tuple(Part))),
        job=table.text("job"),
        exit_test=table.text("exit_test", may_be_empty=True),
        share=table.number("share", at_most=100),
        layout=Layout(table.choice("layout", tuple(Layout))),
        empty=table.text("empty"),
        prompt=table.text("prompt"),
        starter=table.text("starter"),
        is_optional=table.flag("optional"),
        at_least=table.optional_number("at_least", at_most=100),
    )
    table.refuse_other_keys()
    return beat


def _headings(parts: TomlTable) -> tuple[PartHeading, ...]:
    headings = []
    for part in Part:
        if part in parts:
            table = parts.table(part)
            heading = PartHeading(
                part=part, title=table.text("title"), tagline=table.text("tagline")
            )
            table.refuse_other_keys()
            headings.append(heading)
    parts.refuse_other_keys()
    return tuple(headings)


def _check_whole(one: Template, *, source: str) -> None:
    ids = [beat.id for beat in one.beats]
    for beat_id in ids:
        if ids.count(beat_id) > 1:
            raise _damaged(source, f"the beat id '{beat_id}' is used twice", "Rename one of them.")
    total = sum(beat.share for beat in one.beats)
    if total != 100:
        raise _damaged(
            source,
            f"the shares of its beats sum to {total} per cent",
            "Change them so that they sum to 100.",
        )
    in_order = [*one.beats_of(Part.SETUP), *one.beats_of(Part.FOLLOW)]
    if in_order != list(one.beats):
        raise _damaged(
            source,
            "a beat of the setup stands after the follow-through",
            "Put all beats of the setup first.",
        )
    if {heading.part for heading in one.parts} != {beat.part for beat in one.beats}:
        raise _damaged(
            source,
            "its [parts] and the parts of its beats differ",
            "Give a heading to each part that has beats, and to no other.",
        )


def _damaged(source: str, what: str, hint: str) -> InvalidValue:
    return InvalidValue(f"The template {source} cannot be used: {what}.", hint)
