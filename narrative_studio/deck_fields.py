"""What a frame says in the fields that a deck shows, as texts that can be compared."""

from __future__ import annotations

from collections.abc import Iterable

from narrative_studio.deck_marks import QUESTIONS, digest, field_digest
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import ProjectView

TEXT_FIELDS = ("headline", "key_message", "bullets", "script", "checkpoint", "transition")
"""The cells of a frame whose words stand on its slide or in the notes."""


def field_texts(whole: ProjectView, frame: Frame) -> dict[str, str]:
    """The words of a frame by its fields; the discovery questions are one list in Markdown."""
    texts = {name: str(getattr(frame, name)) for name in TEXT_FIELDS}
    questions = whole.questions.of("frame", frame.id)
    texts[QUESTIONS] = questions_text(question.text for question in questions)
    return texts


def questions_text(texts: Iterable[str]) -> str:
    """Discovery questions as one list in Markdown."""
    return "\n".join("- " + "\n  ".join(text.split("\n")) for text in texts)


def field_digests(whole: ProjectView, frame: Frame) -> dict[str, str]:
    """Digests of all that a deck shows of a frame, to see later what has changed in it."""
    digests = {name: field_digest(text) for name, text in field_texts(whole, frame).items()}
    digests["alt_text"] = digest(shown_alt(frame))
    digests["picture"] = field_digest(frame.picture or "")
    digests["is_backup"] = field_digest(str(frame.is_backup))
    return digests


def shown_alt(frame: Frame) -> str:
    """What a deck says of a frame's picture."""
    return frame.alt_text or frame.visual
