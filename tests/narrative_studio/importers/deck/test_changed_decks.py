"""What changed in the document too, pictures, and slides that come, go and move."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from PIL import Image
from pptx import Presentation

from exporters.deck.exporter import EXPORTER
from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.commands.adopting import ChangeKind, adopt_changes
from narrative_studio.commands.comments import add_comment
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.pictures import set_picture
from narrative_studio.commands.storyboard import delete_frames, move_frames
from narrative_studio.commands.variants import add_variant, say_otherwise
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.model.ids import FrameId
from narrative_studio.project import Project
from tests.decks import rewritten
from tests.edited_decks import (
    OPTIONS,
    compared,
    edited,
    frame_of,
    only,
    paragraph,
    say,
    slide_of,
    without_marks,
)

# What changed in the document since


def test_what_changed_here_alone_is_no_change(project: Project, exported: Path) -> None:
    edit_cells(project, frame_of(project, 9), bullets="- else", headline="Headline 9: else")
    assert compared(project, exported).changes == ()


def test_what_changed_in_both_is_a_conflict_with_a_proposal(
    project: Project, exported: Path
) -> None:
    before = frame_of(project, 9).bullets
    edit_cells(project, frame_of(project, 9), bullets=before.replace("Four", "Five"))
    path = edited(exported, lambda deck: say(paragraph(slide_of(deck, 9), "Two weeks"), "Ten days"))
    change = only(compared(project, path))
    assert change.is_conflict
    assert change.base == before
    assert change.after == before.replace("Two weeks", "Ten days")
    assert change.merged == before.replace("Four", "Five").replace("Two weeks", "Ten days")


def test_the_same_change_in_both_is_none(project: Project, exported: Path) -> None:
    edit_cells(
        project, frame_of(project, 9), bullets="1. Four exports\n2. Ten days\n3. Pass mark agreed"
    )
    path = edited(exported, lambda deck: say(paragraph(slide_of(deck, 9), "Two weeks"), "Ten days"))
    assert compared(project, path).changes == ()


def test_a_frame_that_is_gone_here_is_told(project: Project, exported: Path) -> None:
    delete_frames(project, frames=[frame_of(project, 9).id])
    found = compared(project, exported)
    assert found.changes == ()
    (note,) = found.notes
    assert "was deleted in the document since" in note


# Pictures and marks of slides


def jpeg(shade: int, size: tuple[int, int] = (64, 64)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (shade, 255 - shade, 99)).save(out, "JPEG")
    return out.getvalue()


def test_a_new_picture_and_its_alt_text_are_told_apart(project: Project, tmp_path: Path) -> None:
    frame = frame_of(project, 8)
    set_picture(project, row=frame, content=jpeg(10), alt_text="A kiln")
    path = tmp_path / "own.pptx"
    EXPORTER.export(project.view().narrative(), path, {})

    def picture(deck: Any) -> Any:
        return next(shape for shape in slide_of(deck, 8).shapes if hasattr(shape, "image"))

    def exchange(deck: Any) -> None:
        part, rel = slide_of(deck, 8).part.get_or_add_image_part(io.BytesIO(jpeg(240)))
        assert part is not None
        picture(deck)._element.blipFill.blip.set(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed", rel
        )

    change = only(compared(project, edited(path, exchange)))
    assert (change.kind, change.picture, change.frame) == (
        ChangeKind.PICTURE, jpeg(240), frame.id,
    )  # fmt: skip

    def tell(deck: Any) -> None:
        picture(deck)._element.nvPicPr.cNvPr.set("descr", "Two kilns")

    change = only(compared(project, edited(path, tell)))
    assert (change.field, change.before, change.after) == ("alt_text", "A kiln", "Two kilns")

    def remove(deck: Any) -> None:
        element = picture(deck)._element
        element.getparent().remove(element)

    change = only(compared(project, edited(path, remove)))
    assert (change.kind, change.picture) == (ChangeKind.PICTURE, None)


def test_a_slide_is_hidden_and_shown(project: Project, exported: Path) -> None:
    def edit(deck: Any) -> None:
        slide_of(deck, 9)._element.set("show", "0")
        del slide_of(deck, 19)._element.attrib["show"]

    found = compared(project, edited(exported, edit))
    assert {(change.kind, change.frame) for change in found.changes} == {
        (ChangeKind.HIDDEN, frame_of(project, 9).id),
        (ChangeKind.SHOWN, frame_of(project, 19).id),
    }


def test_comments_on_slides_are_offered_once(project: Project, exported: Path) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ns = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'

    def change(name: str, content: bytes) -> bytes:
        if name != "ppt/slides/_rels/slide5.xml.rels":
            return content
        row = f'<Relationship Id="rIdC" Type="{office}/comments" Target="../c.xml"/>'
        return content.replace(b"</Relationships>", f"{row}</Relationships>".encode())

    said = '<p:cm authorId="0"><p:text>Sure?</p:text></p:cm>'
    comment = f"<p:cmLst {ns}>{said}{said}</p:cmLst>"
    path = rewritten(exported, exported.with_name("c.pptx"), change, {"ppt/c.xml": comment})
    found = only(compared(project, path))
    assert (found.kind, found.after) == (ChangeKind.SAID, "Sure?")
    frame = project.view().frames[FrameId(str(found.frame))]
    add_comment(project, about=frame, text="Sure?")
    assert compared(project, path).changes == ()


# Slides that come, go and move


def test_slides_are_added_removed_and_moved(project: Project, exported: Path) -> None:
    def edit(deck: Any) -> None:
        ids = deck.slides._sldIdLst
        rows = {deck.part.related_part(one.rId).slide.slide_id: one for one in ids}
        moved, gone = (rows[slide_of(deck, number).slide_id] for number in (17, 16))
        anchor = rows[slide_of(deck, 10).slide_id]
        new = deck.slides.add_slide(slide_of(deck, 18).slide_layout)
        new.shapes.title.text = "What came after"
        new.notes_slide.notes_text_frame.text = "Say so."
        row = list(ids)[-1]
        ids.remove(row)
        ids.remove(moved)
        anchor.addnext(row)
        row.addnext(moved)
        ids.remove(gone)

    found = compared(project, edited(exported, edit))
    changes = {change.kind: change for change in found.changes}
    assert len(found.changes) == 3
    added = changes[ChangeKind.ADDED]
    assert added.new is not None
    assert (added.title, added.new.script) == ("What came after", "Say so.")
    assert added.follows[0] == frame_of(project, 10).id
    moved = changes[ChangeKind.MOVED]
    assert moved.frame == frame_of(project, 17).id
    assert moved.follows[:2] == (added.new.id, frame_of(project, 10).id)
    assert changes[ChangeKind.REMOVED].frame == frame_of(project, 16).id
    adopt_changes(project, changes=found.changes, narrative=found.narrative)
    told = [frame.headline for frame in project.view().narrative().frames]
    at = told.index("Headline 10: so & so")
    assert told[at + 1 : at + 3] == ["What came after", "Headline 17: so & so"]
    assert "Headline 16: so & so" not in told
    again = compared(project, exported.with_name("edited.pptx"))
    assert again.changes == ()


def test_a_copied_slide_is_an_added_one(project: Project, exported: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name == "ppt/presentation.xml":
            return re.sub(
                rb'(<p:sldId id="260"[^>]*/>)', rb'\1<p:sldId id="999" r:id="rIdCopy"/>', content
            )
        if name == "ppt/_rels/presentation.xml.rels":
            office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            row = b'<Relationship Id="rIdCopy" Type="%s/slide" Target="slides/copy.xml"/>' % office
            return content.replace(b"</Relationships>", row + b"</Relationships>")
        return content

    deck = read_deck(exported)
    part = deck.slides[4].part
    with zipfile.ZipFile(exported) as file:
        added = {
            "ppt/slides/copy.xml": file.read(part).replace(b"Headline", b"Copied headline"),
            "ppt/slides/_rels/copy.xml.rels": file.read(
                part.replace("slides/", "slides/_rels/") + ".rels"
            ),
        }
    path = rewritten(exported, exported.with_name("copy.pptx"), change, added)
    found = only(compared(project, path))
    assert found.kind is ChangeKind.ADDED
    assert found.before.startswith("copy of “")


def test_frames_that_moved_here_as_in_the_deck_are_no_change(
    project: Project, exported: Path
) -> None:
    def edit(deck: Any) -> None:
        ids = deck.slides._sldIdLst
        rows = {deck.part.related_part(one.rId).slide.slide_id: one for one in ids}
        first, second = (rows[slide_of(deck, number).slide_id] for number in (16, 17))
        ids.remove(second)
        first.addprevious(second)

    first, second = frame_of(project, 16), frame_of(project, 17)
    move_frames(project, frames=[second.id], beat=second.beat, before=first.id)
    assert compared(project, edited(exported, edit)).changes == ()


def test_what_the_studio_puts_on_slides_is_no_change_but_told(
    project: Project, exported: Path
) -> None:
    def edit(deck: Any) -> None:
        say(paragraph(slide_of(deck, 0), "Insight"), "Then")
        say(paragraph(deck.slides[0], "Stress"), "Another title")

    found = compared(project, edited(exported, edit))
    assert found.changes == ()
    first, second = found.notes
    assert "“Then” is not taken over" in first
    assert second == ("Slide 1 shows what is told elsewhere: “Another title” is not taken over.")


def test_what_is_said_on_slides_that_tell_no_frame_is_named(
    project: Project, exported: Path
) -> None:
    def edit(deck: Any) -> None:
        box = deck.slides[0].shapes.add_textbox(0, 0, 999_999, 999_999)
        box.text_frame.text = "For Acme\nTuesday\nat noon\nin Leeds\nand by phone"

    found = compared(project, edited(exported, edit))
    assert found.changes == ()
    (note,) = found.notes
    assert "“For Acme”, “Tuesday”, “at noon” and 2 more are not taken over" in note


def test_what_was_deleted_on_slides_that_tell_no_frame_is_said(
    project: Project, exported: Path
) -> None:
    def edit(deck: Any) -> None:
        say(paragraph(deck.slides[0], "Stress"), "")

    found = compared(project, edited(exported, edit))
    assert found.changes == ()
    (note,) = found.notes
    assert note == (
        "Slide 1 shows what is told elsewhere: 1 paragraph of it was deleted there, which changes "
        "nothing here."
    )


def test_a_slide_that_was_rewritten_is_known_by_its_place_and_words(
    project: Project, exported: Path
) -> None:
    bare = without_marks(exported)

    def edit(deck: Any) -> None:
        slide = slide_of(deck, 6)
        say(slide.shapes.title.text_frame.paragraphs[0], "Three worries nobody says aloud")
        say(paragraph(slide, "cut cost"), "cut the cost of it")
        say(paragraph(slide, "fewer forms"), "fewer of the forms")

    found = compared(project, edited(bare, edit))
    assert {(change.frame, change.field) for change in found.changes} == {
        (frame_of(project, 6).id, "headline"),
        (frame_of(project, 6).id, "bullets"),
    }


# Variants, and decks of others


def test_the_deck_of_a_variant_is_compared_with_the_variant(
    project: Project, tmp_path: Path
) -> None:
    story = project.view().narrative()
    variant = add_variant(project, narrative=story.narrative.id, name="Short")
    frame = frame_of(project, 9)
    say_otherwise(project, variant=variant.id, frame=frame.id, what="bullets", value="1. One")
    path = tmp_path / "own.pptx"
    EXPORTER.export(as_variant(project.view().narrative(), variant), path, {})
    assert compared(project, path).changes == ()
    change = edited(path, lambda deck: say(paragraph(slide_of(deck, 9), "One"), "Only one"))
    found = compared(project, change)
    assert found.variant == variant.id
    assert (only(found).before, only(found).after) == ("1. One", "1. Only one")
    adopt_changes(project, changes=found.changes, narrative=found.narrative, variant=found.variant)
    assert project.view().frames[FrameId(frame.id)].bullets == frame.bullets
    assert compared(project, change).changes == ()


def test_a_deck_whose_notes_were_taken_out_empties_no_script(
    project: Project, exported: Path
) -> None:
    def strip(deck: Any, *, but: int = 0) -> None:
        for number, slide in enumerate(deck.slides):
            if slide.has_notes_slide and number != but:
                slide.notes_slide.notes_text_frame.text = ""

    found = compared(project, edited(exported, strip))
    assert found.changes == ()
    assert found.notes == (
        "The deck has no speaker notes any more: what they said is left as it is.",
    )

    def keep_one(deck: Any) -> None:
        noted = [n for n, slide in enumerate(deck.slides) if slide.has_notes_slide]
        strip(deck, but=noted[-1])

    assert len(compared(project, edited(exported, keep_one)).changes) > 10


def test_notes_whose_part_is_gone_or_damaged_empty_no_script_and_that_is_said(
    project: Project, exported: Path
) -> None:
    noted = [n for n, slide in enumerate(Presentation(str(exported)).slides, start=1)
             if slide.has_notes_slide]  # fmt: skip
    gone, damaged = noted[2], noted[-3]
    parts = {
        n: str(Presentation(str(exported)).slides[n - 1].notes_slide.part.partname)[1:]
        for n in (gone, damaged)
    }

    def change(name: str, content: bytes) -> bytes | None:
        if name == parts[gone]:
            return None
        return content[:-40] if name == parts[damaged] else content

    found = compared(project, rewritten(exported, exported.with_name("bent.pptx"), change))
    assert found.changes == ()
    said = "no page for notes any more: what the notes said is left as it is."
    assert found.notes[-1] == f"Slides {gone} and {damaged} have {said}"

    def drop(deck: Any) -> None:
        part = deck.slides[gone - 1].part
        (name,) = (n for n, one in part.rels.items() if one.reltype.endswith("/notesSlide"))
        part.drop_rel(name)

    found = compared(project, edited(exported, drop))
    assert (found.changes, found.notes) == ((), (f"Slide {gone} has {said}",))


def test_a_slide_that_is_damaged_or_missing_is_no_frame_deleted(
    project: Project, exported: Path
) -> None:
    deck = Presentation(str(exported))
    names = [str(slide_of(deck, n).part.partname)[1:] for n in (1, 9)]

    def change(name: str, content: bytes) -> bytes | None:
        if name == names[0]:
            return None
        return content[:-40] if name == names[1] else content

    bent = rewritten(exported, exported.with_name("bent.pptx"), change)
    found = compared(project, bent)
    assert found.changes == ()
    assert [note.split(" ", 2)[2][:20] for note in found.notes] == [
        "is listed, but not i", f"{names[1]} "[:20],
    ]  # fmt: skip

    def delete(deck: Any) -> None:
        listing = deck.slides._sldIdLst
        listing.remove(listing[deck.slides.index(slide_of(deck, 9))])

    def drop(name: str, content: bytes) -> bytes | None:
        return None if name == names[0] else content

    also = compared(project, rewritten(edited(exported, delete), bent, drop))
    assert [(one.kind, one.title) for one in also.changes] == [
        (ChangeKind.REMOVED, frame_of(project, 9).headline)
    ]


def test_the_only_notes_of_a_deck_were_emptied_by_somebody(
    project: Project, tmp_path: Path
) -> None:
    (narrative,) = project.view().narratives.values()
    spoken = frame_of(project, 6)
    others = [one.id for one in project.view().frames.values() if one.id != spoken.id]
    delete_frames(project, frames=[FrameId(one) for one in others])
    path = tmp_path / "own.pptx"
    EXPORTER.export(project.view().narrative(narrative.id), path, OPTIONS)

    def strip(deck: Any) -> None:
        for slide in deck.slides:
            if slide.has_notes_slide:
                slide.notes_slide.notes_text_frame.text = ""

    found = compared(project, edited(path, strip))
    # The bullets, which are columns on the slide and stood in its notes too, are not gone.
    assert [(one.field, one.after) for one in found.changes] == [
        ("key_message", ""),
        ("script", ""),
    ]
    assert found.notes == ()
