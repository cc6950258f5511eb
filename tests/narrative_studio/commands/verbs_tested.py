"""The verbs on tests with prospects, with label and arguments."""

from __future__ import annotations

from dataclasses import replace

from narrative_studio.commands.codebook import (
    add_code,
    begin_codebook,
    delete_code,
    move_code,
    retire_code,
)
from narrative_studio.commands.heard_words import decide_word
from narrative_studio.commands.huddle import (
    cite_session,
    delete_huddle_note,
    note_in_huddle,
    uncite_sessions,
)
from narrative_studio.commands.import_profiles import delete_import_profile, save_import_profile
from narrative_studio.commands.importing import Wanted, import_rows
from narrative_studio.commands.marks import (
    delete_objection_raised,
    mark,
    note_reaction,
    raise_objection,
    rate,
    set_reached,
    withdraw_marks,
)
from narrative_studio.commands.moments import shift_marks, shift_transcript
from narrative_studio.commands.protocol import (
    add_metric,
    delete_metric,
    fix_protocol,
    move_metric,
    set_old_pitch,
    start_protocol,
)
from narrative_studio.commands.quotes import code_quote, delete_quote, quote, uncode_quote
from narrative_studio.commands.recording import finish_recording, record_told, skip_frames
from narrative_studio.commands.sessions import (
    delete_session,
    end_session,
    judge_prospect,
    judge_recall,
    plan_session,
    set_personas,
    start_session,
)
from narrative_studio.commands.taken import note_taken
from narrative_studio.commands.transcripts import (
    confirm_segments,
    delete_transcript,
    import_transcript,
    propose_frames,
    put_segments,
    quote_segment,
    take_in_transcript,
)
from narrative_studio.importers.transcripts.segment import Segment
from narrative_studio.model.ids import TestSessionId, keyed_id
from narrative_studio.model.observed import (
    HuddleKind,
    MarkKind,
    ProfileKind,
    Reached,
    Recalled,
    SegmentSource,
    WordVerdict,
)
from narrative_studio.model.prospects import Answer, Metric, TestSession
from tests.narrative_studio.commands.world import Arguments, Verb, World


def _another_narrative(world: World) -> str:
    return next(one for one in world.project.view().narratives if one != world.narrative)


def _imported(world: World) -> TestSession:
    row_id = TestSessionId(keyed_id(TestSession.table, world.narrative, "T90"))
    return TestSession(row_id, narrative=world.narrative, prospect="A mill")


