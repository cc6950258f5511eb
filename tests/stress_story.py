"""Frames whose texts have one of everything that Markdown and people can come up with."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.commands.documents import new_project
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.pictures import set_picture
from narrative_studio.commands.storyboard import add_frame, add_question, hide_frames
from narrative_studio.model.ids import FrameId, PersonId
from narrative_studio.project import Identity, Project
from tests.story import png

BULLETS = (
    "- one **bold** and *italic* and ***both***\n"
    "- ~~struck~~ and `code` and [link](https://e.org/a?b=1&c=2)\n"
    "  - inner [mail](mailto:a@e.org)\n    - deeper\n      - deepest\n- last",
    "3. three\n4. four\n   with a second line\n\n   and a second paragraph\n5. five\n"
    "   - dot below",
    "Plain paragraph  \nwith a forced break\n\n"
    "Another \\* paragraph with 2 < 3 & 4 > 1 \"quoted\" 'so'",
    "## A heading\n\ntext below\n\n> quoted words\n> over two lines\n\n"
    "```python\nx = 1\n  indented()\n```",
    "| a | b **bold** | c |\n| :-- | :-: | --: |\n| 1 | *2* | 3 |\n| x \\| y |  | z |\n\n"
    "after the table",
    "- [ ] to do\n- [x] done **now**\n- plain",
    "- CFO: cut cost\n- CIO: no project\n- Plant: fewer forms",
    "- Before: 5 h 10 min, three people\n- After: 7 min, the shift lead",
    "- Minutes, by anyone\n- Only the affected\n  - not the day\n- Proof",
    "1. Four exports\n2. Two weeks\n3. Pass mark agreed",
    "שלום **עולם**\n\nمرحبا\n\n日本語のテキスト 🎉 e\u0301 \u00a0 non breaking\u00a0space "
    "zero\u200bwidth soft\u00adhyphen",
    "\n".join(f"- point {n} with a few more words to fill the line of it" for n in range(45)),
    "word " * 900,
    "",
    "![a kiln](kiln.png)\n\n---\n\n- see [the next one](frame:F-2)",
    "| h1 | h2 |\n| --- | --- |\n" + "\n".join(f"| row {n} | words {n} |" for n in range(40)),
    "-   odd   spacing\n*   other sign\n+ third\n\n    code by indent\n\n12) twelve",
    "**all bold**\n\n*all italic*\n\n**bold** then\ttab",
    "http://bare.example.org and <https://auto.example.org> and a_b_c and 5*3*2 and #tag",
    "same\n\nsame\n\nsame",
)
SCRIPT = (
    "Good **morning**.\n\n> wait for an answer\n> and smile\n\nThen *this*: a list\n\n"
    "- first\n- second\n\n1. one\n2. two\n\n```\ntyped\n```\n\n"
    "End of [it](https://e.org).  \nReally."
)


def make_stress(path: Path) -> Project:
    """Start a document with a frame for each of the texts, over all the beats."""
    me = Identity(PersonId("0190a000-0000-7000-8000-00000000000c"), "Cy")
    project = new_project(path, me=me, title="Stress")
    story = project.view().narrative()
    beats = [beat.id for beat in story.template.beats]
    designed = {6: "objections", 7: "proof", 8: "perfect-world", 9: "the-ask", 4: "alternatives"}
    frames = []
    for number, bullets in enumerate(BULLETS):
        beat = designed.get(number, beats[number % 4 if number < 10 else 4])
        frame = add_frame(
            project, narrative=story.narrative.id, beat=beat, headline=f"Headline {number}: so & so"
        )
        edit_cells(
            project,
            frame,
            bullets=bullets,
            script=SCRIPT if number % 2 else f"Say {number}.",
            key_message=f"Key *message* {number}",
            checkpoint=f"Do you **agree** {number}?" if number % 3 else "",
            transition="And now,\n\nthe next" if number % 2 else "",
        )
        if number % 2:
            add_question(project, frame=frame.id, text=f"How many **{number}**?")
            add_question(project, frame=frame.id, text="Who\nknows?")
        if number % 4 == 0:
            set_picture(
                project,
                row=project.view().frames[frame.id],
                content=png(),
                alt_text="A <kiln> & co",
            )
        frames.append(FrameId(frame.id))
    edit_cells(project, project.view().frames[frames[13]], headline="")
    edit_cells(project, project.view().frames[frames[3]], headline="A very long headline " * 30)
    hide_frames(project, frames=frames[-2:], is_backup=True)
    return project
