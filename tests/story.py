"""A small document with one row of every kind and fixed ids, for the tests of formats."""

from __future__ import annotations

import base64
from pathlib import Path

from narrative_studio.clock import Clock
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.evidence import Objection, ObjectionKind, Proof
from narrative_studio.model.ids import PersonId
from narrative_studio.model.people import Baseline, Function, Person, ProjectInfo
from narrative_studio.model.positioning import (
    Delivery,
    Element,
    ElementKind,
    Point,
    PointKind,
    Relation,
    RelationKind,
    Status,
    Term,
    TermKind,
)
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link, LinkRole, Narrative, Question
from narrative_studio.project import Identity, Project

ADA = Identity(uid := PersonId("0190a000-0000-7000-8000-00000000000a"), "Ada Moss", "PMM")
BO = "0190a000-0000-7000-8000-00000000000b"


def ident(number: int) -> str:
    """A fixed id that looks like the ids that the studio makes."""
    return f"0190b000-0000-7000-8000-{number:012x}"


def png() -> bytes:
    """A picture of two by two points; its bytes do not depend on the library that made it."""
    return base64.b64decode(_PNG)


_PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGPkTi1gYGBgYmBgYGBgAAAKRQDkJO1l"
    "wgAAAABJRU5ErkJggg=="
)


def make_story(path: Path, *, me: Identity = ADA, clock: Clock | None = None) -> Project:
    """Start a document that holds the story; not yet published."""
    project = Project.create(path, me=me, clock=clock)
    with project.op("Write") as op:
        picture = project.keep_picture(png())
        op.set(
            ProjectInfo,
            project.view().project.id,
            title="Kiln & Co first call",
            company="Kiln & Co",
            product="Ember",
            one_line="Ember tells bakers when to fire the oven.",
            as_of="2026-04-21",
        )
        for row in (*_believed(), *_told(picture), *_around()):
            op.create(row)
    with project.op("Link") as op:
        for number, (source, target, role) in enumerate(_LINKS):
            table, row_id = target
            op.create(
                Link(
                    id=ident(0x900 + number),  # type: ignore[arg-type]
                    source_table=source[0],
                    source=source[1],
                    target_table=table,
                    target=row_id,
                    role=role,
                    seen=project.seen_now(table, row_id),
                )
            )
    with project.op("Reword") as op:
        op.set(Element, ident(0x103), statement="Less wood is burnt, and no loaf is lost.")
    return project


def _make(table: str, number: int, **cells: object) -> Row:
    make: type = BY_TABLE[table]
    row: Row = make(ident(number), **cells)
    return row


def _believed() -> list[Row]:
    return [
        Person(PersonId(BO), name="Bo Lind", role="Sales lead", function=Function.SALES),
        *(
            _make(
                Element.table,
                0x100 + number,
                kind=kind,
                code=f"{kind.code_prefix}-{1 + (number == 2)}",
                rank=f"K{number}",
                name=name,
                statement=statement,
                delivery=delivery,
                status=Status.APPROVED,
                driver=uid,
                approver=PersonId(BO),
            )
            for number, (kind, name, statement, delivery) in enumerate(
                [
                    (
                        ElementKind.ALTERNATIVE,
                        "The baker's nose",
                        "Somebody smells the oven.",
                        Delivery.AVAILABLE,
                    ),
                    (
                        ElementKind.DIFFERENTIATOR,
                        "Reads the wood",
                        "Weighs every log before it burns.",
                        Delivery.AVAILABLE,
                    ),
                    (
                        ElementKind.DIFFERENTIATOR,
                        "Orders the wood",
                        "Sends the order to the forester.",
                        Delivery.PLANNED,
                    ),
                    (
                        ElementKind.VALUE,
                        "Fewer burnt loaves",
                        "No loaf is lost to heat.",
                        Delivery.AVAILABLE,
                    ),
                    (
                        ElementKind.CUSTOMER,
                        "Bakes with wood",
                        "Fires with logs every night.",
                        Delivery.AVAILABLE,
                    ),
                    (
                        ElementKind.CATEGORY,
                        "Oven control for wood-fired bakeries",
                        "Bakers know oven control.",
                        Delivery.AVAILABLE,
                    ),
                ]
            )
        ),
        _make(
            Point.table, 0x120, element=ident(0x100), kind=PointKind.STRENGTH, rank="a", text="Free"
        ),
        _make(
            Relation.table,
            0x130,
            kind=RelationKind.GIVES,
            source=ident(0x101),
            target=ident(0x103),
        ),
        _make(Term.table, 0x140, kind=TermKind.PREFERRED, text="firing", rank="a"),
        _make(
            Term.table,
            0x141,
            kind=TermKind.AVOID,
            text="burn cycle",
            instead=ident(0x140),
            rank="b",
        ),
        _make(
            Proof.table,
            0x150,
            code="PF-1",
            rank="a",
            headline="From nine burnt loaves a night to one",
            customer_alias="a bakery with four ovens",
            before="9 loaves",
            after="1 loaf",
            may_be_spoken=True,
        ),
        _make(
            Objection.table,
            0x160,
            code="OB-1",
            rank="a",
            kind=ObjectionKind.PRICE,
            text="=We cannot pay for another box.",
            response="It pays for itself in 9 weeks | see the wood bill.",
        ),
        _make(Baseline.table, 0x170, name="First", code="B-1", taken_on="2026-03-01"),
    ]