VERBS: dict[Verb, tuple[str, Arguments]] = {
    start_protocol: ("Start test protocol", lambda w: {"narrative": _another_narrative(w)}),
    set_old_pitch: (
        "Edit baseline of the old pitch",
        lambda w: {"protocol": w.tested.protocol.id, "calls": 30, "converted": 9},
    ),
    fix_protocol: ("Fix test protocol", lambda w: {"protocol": w.tested.protocol.id}),
    add_metric: (
        "Add metric",
        lambda w: {
            "protocol": w.tested.protocol.id,
            "metric": Metric.BELIEVABILITY,
        },
    ),
    delete_metric: ("Delete metric", lambda w: {"metric": w.tested.metrics[0].id}),
    move_metric: ("Move metric", lambda w: {"metric": w.tested.metrics[2].id, "index": 0}),
    add_code: ("Add code", lambda _: {"word": "value-echo", "meaning": "In own words."}),
    begin_codebook: ("Begin codebook", lambda _: {}),
    retire_code: ("Retire code", lambda w: {"code": w.tested.codes[0].id}),
    delete_code: ("Delete code", lambda w: {"code": w.tested.codes[1].id}),
    move_code: ("Move code", lambda w: {"code": w.tested.codes[1].id, "index": 0}),
    plan_session: (
        "Plan test session",
        lambda w: {"narrative": w.narrative, "prospect": "A mill", "segment": w.segment.id},
    ),
    start_session: ("Start test session", lambda w: {"session": w.tested.planned.id}),
    end_session: ("End test session", lambda w: {"session": w.tested.running.id}),
    delete_session: ("Delete test session", lambda w: {"session": w.tested.running.id}),
    judge_prospect: (
        "Judge prospect",
        lambda w: {
            "session": w.tested.running.id,
            "qualified": Answer.NO,
            "qualified_because": "One ingredient.",
        },
    ),
    set_personas: (
        "Choose personas of test session",
        lambda w: {
            "session": w.tested.running.id,
            "personas": [one.id for one in w.personas],
        },
    ),
    judge_recall: (
        "Judge recall",
        lambda w: {
            "session": w.tested.running.id,
            "frame": w.frames[0].id,
            "recalled": Recalled.PARTLY,
        },
    ),
    mark: (
        "Mark landed",
        lambda w: {
            "session": w.tested.running.id,
            "kind": MarkKind.LANDED,
            "at_ms": 1500,
            "frame": w.frames[0].id,
        },
    ),
    note_taken: (
        "Note how frame was taken",
        lambda w: {
            "session": w.tested.running.id,
            "frame": w.frames[1].id,
            "kind": MarkKind.CONFUSED,
        },
    ),
    shift_marks: (
        "Shift marks",
        lambda w: {
            "session": w.tested.mark.session,
            "observer": w.tested.mark.observer,
            "by_ms": 1500,
        },
    ),
    withdraw_marks: ("Withdraw mark", lambda w: {"marks": [w.tested.mark.id]}),
    set_reached: (
        "Mark frame as skipped",
        lambda w: {
            "session": w.tested.running.id,
            "frame": w.frames[1].id,
            "reached": Reached.SKIPPED,
        },
    ),
    record_told: (
        "Record frames told",
        lambda w: {"session": w.tested.running.id, "told": {w.frames[1].id: 61_000}},
    ),
    skip_frames: (
        "Mark frames as skipped",
        lambda w: {"session": w.tested.running.id, "frames": [w.frames[1].id]},
    ),
    finish_recording: (
        "End test session",
        lambda w: {"session": w.tested.running.id, "told": {w.frames[1].id: 61_000}},
    ),
    rate: (
        "Rate clarity",
        lambda w: {
            "session": w.tested.running.id,
            "frame": w.frames[1].id,
            "metric": Metric.CLARITY,
            "value": 4,
        },
    ),
    note_reaction: (
        "Note reaction",
        lambda w: {
            "session": w.tested.running.id,
            "frame": w.frames[1].id,
            "reaction": "lean-in",
        },
    ),
    raise_objection: (
        "Note objection",
        lambda w: {"session": w.tested.running.id, "text": "My cat says no."},
    ),
    delete_objection_raised: (
        "Delete objection of test session",
        lambda w: {"raised": w.tested.raised.id},
    ),
    quote: (
        "Add quote",
        lambda w: {"session": w.tested.running.id, "text": "Says who?", "frame": w.frames[0].id},
    ),
    delete_quote: ("Delete quote", lambda w: {"quote": w.tested.quote.id}),
    code_quote: (
        "Code quote",
        lambda w: {"quote": w.tested.quote.id, "code": w.tested.codes[1].id},
    ),
    uncode_quote: (
        "Take code off quote",
        lambda w: {"quote": w.tested.quote.id, "code": w.tested.codes[0].id},
    ),
    note_in_huddle: (
        "Add huddle note",
        lambda w: {
            "session": w.tested.running.id,
            "kind": HuddleKind.TRIPPED,
            "text": "traceability",
        },
    ),
    delete_huddle_note: ("Delete huddle note", lambda w: {"note": w.tested.note.id}),
    cite_session: (
        "Cite test session",
        lambda w: {
            "session": w.tested.planned.id,
            "frame": w.frames[0].id,
            "edited": "headline",
            "because": "Both stopped there.",
        },
    ),
    uncite_sessions: ("Remove citation", lambda w: {"cited": [w.tested.cited.id]}),
    take_in_transcript: (
        "Take in transcript",
        lambda w: {"session": w.tested.running.id, "spoken": (Segment(5, 9, "Ann", "Yes."),)},
    ),
    import_transcript: (
        "Import transcript",
        lambda w: {
            "session": w.tested.running.id,
            "spoken": (Segment(5, 9, "Ann", "Yes."),),
            "frames": (w.frames[0].id,),
            "source": SegmentSource.SIMILARITY,
        },
    ),
    quote_segment: (
        "Quote from transcript",
        lambda w: {"segment": w.tested.segments[0].id, "code": w.tested.codes[0].id},
    ),
    import_rows: (
        "Import 2 sessions from calls.csv",
        lambda w: {
            "label": "Import 2 sessions from calls.csv",
            "wanted": (
                Wanted(_imported(w), ("prospect",), 2),
                Wanted(replace(w.tested.running, company="Milk Ltd"), ("company",), 3),
            ),
        },
    ),
    propose_frames: (
        "Propose frames of transcript",
        lambda w: {
            "frames": {one.id: w.frames[0].id for one in w.tested.segments},
            "source": SegmentSource.SIMILARITY,
        },
    ),
    confirm_segments: (
        "Confirm frames of transcript",
        lambda w: {"segments": [w.tested.segments[0].id]},
    ),
    shift_transcript: (
        "Shift transcript",
        lambda w: {"session": w.tested.segments[0].session, "by_ms": 1500},
    ),
    put_segments: (
        "Put transcript to frame",
        lambda w: {"segments": [w.tested.segments[0].id], "frame": w.frames[1].id},
    ),
    delete_transcript: ("Delete transcript", lambda w: {"session": w.tested.running.id}),
    save_import_profile: (
        "Save import profile",
        lambda _: {"kind": ProfileKind.MARKS, "name": "Clicker", "mapping": {"t": "at_ms"}},
    ),
    decide_word: (
        "Leave word of prospects aside",
        lambda w: {"narrative": w.narrative, "word": "handbag", "verdict": WordVerdict.LEFT},
    ),
    delete_import_profile: ("Delete import profile", lambda w: {"profile": w.tested.profile.id}),
}
