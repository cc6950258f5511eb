"""One frame's script to read: words for the eye at speaking distance, cues outside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from narrative_studio import markup
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.timing import spoken
from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Part
from narrative_studio.model.view import NarrativeView
from narrative_studio.telling.prompt import key_phrases
from narrative_studio.telling.source_place import phrase_place, source_place
from ui import icons, painting, run_text, text, theme
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.badge import Badge, Tone, badge_size, paint_badge

COLUMN_PX: Final = 600
_GAP_PX: Final = 14
_BOX_PAD_PX: Final = 12
_CUE_PAD_PX: Final = 6


_WRITTEN: Final = (Type.HEADLINE, Type.SAY, Type.SCRIPT, Type.BODY)


class Level(StrEnum):
    """How much of the script is shown."""

    FULL = "full"
    PHRASES = "phrases"
    HEADLINE = "headline"
    HEAD = "head"
    """What stands over the script while that is being edited."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph or a cue of the script, laid out: where its words begin, and its height."""

    laid: run_text.Laid
    runs: markup.Runs
    left: int
    top: int
    height: int
    is_cue: bool = False

    @property
    def bottom(self) -> int:
        return self.top + self.height - (_CUE_PAD_PX if self.is_cue else 0)


class ScriptPage(QWidget):
    """Paints headline, key message, script, checkpoint and transition in one column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story: NarrativeView | None = None
        self._frame: Frame | None = None
        self._level = Level.FULL
        self._note = ""
        self._script_px = (0, 0)
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(COLUMN_PX)
        theme.changes().changed.connect(self._forget_heights)

    def show_frame(
        self, story: NarrativeView | None, frame: Frame | None, level: Level, note: str = ""
    ) -> None:
        """Show a frame; a ``note`` says how it stands to the shown variant."""
        self._story, self._frame, self._level, self._note = story, frame, level, note
        self.setAccessibleName(self._sentence())
        self._forget_heights()
        self.update()

    def is_script_at(self, y: int) -> bool:
        """Whether the script, or the hint to write one, stands at a height of the page."""
        self._draw(None, self.width())
        top, bottom = self._script_px
        return top <= y < bottom

    def place_at(self, at: QPoint) -> int:
        """The place in the source of the script that stands at a point of the page, or next to it.

        It counts in characters; 0 where there is no script.
        """
        frame = self._frame
        if frame is None or not self.is_script_at(at.y()):
            return 0
        before: list[str] = []
        for one in self._passages(self.width(), self._script_px[0], frame):
            if at.y() < one.bottom or one.bottom + _GAP_PX >= self._script_px[1]:
                before.append(one.laid.words_before(at.x() - one.left, at.y() - one.top))
                break
            before.append(markup.runs_text(one.runs))
        if self._level is Level.PHRASES:
            return phrase_place(frame.script, before)
        return source_place(frame.script, "\n".join(before))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # A layout asks many times for the height of every page of a long text.
        if width not in self._heights:
            self._heights[width] = self._draw(None, width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(COLUMN_PX, self.heightForWidth(COLUMN_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, self.width())

    def _forget_heights(self) -> None:
        self._heights.clear()
        self.updateGeometry()

    def _draw(self, painter: QPainter | None, width: int) -> int:
        """Paint everything, or with no painter only measure, and return the height."""
        story, frame = self._story, self._frame
        if story is None or frame is None:
            return 0
        now = theme.current()
        top = self._draw_head(painter, width, story, frame)
        title = run_text.lay(_escaped(frame.headline), Type.HEADLINE, width)
        if painter is not None:
            title.paint(painter, 0, top, now.text)
        top += title.height_px + _GAP_PX
        if frame.key_message.strip():
            top = self._draw_key_message(painter, width, top, frame)
        if self._level is Level.HEAD:
            return top
        if self._level is not Level.HEADLINE:
            bottom = self._draw_script(painter, width, top, frame)
            self._script_px = (top, bottom)
            top = bottom
        else:
            self._script_px = (0, 0)
        if frame.checkpoint:
            top = self._draw_checkpoint(painter, width, top, frame)
        if frame.transition:
            top = self._draw_transition(painter, width, top, frame)
        return top

    def _draw_head(
        self, painter: QPainter | None, width: int, story: NarrativeView, frame: Frame
    ) -> int:
        now = theme.current()
        beat = story.beat(frame)
        number = story.number(frame.id)
        tone = Tone.SETUP if beat.part is Part.SETUP else Tone.FOLLOW
        chip = Badge(f"Frame {number}" if number else "Backup", tone)
        size = badge_size(chip)
        if painter is not None:
            paint_badge(painter, QRect(0, 0, 0, 0).topLeft(), chip)
            line_px = now.line_px(Type.SUPPORT)
            place = QRect(size.width() + 8, (size.height() - line_px) // 2, width, line_px)
            painter.setFont(now.font(Type.SUPPORT_STRONG))
            text.paint_text(painter, place, beat.title, Type.SUPPORT_STRONG, now.text)
            painter.setFont(now.font(Type.SUPPORT_STRONG))
            place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(beat.title) + 10)
            place.setRight(width)
            said = spoken(story, frame)
            facts = f"{counted(said.words, 'word')} · {format_duration(said.duration_ms)}"
            whole = f"{facts} at {story.narrative.pace_wpm} words a minute"
            font = now.font(Type.SUPPORT, tabular=True)
            if QFontMetrics(font).horizontalAdvance(whole) <= place.width():
                facts = whole
            text.paint_text(painter, place, facts, Type.SUPPORT, now.text2, tabular=True)
        top = size.height() + 10
        return self._draw_note(painter, width, top) if self._note else top

    def _draw_note(self, painter: QPainter | None, width: int, top: int) -> int:
        """How the frame stands to the shown variant, in a line below its head."""
        now = theme.current()
        line_px = now.line_px(Type.SUPPORT)
        if painter is not None:
            icon = QRect(0, top + (line_px - 14) // 2, 14, 14)
            icons.paint_icon(painter, icon, "versions", Role.ACCENT)
            place = QRect(20, top, width - 20, line_px)
            text.paint_text(painter, place, self._note, Type.SUPPORT, now.accent, look=now)
        return top + line_px + 8

    def _draw_key_message(
        self, painter: QPainter | None, width: int, top: int, frame: Frame
    ) -> int:
        now = theme.current()
        laid = run_text.lay(_strong(frame.key_message), Type.SAY, width - 18)
        if painter is not None:
            painter.fillRect(QRect(0, top, 3, laid.height_px + 8), now.follow)
            laid.paint(painter, 18, top + 4, now.text)
        return top + laid.height_px + 8 + 20

    def _draw_script(self, painter: QPainter | None, width: int, top: int, frame: Frame) -> int:
        now = theme.current()
        passages = tuple(self._passages(width, top, frame))
        if not passages:
            return self._draw_hint(painter, width, top)
        for one in passages:
            if painter is None or not _is_in_sight(one, painter):
                continue
            if one.is_cue:
                box = QRect(0, one.top - _CUE_PAD_PX, width, one.height)
                painting.rounded(painter, box, RADIUS_CONTROL, fill=now.sunken)
                middle = box.top() + (box.height() - 16) // 2
                icons.paint_icon(painter, QRect(_BOX_PAD_PX, middle, 16, 16), "click", Role.TEXT2)
            one.laid.paint(painter, one.left, one.top, now.text2 if one.is_cue else now.text)
        return passages[-1].bottom + _GAP_PX + 4

    def _passages(self, width: int, top: int, frame: Frame) -> Iterator[_Passage]:
        """What is shown of the script, one paragraph or cue after the other."""
        for block in markup.parse_script(frame.script):
            if isinstance(block, markup.Cue):
                laid = run_text.lay_runs(block.runs, Type.BODY, width - 2 * _BOX_PAD_PX - 24)
                height = laid.height_px + 2 * _CUE_PAD_PX
                left = _BOX_PAD_PX + 24
                yield _Passage(laid, block.runs, left, top + _CUE_PAD_PX, height, is_cue=True)
                top += height + _GAP_PX
                continue
            runs = run_text.flat_runs((block,))
            if self._level is Level.PHRASES:
                runs = key_phrases(runs)
                if not runs:
                    continue
            laid = run_text.lay_runs(runs, Type.SCRIPT, width)
            yield _Passage(laid, runs, 0, top, laid.height_px)
            top += laid.height_px + _GAP_PX

    def _draw_hint(self, painter: QPainter | None, width: int, top: int) -> int:
        now = theme.current()
        words = "No script yet. Click here or press F2: 60 to 150 words read well."
        laid = run_text.lay(words, Type.BODY, width)
        if painter is not None:
            laid.paint(painter, 0, top, now.text2)
        return top + laid.height_px + _GAP_PX

    def _draw_checkpoint(self, painter: QPainter | None, width: int, top: int, frame: Frame) -> int:
        now = theme.current()
        words = f"**Checkpoint.** {_escaped(frame.checkpoint)}"
        laid = run_text.lay(words, Type.BODY, width - 2 * _BOX_PAD_PX - 26)
        height = laid.height_px + 20
        if painter is not None:
            painting.rounded(
                painter, QRect(0, top, width, height), RADIUS_CONTROL, fill=now.info_soft
            )
            spot = QRect(_BOX_PAD_PX, top + (height - 18) // 2, 18, 18)
            icons.paint_icon(painter, spot, "message-question", Role.INFO)
            laid.paint(painter, _BOX_PAD_PX + 26, top + 10, now.text)
        return top + height + _GAP_PX

    def _draw_transition(self, painter: QPainter | None, width: int, top: int, frame: Frame) -> int:
        now = theme.current()
        laid = run_text.lay(_escaped(frame.transition), Type.BODY, width - 24)
        if painter is not None:
            icons.paint_icon(painter, QRect(1, top + 2, 16, 16), "arrow-right", Role.TEXT2)
            laid.paint(painter, 24, top, now.text2)
        return top + laid.height_px + _GAP_PX

    def _sentence(self) -> str:
        frame = self._frame
        if frame is None:
            return "No frame"
        script = markup.plain_text(markup.parse_script(frame.script))
        note = f" {self._note}." if self._note else ""
        return f"{frame.headline}.{note} {frame.key_message} {script} {frame.checkpoint}"


def _is_in_sight(passage: _Passage, painter: QPainter) -> bool:
    """Whether a painter shows something of a passage: of an enormous script it shows little."""
    if not painter.hasClipping():
        return True
    seen = painter.clipBoundingRect()
    return passage.bottom + _CUE_PAD_PX >= seen.top() and passage.top <= seen.bottom() + _CUE_PAD_PX


def guesser(level: Level, width: int) -> Callable[[Frame], int]:
    """What guesses how high the page of a frame is at a width, from how much is written there."""
    now = theme.current()
    letters = {use: QFontMetrics(now.font(use)).averageCharWidth() for use in _WRITTEN}

    def lines_px(words: str, use: Type, room: int) -> int:
        per_line = max(1, room // max(1, letters[use]))
        return -(-len(words) // per_line) * now.line_px(use)

    def guess(frame: Frame) -> int:
        height = now.line_px(Type.SUPPORT) + 16 + _GAP_PX
        height += lines_px(frame.headline, Type.HEADLINE, width)
        if frame.key_message:
            height += lines_px(frame.key_message, Type.SAY, width - 18) + 28
        if level in (Level.FULL, Level.PHRASES):
            for passage in frame.script.split("\n\n"):
                height += lines_px(passage, Type.SCRIPT, width) + _GAP_PX
        if level is not Level.HEAD:
            for words in filter(None, (frame.checkpoint, frame.transition)):
                height += lines_px(words, Type.BODY, width - 50) + 20 + _GAP_PX
        return height

    return guess


def _escaped(words: str) -> str:
    """Plain text inside Markdown: its marks stand for themselves."""
    return "".join("\\" + c if c in "\\`*_[]<>#~|!" else c for c in words)


def _strong(words: str) -> str:
    """Plain text inside Markdown, in bold line by line.

    Marks of bold beside a space or over an empty line would stand for themselves.
    """
    lines = (_escaped(line.strip()) for line in words.splitlines())
    return "\n".join(f"**{line}**" if line else "" for line in lines).strip("\n")
