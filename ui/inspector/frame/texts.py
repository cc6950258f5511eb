"""The longer texts of a frame: script, bullets, and what is asked and said around it."""

from __future__ import annotations

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.timing import spoken_ms
from narrative_studio.analysis.wording.words import bullet_count, script_words
from narrative_studio.commands.storyboard import set_questions
from narrative_studio.model.durations import format_duration
from ui.inspector.binding import CellBinding
from ui.inspector.frame.part import FramePart
from ui.inspector.mentions import tie_mentions
from ui.session import Session
from ui.theme import Type
from ui.widgets.labelled_field import LabelledField
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.text_area import TextArea


class ScriptPart(FramePart):
    """What is said while the frame is shown, with its words and its time."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Script")
        self._editor = MarkdownEditor(
            name="Script",
            placeholder="What you say, in spoken words; @ names an element and links it",
            use=Type.SAY,
            min_lines=5,
            max_lines=18,
            quotes_are_cues=True,
        )
        self.body_layout.addWidget(self._editor)
        self._binding = CellBinding(session, self._editor, "script", self)
        tie_mentions(session, self._editor.area, self._binding)
        self._editor.edited.connect(self._on_editor_edited)

    def refresh(self) -> None:
        self._binding.show(self.frame)
        self._on_editor_edited()

    def _on_editor_edited(self) -> None:
        words = script_words(self._editor.text())
        if not words or self.story is None:
            self.set_summary("No script yet")
            return
        time = format_duration(spoken_ms(words, self.story.narrative.pace_wpm))
        self.set_summary(f"{counted(words, 'word')} · {time}")


class BulletsPart(FramePart):
    """What stands on the picture beside the headline, as Markdown."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Bullets")
        self._editor = MarkdownEditor(
            name="Bullets", placeholder="A few words for each point", min_lines=3, max_lines=10
        )
        self.body_layout.addWidget(self._editor)
        self._binding = CellBinding(session, self._editor, "bullets", self)
        tie_mentions(session, self._editor.area, self._binding)
        self._editor.edited.connect(self._on_editor_edited)

    def refresh(self) -> None:
        self._binding.show(self.frame)
        self._on_editor_edited()

    def _on_editor_edited(self) -> None:
        text = self._editor.text()
        count = bullet_count(text)
        if count:
            self.set_summary(counted(count, "bullet"))
        else:
            self.set_summary("Text" if text.strip() else "None")


class QuestionsPart(FramePart):
    """What to ask while the frame is told, what to ask before going on, and how to go on."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Questions")
        self._questions = TextArea(placeholder="One question in a line", min_lines=2, max_lines=8)
        self._checkpoint = TextArea(placeholder="Ask before going on", max_lines=4)
        self._transition = TextArea(placeholder="The sentence that leads on", max_lines=4)
        for label, field in (
            ("Discovery questions, one in a line", self._questions),
            ("Checkpoint", self._checkpoint),
            ("Transition", self._transition),
        ):
            self.body_layout.addWidget(LabelledField(label, field))
        self._bindings = (
            CellBinding(session, self._checkpoint, "checkpoint", self),
            CellBinding(session, self._transition, "transition", self),
        )
        for area, binding in zip((self._checkpoint, self._transition), self._bindings, strict=True):
            tie_mentions(session, area, binding)
        self._shown = ""
        self._questions.committed.connect(self._on_questions_committed)
        session.on_flush(self._questions.flush)

    def refresh(self) -> None:
        if self.frame is None or self.story is None or self._shown != self.frame.id:
            self._questions.flush()
        self._shown = self.frame.id if self.frame is not None else ""
        for binding in self._bindings:
            binding.show(self.frame)
        if self.frame is None or self.story is None:
            self._questions.set_text("")
            return
        questions = self.story.questions(self.frame.id)
        self._questions.set_text("\n".join(question.text for question in questions))
        facts = [counted(len(questions), "question")] if questions else []
        if self.frame.checkpoint.strip():
            facts.append("checkpoint")
        self.set_summary(" · ".join(facts) or "None")

    def _on_questions_committed(self, text: str) -> None:
        frame = self.session.view.frames.get(self._shown)
        if frame is not None:
            project = self.session.project
            self.session.attempt(
                lambda: set_questions(project, frame=frame.id, texts=text.split("\n"))
            )
