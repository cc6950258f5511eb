"""The verbs on what is told, on links and on states; with label and arguments."""

from __future__ import annotations

from narrative_studio.analysis.story.conversion import Landing
from narrative_studio.analysis.wording.find_text import Asked, find_text
from narrative_studio.commands.adopting import (
    ChangeKind,
    ReturnedChange,
    adopt_change,
    adopt_changes,
)
from narrative_studio.commands.comments import (
    add_comment,
    delete_comment,
    edit_comment,
    resolve_comment,
)
from narrative_studio.commands.conversion import convert_narrative
from narrative_studio.commands.criteria import (
    add_criterion,
    delete_criterion,
    move_criterion,
)
from narrative_studio.commands.custom import (
    add_custom_field,
    delete_custom_field,
    edit_custom_field,
    move_custom_field,
    set_custom_value,
)
from narrative_studio.commands.demo import add_step, delete_step, move_step
from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.exporting import choose_deck_layout, forget_export
from narrative_studio.commands.links import (
    clear_suspect,
    link,
    link_frames,
    mention,
    unlink,
    unlink_frames,
    unlink_from,
)
from narrative_studio.commands.narratives import (
    delete_narrative,
    duplicate_narrative,
    move_narrative,
    rename_narrative,
)
from narrative_studio.commands.pasting import give_homes
from narrative_studio.commands.pictures import (
    crop_picture,
    move_picture_to_text,
    remove_picture,
    set_picture,
)
from narrative_studio.commands.presets import delete_preset, rename_preset, save_preset
from narrative_studio.commands.readiness import (
    add_data_item,
    add_readiness_item,
    check_items,
    delete_data_item,
    delete_readiness_item,
    move_data_item,
    move_readiness_item,
)
from narrative_studio.commands.replacing import replace_text
from narrative_studio.commands.stories import NewFrame, NewStory, bring_story
from narrative_studio.commands.storyboard import (
    add_frame,
    add_question,
    delete_frames,
    duplicate_frames,
    excuse_frame,
    give_frames,
    hide_frames,
    mark_frames,
    move_frames,
    set_questions,
)
from narrative_studio.commands.variants import (
    add_variant,
    delete_variant,
    leave_out,
    say_as_the_story,
    say_otherwise,
)
from narrative_studio.commands.versions import delete_baseline, restore_cell, take_baseline
from narrative_studio.commands.zones import (
    make_zone,
    put_into_zone,
    remove_zone,
    take_out_of_zone,
)
from narrative_studio.model.custom import CustomKind
from narrative_studio.model.demo import ReadinessPhase
from narrative_studio.model.ids import FrameId, new_id
from narrative_studio.model.positioning import (
    Status,
)
from narrative_studio.parcel import FieldAim, Said
from tests.narrative_studio.commands.world import Arguments, Verb, World
from tests.story import png


def new_frames() -> tuple[NewFrame, ...]:
    """Two frames with one of everything that may come with them."""
    extras, comments = (("Footer", "Ember · 1"),), ("Bo: why?",)
    return tuple(
        NewFrame(
            FrameId(new_id()), "story", title, picture=png(), zone="Why now", extras=extras,
            comments=comments,
        )
        for title in ("One", "Two")
    )  # fmt: skip


def reworded(world: World) -> ReturnedChange:
    """A change of a returned deck."""
    frame = world.frames[0]
    return ReturnedChange(ChangeKind.REWORDED, frame.id, frame.headline, 2, "script", after="Anew")


