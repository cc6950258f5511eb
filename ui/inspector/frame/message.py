"""The message of a frame: its headline and the one thing to remember."""

from __future__ import annotations

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.wording.words import script_words
from ui.inspector.binding import CellBinding
from ui.inspector.frame.part import FramePart
from ui.inspector.mentions import tie_mentions
from ui.session import Session
from ui.widgets.headline_area import HeadlineArea
from ui.widgets.labelled_field import LabelledField
from ui.widgets.text_area import TextArea

_SAME = "The key message repeats the headline. Say what the audience takes home"


class MessagePart(FramePart):
    """Headline and key message; the one never says the same as the other."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Message")
        self._headline = HeadlineArea(max_lines=4)
        self._key_message = TextArea(
            placeholder="The one thing to remember; @ names an element and links it",
            min_lines=2,
            max_lines=8,
        )
        self._key_field = LabelledField("Key message", self._key_message)
        self.body_layout.addWidget(LabelledField("Headline", self._headline))
        self.body_layout.addWidget(self._key_field)
        self._bindings = (
            CellBinding(session, self._headline, "headline", self),
            CellBinding(session, self._key_message, "key_message", self),
        )
        for area, binding in zip((self._headline, self._key_message), self._bindings, strict=True):
            tie_mentions(session, area, binding)
        self._headline.edited.connect(self._on_field_edited)
        self._key_message.edited.connect(self._on_field_edited)

    @property
    def headline(self) -> HeadlineArea:
        """The field that the keyboard goes to first."""
        return self._headline

    def refresh(self) -> None:
        for binding in self._bindings:
            binding.show(self.frame)
        if self.story is not None and self.frame is not None:
            self._headline.set_placeholder(self.story.beat(self.frame).starter)
        self.set_summary("Of the story" if self.session.variant is not None else "")
        self._on_field_edited()

    def _on_field_edited(self) -> None:
        key_message = self._key_message.text()
        words = script_words(key_message)
        self._key_field.set_note(counted(words, "word") if words else "")
        is_same = bool(words) and _bare(key_message) == _bare(self._headline.text())
        self._key_message.set_wrong(_SAME if is_same else "")


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
