"""The words that mark the fields of a story in Markdown: written by exporters, read by importers.

A frame is a heading of the third level, ``Frame 7: Headline`` or ``Backup: Headline``. Below it
may stand a comment with its id, a line of facts in italics, and its fields: the name in bold with
a colon, then the text. What follows without a name is the script.
"""

from enum import StrEnum
from typing import Final

NO_HEADLINE: Final = "No headline yet"
NO_SCRIPT: Final = "No script yet."
"""What stands for an empty headline and an empty script; neither is content."""

FRAME: Final = "Frame"
BACKUP: Final = "Backup"
STEP: Final = "Step"
PLANNED: Final = "planned"
"""A fact: ``2:30 planned``."""


class Field(StrEnum):
    """The name before a field of a frame."""

    KEY_MESSAGE = "Key message"
    BULLETS = "Bullets"
    SCRIPT = "Script"
    CHECKPOINT = "Checkpoint"
    TRANSITION = "Transition"
    QUESTIONS = "Discovery questions"
    CRITERIA = "Criteria"
    VISUAL = "Visual"
    ALT_TEXT = "Picture"
    LINKS = "Rests on"
    STATUS = "Status"
    OWNER = "Owner"
    ZONE = "Zone"
    NO_LINK = "Needs no link because"


class StepField(StrEnum):
    """The name before a field of a demo step."""

    DO = "Do"
    SAY = "Say"
    EXPECT = "They see"
    WHY = "Why it matters"
    ASK = "Ask"
    FALLBACK = "If it fails"
    DATA = "Have ready"
    RESET = "Put back"
    ALT_TEXT = "Picture"
    DRIVER = "Drives"
    TALKER = "Talks"


class ElementField(StrEnum):
    """The name before a field of an element of the positioning."""

    EVIDENCE = "Evidence"
    ROADMAP = "On the roadmap"
    METRIC = "Metric"
    SIGNAL = "To be seen by"
    NOT_FOR = "Not for"
    PARENT = "Part of"


class PageHeading(StrEnum):
    """The heading of a part of a positioning page that tells no elements one by one."""

    CHAIN = "In one look"
    COMPARISON = "Comparison"
    CUSTOMERS = "Customers"
    OBJECTIONS = "Objections"
    VOCABULARY = "Vocabulary"
    GOALS = "Goals"
    TOUCHPOINTS = "Touchpoints"
