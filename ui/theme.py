"""The look in force: colour roles, type, measures, and the switch between light and dark.

A ``Theme`` is a value. Which theme is in force is one fact per process, as Qt's own palette, style
and font are, so it is kept beside them here instead of being handed to every painted widget::

    theme.apply(app, theme.load(theme.DARK))      # at start, after dressing.install(app), and
                                                  # on every switch
    t = theme.current()                           # in paintEvent and delegates, never stored
    painter.setPen(t.text2)
    painter.setFont(t.font(Type.SUPPORT, tabular=True))
    theme.changes().changed.connect(self._on_theme_changed)      # only for what is cached

A switch also sends every widget a palette change, which repaints it; only caches need the signal.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from narrative_studio import assets

LIGHT: Final = "light"
DARK: Final = "dark"

# Spacing, in pixels at font scale 1.
S1: Final = 4
S2: Final = 8
S3: Final = 12
S4: Final = 16
S5: Final = 24
S6: Final = 32
S7: Final = 48

RADIUS_BADGE: Final = 4
RADIUS_CONTROL: Final = 6
RADIUS_CARD: Final = 8
RADIUS_DIALOG: Final = 10

# Motion, in milliseconds; 0 when the user asked for reduced motion, see ``Theme.motion_ms``.
MOTION_TOAST_MS: Final = 160
MOTION_REORDER_MS: Final = 200

_WIDENING: Final = 0.6
"""How much of a larger size of text a panel beside others takes in width."""

FAMILY: Final = "Inter"
FAMILY_MONO: Final = "JetBrains Mono NL"


class Role(StrEnum):
    """A colour by its use; ``Theme.color`` resolves it."""

    WINDOW = "window"
    CHROME = "chrome"
    SURFACE = "surface"
    SUNKEN = "sunken"
    HOVER = "hover"
    SELECTED = "selected"
    BORDER = "border"
    EDGE = "edge"
    CONTROL = "control"
    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    ACCENT = "accent"
    ACCENT_HOVER = "accent_hover"
    ON_ACCENT = "on_accent"
    FOCUS = "focus"
    SETUP = "setup"
    SETUP_SOFT = "setup_soft"
    FOLLOW = "follow"
    FOLLOW_SOFT = "follow_soft"
    GOOD = "good"
    GOOD_SOFT = "good_soft"
    WARN = "warn"
    WARN_SOFT = "warn_soft"
    BAD = "bad"
    BAD_SOFT = "bad_soft"
    INFO = "info"
    INFO_SOFT = "info_soft"
    PAPER = "paper"
    INK = "ink"
    ON_INK = "on_ink"
    SCRIM = "scrim"


class Type(StrEnum):
    """A text by its use; ``Theme.font`` and ``Theme.line_px`` resolve it."""

    WELCOME = "welcome"
    HEADLINE = "headline"
    PAGE = "page"
    WORKSPACE = "workspace"
    PANEL = "panel"
    BODY = "body"
    BODY_STRONG = "body_strong"
    CONTROL = "control"
    CARD_TITLE = "card_title"
    SUPPORT = "support"
    SUPPORT_STRONG = "support_strong"
    BADGE = "badge"
    SCRIPT = "script"
    SAY = "say"
    PROMPTER = "prompter"
    LITERAL = "literal"


# Size and line height in pixels, weight.
_TYPE: Final[dict[Type, tuple[int, int, QFont.Weight]]] = {
    Type.WELCOME: (28, 36, QFont.Weight.DemiBold),
    Type.HEADLINE: (24, 32, QFont.Weight.DemiBold),
    Type.PAGE: (20, 28, QFont.Weight.DemiBold),
    Type.WORKSPACE: (16, 24, QFont.Weight.DemiBold),
    Type.PANEL: (14, 20, QFont.Weight.DemiBold),
    Type.BODY: (13, 20, QFont.Weight.Normal),
    Type.BODY_STRONG: (13, 20, QFont.Weight.DemiBold),
    Type.CONTROL: (13, 20, QFont.Weight.Medium),
    Type.CARD_TITLE: (13, 17, QFont.Weight.DemiBold),
    Type.SUPPORT: (12, 16, QFont.Weight.Normal),
    Type.SUPPORT_STRONG: (12, 16, QFont.Weight.Medium),
    Type.BADGE: (11, 16, QFont.Weight.Medium),
    Type.SCRIPT: (17, 29, QFont.Weight.Normal),
    Type.SAY: (14, 20, QFont.Weight.Normal),
    Type.PROMPTER: (34, 52, QFont.Weight.Medium),
    Type.LITERAL: (12, 20, QFont.Weight.Normal),
}


_CLASS_TYPE: Final[dict[str, Type]] = {
    "QPushButton": Type.CONTROL,
    "QToolButton": Type.CONTROL,
    "QToolTip": Type.SUPPORT,
    "QTipLabel": Type.SUPPORT,
    "QHeaderView": Type.SUPPORT_STRONG,
}


@dataclass(frozen=True, kw_only=True, repr=False)
class Theme:
    """Every colour, font and measure of one look."""

    name: str
    window: QColor
    chrome: QColor
    surface: QColor
    sunken: QColor
    hover: QColor
    selected: QColor
    border: QColor
    edge: QColor
    control: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    accent_hover: QColor
    on_accent: QColor
    focus: QColor
    setup: QColor
    setup_soft: QColor
    follow: QColor
    follow_soft: QColor
    good: QColor
    good_soft: QColor
    warn: QColor
    warn_soft: QColor
    bad: QColor
    bad_soft: QColor
    info: QColor
    info_soft: QColor
    paper: QColor
    """Slide paper: white, and dimmed in dark."""
    ink: QColor
    """Ground of the number and time chips on a picture; the same in both themes."""
    on_ink: QColor
    scrim: QColor
    """What darkens the window behind a sheet, at 42 per cent."""
    font_scale: float = 1.0
    reduced_motion: bool = False
    _fonts: dict[tuple[Type, bool], QFont] = field(default_factory=dict, compare=False)

    def __repr__(self) -> str:
        return f"Theme({self.name}, font_scale={self.font_scale})"

    @property
    def is_dark(self) -> bool:
        return self.name == DARK

    def color(self, role: Role | str) -> QColor:
        """Return the colour of a role."""
        color = getattr(self, str(role))
        assert isinstance(color, QColor), role
        return color

    def font(self, use: Type, *, tabular: bool = False) -> QFont:
        """Return the font of a use, at the font scale in force; ``tabular`` for times and numbers.

        The font is shared: copy it before changing it.
        """
        key = (use, tabular)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._make_font(use, tabular)
        return font

    def line_px(self, use: Type) -> int:
        """Return the line height of a use, in pixels."""
        return self.scaled(_TYPE[use][1])

    def scaled(self, px: int) -> int:
        """Return a height that holds text, in pixels, at the font scale in force."""
        return round(px * self.font_scale)

    def widened(self, px: int) -> int:
        """Return a width that holds text, in pixels: larger text may break into more lines too."""
        return round(px * (1 + max(0.0, self.font_scale - 1) * _WIDENING))

    def motion_ms(self, duration_ms: int) -> int:
        """Return how long a movement may take, in milliseconds: 0 under reduced motion."""
        return 0 if self.reduced_motion else duration_ms

    def chart_colors(self) -> dict[str, QColor]:
        """Return the chart and heat cell colours by name, see ``palettes.toml``."""
        return {name: QColor(c) for name, c in assets.palette(f"charts.{self.name}").items()}

    def palette(self) -> QPalette:
        """Return the full Qt palette, every group filled."""
        return _palette_of(self)

    def _make_font(self, use: Type, tabular: bool) -> QFont:
        size_px, _line_px, weight = _TYPE[use]
        font = QFont(FAMILY_MONO if use is Type.LITERAL else FAMILY)
        font.setPixelSize(max(1, round(size_px * self.font_scale)))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        if tabular and use is not Type.LITERAL:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


class ThemeChanges(QObject):
    """Says that another theme came into force.

    Signals:
        changed(Theme): the theme, the font scale or the wish for reduced motion is another.
    """

    changed = Signal(object)


class _InForce:
    """The one mutable fact of this module."""

    theme: Theme | None = None
    changes: ThemeChanges | None = None
    are_fonts_registered: bool = False


def load(name: str, *, font_scale: float = 1.0, reduced_motion: bool = False) -> Theme:
    """Build the theme ``LIGHT`` or ``DARK``.

    Raises:
        KeyError: there is no theme of that name.
    """
    colors: dict[str, Any] = {r: QColor(value) for r, value in assets.palette(name).items()}
    return Theme(name=name, font_scale=font_scale, reduced_motion=reduced_motion, **colors)


def current() -> Theme:
    """Return the theme in force; light before the first ``apply``."""
    if _InForce.theme is None:
        _InForce.theme = load(LIGHT)
    return _InForce.theme


def changes() -> ThemeChanges:
    """Return the object whose signal tells of a switch."""
    if _InForce.changes is None:
        _InForce.changes = ThemeChanges()
    return _InForce.changes


def apply(app: QApplication, theme: Theme) -> None:
    """Bring a theme into force: fonts and palette; then tell everybody.

    The style that paints with it is put in force once, by :func:`ui.dressing.install`.
    """
    register_fonts()
    _InForce.theme = theme
    app.setFont(theme.font(Type.BODY))
    for class_name, use in _CLASS_TYPE.items():
        # The stub asks for bytes; PySide6 6.11 takes a string and refuses bytes.
        app.setFont(theme.font(use), class_name)  # type: ignore[arg-type]
    app.setPalette(theme.palette())
    # Qt posts the news to every widget; deliver it now, so that who hears below finds it done.
    app.sendPostedEvents(None, QEvent.Type.ApplicationPaletteChange.value)
    changes().changed.emit(theme)


def register_fonts() -> None:
    """Make the bundled fonts known to Qt, once."""
    if _InForce.are_fonts_registered:
        return
    _InForce.are_fonts_registered = True
    for _name, content in assets.font_files():
        QFontDatabase.addApplicationFontFromData(QByteArray(content))


def role_names() -> list[str]:
    """Name the colour roles, in the order of the palette file."""
    return [f.name for f in fields(Theme) if f.type == "QColor"]


def _palette_of(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.chrome,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Text: theme.text,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.Light: theme.surface,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.control,
        role.Shadow: theme.edge,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.PlaceholderText: theme.text3,
    }
    faded = {role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.Link}
    palette = QPalette()
    for color_role, color in colors.items():
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, color_role, color)
        off = theme.text3 if color_role in faded else color
        off = theme.sunken if color_role in (role.Highlight, role.Accent) else off
        palette.setColor(QPalette.ColorGroup.Disabled, color_role, off)
    return palette