VERBS: dict[Verb, tuple[str, Arguments]] = {
    add_step: ("Add demo step", lambda w: {"frame": w.frames[0].id}),
    move_step: (
        "Move demo step",
        lambda w: {"step": w.steps[0].id, "frame": w.frames[0].id, "index": 0},
    ),
    add_readiness_item: (
        "Add item to check",
        lambda w: {"narrative": w.narrative, "phase": ReadinessPhase.HALF_HOUR},
    ),
    move_readiness_item: (
        "Move item to check",
        lambda w: {"item": w.item.id, "phase": ReadinessPhase.RESET, "index": 0},
    ),
    check_items: (
        "Check item",
        lambda w: {"items": [w.item.id], "on": "2026-04-02"},
    ),
    delete_readiness_item: ("Delete item to check", lambda w: {"item": w.item.id}),
    add_data_item: ("Add demo data", lambda w: {"narrative": w.narrative, "name": "Jar code"}),
    move_data_item: ("Move demo data", lambda w: {"item": w.data[0].id, "index": 1}),
    delete_data_item: ("Delete demo data", lambda w: {"item": w.data[0].id}),
    delete_step: ("Delete demo step", lambda w: {"step": w.steps[0].id}),
    start_narrative: (
        "Start narrative Short call",
        lambda _: {"title": "Short call", "template_id": "blank"},
    ),
    adopt_change: (
        "Adopt script from the deck",
        lambda w: {"change": reworded(w), "narrative": w.narrative},
    ),
    adopt_changes: (
        "Adopt 1 change from the deck",
        lambda w: {"changes": [reworded(w)], "narrative": w.narrative},
    ),
    bring_story: (
        "Import autumn.pptx",
        lambda _: {"story": NewStory("autumn.pptx", "Autumn", "blank", new_frames())},
    ),
    duplicate_narrative: ("Duplicate narrative", lambda w: {"narrative": w.narrative}),
    rename_narrative: (
        "Edit title of narrative",
        lambda w: {"narrative": w.narrative, "title": "First visit"},
    ),
    delete_narrative: ("Delete narrative", lambda w: {"narrative": w.narrative}),
    move_narrative: ("Move narrative", lambda w: {"narrative": w.narrative, "index": 1}),
    convert_narrative: (
        "Move to another template",
        lambda w: {
            "narrative": w.narrative,
            "template_id": "strategic-shift",
            "mapping": {"insight": Landing("stakes")},
        },
    ),
    add_criterion: ("Add criterion", lambda w: {"frame": w.frames[0].id, "text": "In minutes"}),
    move_criterion: (
        "Move criterion",
        lambda w: {"criterion": w.criteria[1].id, "index": 0},
    ),
    delete_criterion: ("Delete criterion", lambda w: {"criterion": w.criteria[0].id}),
    add_variant: (
        "Make a variant",
        lambda w: {"narrative": w.narrative, "name": "Keynote", "call_length_ms": 900_000},
    ),
    delete_variant: ("Delete variant", lambda w: {"variant": w.variant.id}),
    leave_out: (
        "Leave out 2 frames",
        lambda w: {"variant": w.variant.id, "frames": [one.id for one in w.frames[:2]]},
    ),
    say_otherwise: (
        "Edit planned time in variant",
        lambda w: {
            "variant": w.variant.id,
            "frame": w.frames[0].id,
            "what": "planned_ms",
            "value": 60_000,
        },
    ),
    say_as_the_story: (
        "Back to the story's headline",
        lambda w: {"variant": w.variant.id, "frame": w.frames[0].id, "what": "headline"},
    ),
    make_zone: (
        "Make a zone",
        lambda w: {"frames": [one.id for one in w.frames[:2]], "name": "Setup"},
    ),
    put_into_zone: (
        "Put into zone",
        lambda w: {"frames": [w.frames[1].id], "zone": w.zone.id},
    ),
    take_out_of_zone: ("Take out of zone", lambda w: {"frames": [w.frames[0].id]}),
    remove_zone: ("Remove zone", lambda w: {"zone": w.zone.id}),
    edit_cells: (
        "Edit headline and planned time of frame",
        lambda w: {"row": w.frames[0], "headline": "New", "planned_ms": 90_000},
    ),
    link: ("Link", lambda w: {"source": w.frames[0], "target": w.alternative}),
    unlink: ("Remove link", lambda w: {"link_id": w.link.id}),
    unlink_from: (
        "Remove link",
        lambda w: {"source": w.frames[2], "target": w.differentiator},
    ),
    link_frames: (
        "Link 2 frames",
        lambda w: {"frames": [one.id for one in w.frames[:2]], "target": w.alternative},
    ),
    unlink_frames: (
        "Remove link",
        lambda w: {"frames": [w.frames[2].id], "target": w.differentiator},
    ),
    set_custom_value: (
        "Edit custom field of frame",
        lambda w: {"frame": w.frames[0].id, "custom_field": w.custom[0].id, "value": "EU"},
    ),
    give_homes: (
        "Add custom field",
        lambda w: {
            "said": [
                Said(w.frames[0].id, FieldAim("elsewhere", "Audience", CustomKind.TEXT), "All")
            ]
        },
    ),
    give_frames: (
        "Edit owner of 2 frames",
        lambda w: {"frames": [one.id for one in w.frames[:2]], "owner": None},
    ),
    mark_frames: (
        "Edit status of frame",
        lambda w: {"frames": [w.frames[0].id], "status": Status.APPROVED},
    ),
    clear_suspect: (
        "Clear suspect link",
        lambda w: {"link_id": w.link.id, "reason": "The frame still says so."},
    ),
    set_picture: (
        "Set picture of demo step",
        lambda w: {"row": w.steps[0], "content": b"another"},
    ),
    crop_picture: (
        "Crop picture of frame",
        lambda w: {"row": w.project.view().frames[w.frames[0].id], "box": (1, 1, 5, 4)},
    ),
    move_picture_to_text: (
        "Move picture into the bullets",
        lambda w: {"frame": w.frames[0].id},
    ),
    remove_picture: ("Remove picture of frame", lambda w: {"row": w.frames[0]}),
    add_frame: ("Add frame", lambda w: {"narrative": w.narrative, "beat": "the-ask"}),
    move_frames: (
        "Move 2 frames",
        lambda w: {"frames": [one.id for one in w.frames[:2]], "beat": "proof", "before": None},
    ),
    duplicate_frames: ("Duplicate frame", lambda w: {"frames": [w.frames[2].id]}),
    delete_frames: (
        "Delete 2 frames",
        lambda w: {"frames": [w.frames[0].id, w.frames[2].id]},
    ),
    mention: (
        "Mention competitive alternative",
        lambda w: {
            "source": w.frames[2],
            "column": "script",
            "text": "Binders again",
            "target": w.alternative,
        },
    ),
    excuse_frame: (
        "Say why no link is needed",
        lambda w: {"frame": w.frames[1].id, "because": "It only says hello."},
    ),
    hide_frames: (
        "Hide as backup",
        lambda w: {"frames": [w.frames[1].id], "is_backup": True},
    ),
    replace_text: (
        "Replace “e” with “3”",
        lambda w: {
            "asked": Asked("e"),
            "new": "3",
            "places": find_text(w.project.view(), Asked("e")),
        },
    ),
    restore_cell: (
        "Restore headline of frame",
        lambda w: {"row": w.frames[0], "column": "headline", "value": "As it was"},
    ),
    take_baseline: ("Take a baseline", lambda _: {"name": "First workshop"}),
    delete_baseline: ("Delete baseline", lambda w: {"baseline": w.baseline.id}),
    add_question: (
        "Add discovery question",
        lambda w: {"frame": w.frames[0].id, "text": "Who signs?"},
    ),
    set_questions: (
        "Edit discovery questions",
        lambda w: {"frame": w.frames[0].id, "texts": ["Who?", "When?"]},
    ),
    add_comment: ("Comment", lambda w: {"about": w.frames[0], "text": "Shorter?"}),
    edit_comment: (
        "Edit comment",
        lambda w: {"comment": w.comment.id, "text": "Much too long?"},
    ),
    delete_comment: ("Delete comment", lambda w: {"comment": w.comment.id}),
    resolve_comment: ("Resolve comment", lambda w: {"comment": w.comment.id}),
    add_custom_field: ("Add custom field", lambda _: {"name": "Filmed"}),
    edit_custom_field: (
        "Edit custom field",
        lambda w: {"custom_field": w.custom[0].id, "name": "Market", "choices": ""},
    ),
    move_custom_field: (
        "Move custom field",
        lambda w: {"custom_field": w.custom[1].id, "index": 0},
    ),
    forget_export: ("Take a file off the register", lambda w: {"exported": w.exported.id}),
    choose_deck_layout: (
        "Choose a layout",
        lambda _: {"template": "acme", "slide": "insight", "layout": "/a", "layout_name": "A"},
    ),
    save_preset: (
        "Save preset",
        lambda _: {"name": "Leave-behind", "format_id": "deck", "options": "{}"},
    ),
    rename_preset: ("Rename preset", lambda w: {"preset": w.preset.id, "name": "Short"}),
    delete_preset: ("Delete preset", lambda w: {"preset": w.preset.id}),
    delete_custom_field: ("Delete custom field", lambda w: {"custom_field": w.custom[0].id}),
}