def _told(picture: str) -> list[Row]:
    narrative = ident(0x200)
    value = "differentiated-value"
    return [
        Narrative(
            narrative,  # type: ignore[arg-type]
            title="Ember first call",
            call_length_ms=1_200_000,
            version="v2",
            rank="a",
        ),
        _make(
            Frame.table,
            0x210,
            narrative=narrative,
            beat="insight",
            rank="a",
            headline="Heat is decided before the fire is lit",
            key_message="What you load decides what you bake.",
            bullets="- Wood differs\n- Noses tire",
            script="Bakers tell me about the *last* hour.\n> pause, look up\nThe log was wet.",
            checkpoint="Do you see it this way?",
            transition="So who weighs the log?",
            planned_ms=120_000,
            owner=uid,
            status=Status.APPROVED,
        ),
        _make(
            Frame.table,
            0x211,
            narrative=narrative,
            beat=value,
            rank="a",
            headline="Say <b>which</b> log goes in & when",
            key_message="Ember weighs the log before it burns.",
            bullets="| a | b |\n|---|---|\n| 1 | 2 |",
            script="Here is the scale. See [the bill](https://example.org/bill?a=1&b=2)."
            "\n\n- one\n- two",
            checkpoint="Does that tick the box?",
            visual="The scale beside the oven.",
            picture=picture,
            alt_text="A scale beside an oven.",
            planned_ms=400_000,
            owner=uid,
        ),
        _make(
            Frame.table,
            0x212,
            narrative=narrative,
            beat="the-ask",
            rank="a",
            headline="Bake one night with it",
            key_message="One night with your own wood shows it.",
            script="Which night would suit?",
            planned_ms=60_000,
        ),
        _make(
            Frame.table,
            0x213,
            narrative=narrative,
            beat=value,
            rank="b",
            headline="What the scale costs",
            is_backup=True,
            planned_ms=60_000,
        ),
        _make(Question.table, 0x220, frame=ident(0x210), rank="a", text="Who lights your oven?"),
        _make(
            Step.table,
            0x230,
            frame=ident(0x211),
            rank="a",
            kind=StepKind.TELL,
            do="Nothing on screen but the scale.",
            say="This log weighs nothing special.",
            expect="An empty scale.",
            planned_ms=30_000,
            owner=PersonId(BO),
        ),
        _make(
            Step.table,
            0x231,
            frame=ident(0x211),
            rank="b",
            kind=StepKind.SHOW,
            do="Type `LOG-7|b` and press `Enter`.",
            say="I type the *name* of the log.",
            expect="The weight and the hour to load it.",
            why="The night shift decides with it.",
            ask="Does that tick the box?",
            fallback="Open `scale.png`.",
            planned_ms=45_000,
            is_wow=True,
            picture=picture,
            alt_text="The weight of a log.",
            data="Log LOG-7",
            reset="Delete the weighing.",
            owner=PersonId(BO),
        ),
    ]


