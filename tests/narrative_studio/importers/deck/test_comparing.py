"""An edited deck is compared with its document frame by frame and field by field."""

from __future__ import annotations

import copy
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pptx.util import Emu, Inches

from exporters.deck.exporter import EXPORTER
from narrative_studio.commands.adopting import ChangeKind
from narrative_studio.importers.deck.matching import MatchedBy
from narrative_studio.project import Project
from tests.decks import rich_deck
from tests.edited_decks import (
    compared,
    edited,
    frame_of,
    only,
    paragraph,
    put_after,
    say,
    slide_of,
    without_marks,
)

# Nothing has changed


@pytest.mark.parametrize(
    ("tags", "custom_xml", "by"),
    [
        (False, False, MatchedBy.TAGS),
        (True, False, MatchedBy.CUSTOM_XML),
        (False, True, MatchedBy.TAGS),
        (True, True, MatchedBy.WORDS),
    ],
)
def test_an_unedited_deck_shows_no_change_with_whatever_marks_it_has(
    project: Project, exported: Path, tags: bool, custom_xml: bool, by: MatchedBy
) -> None:
    found = compared(project, without_marks(exported, tags=tags, custom_xml=custom_xml))
    assert found.changes == ()
    assert (found.by, found.same, found.notes) == (by, 20, ())


def test_a_deck_on_another_template_and_without_notes_shows_none_either(
    project: Project, tmp_path: Path
) -> None:
    template = rich_deck(tmp_path / "template.pptx")
    path = tmp_path / "own.pptx"
    for options in ({"template": template}, {"cues": False}, {"notes": False, "cues": False}):
        EXPORTER.export(project.view().narrative(), path, options)
        assert compared(project, path).changes == ()
        found = compared(project, without_marks(path))
        # A single paragraph that is longer than several slides is cut anew for each template.
        assert [change.field for change in found.changes] in ([], ["bullets"])


@pytest.mark.long
@pytest.mark.skipif(shutil.which("libreoffice") is None, reason="needs LibreOffice")
def test_a_deck_that_libreoffice_saved_shows_none(
    project: Project, exported: Path, tmp_path: Path
) -> None:
    saved = through_libreoffice(exported, tmp_path)
    found = compared(project, saved)
    assert found.changes == ()
    assert (found.by, found.same) == (MatchedBy.CUSTOM_XML, 20)
    assert compared(project, without_marks(saved)).changes == ()
    changed = edited(exported, lambda deck: say(paragraph(slide_of(deck, 6), "cut cost"), "save"))
    change = only(compared(project, through_libreoffice(changed, tmp_path)))
    assert change.after == "- CFO: save\n- CIO: no project\n- Plant: fewer forms"


