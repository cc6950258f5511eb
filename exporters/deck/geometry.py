"""Places on a slide, in EMU (English Metric Units: 12700 to the point)."""

from __future__ import annotations

from dataclasses import dataclass

EMU_PER_PT = 12700


def pt(points: float) -> int:
    """Points as EMU."""
    return round(points * EMU_PER_PT)


@dataclass(frozen=True, slots=True)
class Rect:
    """A place on a slide, in EMU; width and height are never negative."""

    x: int
    y: int
    cx: int
    cy: int

    @property
    def right(self) -> int:
        """The x of the right-hand edge."""
        return self.x + self.cx

    @property
    def bottom(self) -> int:
        """The y of the lower edge."""
        return self.y + self.cy

    def widened_to(self, right: int) -> Rect:
        """This place with its right-hand edge moved to ``right``."""
        return Rect(self.x, self.y, max(0, right - self.x), self.cy)

    def joined(self, other: Rect) -> Rect:
        """The smallest place that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def with_height(self, cy: int) -> Rect:
        """This place with another height, its upper edge kept."""
        return Rect(self.x, self.y, self.cx, max(0, cy))

    def below(self, y: int) -> Rect:
        """The part of this place that lies below ``y``."""
        top = min(max(y, self.y), self.bottom)
        return Rect(self.x, top, self.cx, self.bottom - top)

    def right_of(self, x: int) -> Rect:
        """The part of this place that lies to the right of ``x``."""
        left = min(max(x, self.x), self.right)
        return Rect(left, self.y, self.right - left, self.cy)

    def common(self, other: Rect) -> Rect:
        """What this place and another have in common; without width or height for nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(x, y, max(0, right - x), max(0, bottom - y))

    def columns(self, count: int, gap: int) -> tuple[Rect, ...]:
        """Cut this place into equal columns with a gap between them."""
        width = max(0, (self.cx - gap * (count - 1)) // count)
        return tuple(
            Rect(self.x + index * (width + gap), self.y, width, self.cy) for index in range(count)
        )

    def rows(self, count: int, *, at_most: int) -> tuple[Rect, ...]:
        """Cut this place into equal rows, none higher than ``at_most``."""
        height = min(self.cy // count, at_most)
        return tuple(
            Rect(self.x, self.y + index * height, self.cx, height) for index in range(count)
        )

    def contain(self, width: float, height: float) -> Rect:
        """The largest place of the proportions ``width`` to ``height`` in the middle of this."""
        if width <= 0 or height <= 0 or not self.cx or not self.cy:
            return self
        scale = min(self.cx / width, self.cy / height)
        cx, cy = max(1, round(width * scale)), max(1, round(height * scale))
        return Rect(self.x + (self.cx - cx) // 2, self.y + (self.cy - cy) // 2, cx, cy)

    def inset(self, emu: int) -> Rect:
        """This place made smaller by the same amount on every side."""
        return Rect(
            self.x + emu, self.y + emu, max(0, self.cx - 2 * emu), max(0, self.cy - 2 * emu)
        )