def _around() -> list[Row]:
    """One row of every other kind: the customer model, goals, variants and what is said aside."""
    narrative, frame, element = ident(0x200), ident(0x211), ident(0x103)
    return [
        _make("segment", 0x300, rank="a", name="Village bakeries", size="2 to 9 ovens"),
        _make("persona", 0x310, rank="a", name="Master baker", segment=ident(0x300)),
        _make("persona_note", 0x311, persona=ident(0x310), rank="a", text="to sleep until four"),
        _make("interest", 0x312, persona=ident(0x310), element=element),
        _make("raiser", 0x313, objection=ident(0x160), persona=ident(0x310)),
        _make("trigger_event", 0x320, rank="a", text="The wood bill doubled"),
        _make("disqualifier", 0x321, rank="a", text="Bakes with gas"),
        _make("buying_step", 0x322, rank="a", text="One night on trial", persona=ident(0x310)),
        _make("goal", 0x330, rank="a", objective="Every apprentice can fire the oven"),
        _make("goal", 0x331, rank="b", objective="Sell wood with the scale", due_on="2026-12-31"),
        _make("goal_owner", 0x332, goal=ident(0x330), person=BO),
        _make("goal_dependency", 0x333, goal=ident(0x331), needs=ident(0x330)),
        _make(
            "key_result",
            0x334,
            goal=ident(0x330),
            rank="a",
            text="Nights without the master",
            start_value="0",
            target_value="3 a week",
            owner=BO,
        ),
        _make("touchpoint", 0x340, rank="a", name="Home page", wording="No loaf is burnt."),
        _make("zone", 0x350, narrative=narrative, rank="a", name="The scale", budget_ms=480_000),
        _make("criterion", 0x351, frame=ident(0x210), rank="a", text="Anybody can fire it"),
        _make("readiness_item", 0x352, narrative=narrative, rank="a", text="Dry the logs"),
        _make("data_item", 0x353, narrative=narrative, rank="a", name="Log", value="LOG-7"),
        _make("variant", 0x360, narrative=narrative, rank="a", name="Ten minutes"),
        _make("left_out", 0x361, variant=ident(0x360), frame=ident(0x210)),
        _make("override", 0x362, variant=ident(0x360), frame=frame, what="script", value="Look."),
        _make("custom_field", 0x370, rank="a", name="Filmed"),
        _make("custom_value", 0x371, custom_field=ident(0x370), frame=frame, value="yes"),
        _make(
            "comment",
            0x380,
            about_table="frame",
            about=frame,
            author=uid,
            said_at_ms=1_772_000_000_000,
            text="Show the bill first?",
        ),
        _make("mention", 0x381, comment=ident(0x380), person=BO),
        _make(
            "exported_file",
            0x390,
            format="deck",
            file_name="ember.pptx",
            narrative=narrative,
            made_at_ms=1_772_000_000_000,
            made_by=uid,
            size_bytes=41_000,
        ),
        _make("deck_layout", 0x391, template="ember", slide="insight", layout_name="Two columns"),
        _make(
            "export_preset",
            0x392,
            name="For the first call",
            format="deck",
            options='{"notes": true}',
        ),
        *_tests(),
    ]


def _tests() -> list[Row]:
    """One row of every kind that a test with a prospect leaves."""
    narrative, frame, session = ident(0x200), ident(0x211), ident(0x3B0)
    here = {"session": session, "frame": frame}
    return [
        _make("test_protocol", 0x3A0, narrative=narrative, eligibility="Bakes with wood."),
        _make("test_metric", 0x3A1, protocol=ident(0x3A0), rank="a", prompt="Easy to follow?"),
        _make("code", 0x3A2, rank="a", word="disbelief", meaning="Doubts it."),
        _make(
            "test_session",
            0x3B0,
            narrative=narrative,
            code="T01",
            state="ended",
            held_on="2026-03-03",
            prospect="Bakery by the bridge",
            company="Bridge Bread Ltd",
            recall="It weighs the wood for you.",
            rep=uid,
            observer=BO,
        ),
        _make("session_persona", 0x3B1, session=session, persona=ident(0x310)),
        _make("frame_result", 0x3B2, **here, reached="reached", duration_ms=61_000),
        _make("rating", 0x3B3, **here, observer=BO, reaction="lean-in", clarity=4, relevance=5),
        _make("recall_judgement", 0x3B4, **here, judge=BO, recalled="said"),
        _make("mark", 0x3B5, **here, observer=BO, at_ms=62_000, kind="landed", text="Nods"),
        _make("quote", 0x3B6, **here, code="Q-1", text="Who weighs the scale?"),
        _make("quote_code", 0x3B7, quote=ident(0x3B6), code=ident(0x3A2), coder=BO),
        _make("objection_raised", 0x3B8, session=session, objection=ident(0x160), handled="yes"),
        _make("huddle_note", 0x3B9, **here, kind="did not work", text="“Burn rate” tripped them"),
        _make(
            "edit_citation",
            0x3BA,
            narrative=narrative,
            frame=frame,
            edited="headline",
            version="v2",
            text="No more burn rate.",
        ),
        _make("cited_session", 0x3BB, citation=ident(0x3BA), session=session, note=ident(0x3B9)),
        _make(
            "transcript_segment",
            0x3BC,
            **here,
            place=1,
            start_ms=60_000,
            end_ms=64_000,
            speaker="Ms Bridge",
            text="Who weighs the scale?",
            source="live marks",
        ),
        _make("import_profile", 0x3BD, name="Our sheet", mapping='{"Clarity": "clarity"}'),
        _make("word_decision", 0x3BE, narrative=narrative, word="tray clock", decided_by=BO),
    ]


_FRAME, _STEP = ("frame", ident(0x211)), ("step", ident(0x231))
_LINKS = [
    (_FRAME, ("element", ident(0x103)), LinkRole.EXPRESSES),
    (_STEP, ("element", ident(0x101)), LinkRole.DEMONSTRATES),
    (_STEP, ("element", ident(0x102)), LinkRole.DEMONSTRATES),
    (_FRAME, ("objection", ident(0x160)), LinkRole.ANSWERS),
    (("objection", ident(0x160)), ("proof", ident(0x150)), LinkRole.USES),
    (("frame", ident(0x210)), ("element", ident(0x104)), LinkRole.SETS_CONTEXT),
    (("frame", ident(0x212)), ("proof", ident(0x150)), LinkRole.USES),
]
