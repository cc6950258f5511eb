"""Names and numbers shared by the default template and the code that fills it."""

from __future__ import annotations

from enum import IntEnum

from exporters.deck.geometry import Rect, pt

TEMPLATE_PATH = "deck/narrative-studio.pptx"
"""The default template among the resources."""

SLIDE_CX = pt(960)
SLIDE_CY = pt(540)
LEFT = pt(57)
RIGHT = pt(903)
RIBBON = Rect(LEFT, pt(487), RIGHT - LEFT, pt(4))
RIBBON_LABEL = Rect(LEFT, pt(494), pt(240), pt(24))

MOST_CRITERIA = 4
MOST_COLUMNS = 4
MOST_TICKS = 4


class SlotIdx(IntEnum):
    """The ``idx`` of each placeholder of the default template, the same on every layout."""

    TITLE = 0
    BODY = 1
    DATE = 10
    FOOTER = 11
    NUMBER = 12
    PICTURE = 13
    TABLE = 14
    CHECKPOINT = 15
    EYEBROW = 16
    CRITERION = 21
    BEFORE = 31
    AFTER = 32
    SOURCE = 33
    COLUMN = 41
    CARD_HEADING = 51
    CARD = 52
    TICK = 61


class LayoutName:
    """The names of the layouts of the default template that belong to no beat."""

    TITLE = "Title"
    TITLE_PLAIN = "Title, plain"
    AGENDA = "Agenda"
    TEXT = "Text"
    CONTINUATION = "Continuation"
    BACKUP = "Backup"
    POINT_OF_VIEW = "Point of view"
    COMPARISON = "Comparison"
    CRITERIA = "Criteria"
    STATEMENT = "Statement"
    VALUE = "Value"
    BEFORE_AND_AFTER = "Before and after"
    COLUMNS = "Columns"
    NEXT_STEP = "Next step"