def through_libreoffice(path: Path, folder: Path) -> Path:
    out = folder / "saved"
    subprocess.run(
        [
            *("libreoffice", f"-env:UserInstallation=file://{folder}/office", "--headless"),
            *("--convert-to", "pptx", "--outdir", str(out), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )
    return out / path.name


# Words


@pytest.mark.parametrize(
    ("number", "old", "new", "after"),
    [
        (0, "deeper", "deeper still", None),
        (1, "dot below", "dot under it", None),
        (5, "☐ \tto do", "☑ to do", "- [x] to do\n- [x] done **now**\n- plain"),
        (5, "plain", "plainer", "- [ ] to do\n- [x] done **now**\n- plainer"),
        (6, "CIO", "CTO", "- CFO: cut cost\n- CTO: no project\n- Plant: fewer forms"),
        (6, "fewer forms", "no forms", "- CFO: cut cost\n- CIO: no project\n- Plant: no forms"),
        (
            *(7, "5 h 10 min", "6 h"),
            "- Before: 6 h, three people\n- After: 7 min, the shift lead",
        ),
        (
            *(7, "the shift lead", "anyone"),
            "- Before: 5 h 10 min, three people\n- After: 7 min, anyone",
        ),
        (
            *(8, "not the day", "never the day"),
            "- Minutes, by anyone\n- Only the affected\n  - never the day\n- Proof",
        ),
        (9, "Two weeks", "Ten days", "1. Four exports\n2. Ten days\n3. Pass mark agreed"),
    ],
)
def test_one_paragraph_changes_and_the_rest_of_the_source_stays(
    project: Project, exported: Path, number: int, old: str, new: str, after: str | None
) -> None:
    path = edited(exported, lambda deck: say(paragraph(slide_of(deck, number), old), new))
    change = only(compared(project, path))
    frame = frame_of(project, number)
    assert (change.kind, change.frame, change.field) == (ChangeKind.REWORDED, frame.id, "bullets")
    assert (change.before, change.base, change.is_conflict) == (frame.bullets, frame.bullets, False)
    assert change.after == (after or frame.bullets.replace(old, new))


def test_headline_key_message_checkpoint_and_notes_are_told_apart(
    project: Project, exported: Path
) -> None:
    def edit(deck: Any) -> None:
        slide = slide_of(deck, 1)
        say(slide.shapes.title.text_frame.paragraphs[0], "Another headline")
        notes: Any = lambda text: paragraph(slide, text, in_notes=True)  # noqa: E731
        say(notes("Good morning."), "Good evening.")
        say(notes("Key message 1"), "Key words")
        say(notes("How many 1?"), "How many, really?")
        say(notes("the next"), "the one after")

    found = compared(project, edited(exported, edit))
    assert {change.field: change.after for change in found.changes} == {
        "headline": "Another headline",
        "script": frame_of(project, 1).script.replace("Good **morning**.", "Good evening."),
        "key_message": "Key words",
        "questions": "- How many, really?\n- Who\n  knows?",
        "transition": "And now,\n\nthe one after",
    }
    assert len({change.frame for change in found.changes}) == 1


def test_a_checkpoint_changed_on_the_slide_alone_is_taken(project: Project, exported: Path) -> None:
    path = edited(
        exported, lambda deck: say(paragraph(slide_of(deck, 1), "Do you **agree** 1?"), "Agreed?")
    )
    change = only(compared(project, path))
    assert (change.field, change.after) == ("checkpoint", "Agreed?")


def test_paragraphs_come_and_go_at_their_place(project: Project, exported: Path) -> None:
    def edit(deck: Any) -> None:
        put_after(paragraph(slide_of(deck, 0), "deeper"), "as deep")
        gone = paragraph(slide_of(deck, 0), "last")._p
        gone.getparent().remove(gone)
        put_after(paragraph(slide_of(deck, 9), "Two weeks"), "One more thing")

    found = compared(project, edited(exported, edit))
    first, second = (change.after for change in found.changes)
    bullets = frame_of(project, 0).bullets
    assert {first, second} == {
        bullets.replace("    - deeper\n", "    - deeper\n    - as deep\n").removesuffix("\n- last"),
        "1. Four exports\n2. Two weeks\n3. One more thing\n3. Pass mark agreed",
    }


def test_paragraphs_that_change_places_are_written_in_their_new_order(
    project: Project, exported: Path
) -> None:
    def edit(deck: Any) -> None:
        para = paragraph(slide_of(deck, 9), "Pass mark agreed")._p
        paragraph(slide_of(deck, 9), "Four exports")._p.addprevious(para)

    change = only(compared(project, edited(exported, edit)))
    assert change.after == "1. Pass mark agreed\n2. Four exports\n3. Two weeks"


def test_a_table_changes_cell_by_cell(project: Project, exported: Path) -> None:
    def edit(deck: Any) -> None:
        table = next(shape for shape in slide_of(deck, 4).shapes if shape.has_table).table
        table.cell(1, 2).text_frame.paragraphs[0].runs[0].text = "33"
        table._tbl.append(copy.deepcopy(table._tbl.tr_lst[1]))

    change = only(compared(project, edited(exported, edit)))
    assert change.after == (
        "| a | b **bold** | c |\n| :-- | :-: | --: |\n| 1 | *2* | 33 |\n| x \\| y |  | z |\n"
        "| 1 | *2* | 33 |\n\nafter the table"
    )


def test_emphasis_alone_is_a_change(project: Project, exported: Path) -> None:
    def edit(deck: Any) -> None:
        para = paragraph(slide_of(deck, 16), "other sign")
        say(para, "other ")
        run = para.add_run()
        run.text, run.font.bold = "sign", True

    change = only(compared(project, edited(exported, edit)))
    assert "*   other **sign**\n" in change.after


def test_a_text_box_that_somebody_adds_comes_after_the_bullets(
    project: Project, exported: Path
) -> None:
    def edit(deck: Any) -> None:
        box = slide_of(deck, 9).shapes.add_textbox(Emu(0), Emu(0), Inches(2), Inches(1))
        box.text_frame.text = "Ask Bo first"

    change = only(compared(project, edited(exported, edit)))
    assert change.after == "1. Four exports\n2. Two weeks\n3. Pass mark agreed\n\nAsk Bo first"


def test_a_text_over_several_slides_is_one_again(project: Project, exported: Path) -> None:
    def edit(deck: Any) -> None:
        frames = [
            slide
            for slide in deck.slides
            if slide.shapes.title.text_frame.text.startswith("Headline 11:")
        ]
        assert len(frames) > 2
        say(paragraph(frames[-1], "point 44 with a few more words to fill the line of it"), "end")

    change = only(compared(project, edited(exported, edit)))
    assert change.after == frame_of(project, 11).bullets.rpartition("\n")[0] + "\n- end"


def test_a_link_to_another_slide_leads_to_its_frame(project: Project, exported: Path) -> None:
    target = frame_of(project, 1)

    def edit(deck: Any) -> None:
        para = paragraph(slide_of(deck, 9), "Two weeks")
        say(para, "Two ")
        run = para.add_run()
        run.text = "weeks"
        slide = slide_of(deck, 9)
        rel = slide.part.relate_to(
            slide_of(deck, 1).part,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide",
        )
        click = run._r.get_or_add_rPr().add_hlinkClick(rel)
        click.set("action", "ppaction://hlinksldjump")

    change = only(compared(project, edited(exported, edit)))
    assert f"2. Two [weeks](frame:{target.id})" in change.after
