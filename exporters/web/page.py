"""The frame of a web page in one file: colours, type, pictures, and a policy that lets nothing in.

A page needs no network and runs no script. Its style sheets lie in ``resources/web``; the colours
come from the palettes of the window.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache

from exporters.web.blocks import Show
from exporters.web.tags import Html, join, tag
from narrative_studio import __version__, assets
from narrative_studio.markup import Picture
from narrative_studio.model.ids import PictureId
from narrative_studio.model.view import ProjectView
from narrative_studio.pictures import media_type
from narrative_studio.text_pictures import picture_id

_FACES = (
    ("Inter", 400, "Inter-Regular"),
    ("Inter", 600, "Inter-SemiBold"),
    ("JetBrains Mono NL", 400, "JetBrainsMonoNL-Regular"),
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SHAPE = re.compile(r"<(?:path|circle|rect|line|polyline)\b[^>]*?/>", re.DOTALL)
_EMPTY_SHAPE = 'd="M0 0h24v24H0z"'


def page(
    *,
    title: str,
    language: str,
    sheets: Sequence[str],
    body: Iterable[Html],
    icons: Sequence[str] = (),
    css: str = "",
    has_fonts: bool = True,
) -> str:
    """Put a page together.

    ``sheets`` names style sheets of ``resources/web``, ``css`` adds rules made for this page,
    ``icons`` are those that :func:`icon` is asked for in the body.
    """
    faces = _font_faces() if has_fonts else ""
    style = "\n".join([faces, _colours(), *map(_sheet, ("page", *sheets)), css])
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content=f"Narrative Studio {__version__}"),
        tag("title", title),
        tag("style", Html(style)),
    )
    html = tag(
        "html",
        Html("\n"),
        tag("head", Html("\n"), join(head, "\n"), Html("\n")),
        Html("\n"),
        tag("body", Html("\n"), _symbols(icons), join(body, "\n"), Html("\n")),
        Html("\n"),
        lang=language if _LANGUAGE.fullmatch(language) else None,
        xmlns="http://www.w3.org/1999/xhtml",
    )
    return f"<!DOCTYPE html>\n{html}\n"


def icon(name: str, *, word: str = "") -> Html:
    """An icon of the page; ``word`` says aloud what it means where no text beside it does."""
    use = tag("use", href=f"#icon-{name}")
    if not word:
        return tag("svg", use, class_="icon", aria_hidden="true")
    return tag("svg", use, class_="icon", role="img", aria_label=word)


def picture(view: ProjectView, picture_id: PictureId | None, alt: str) -> Html | None:
    """A picture of the document inside the page; None when there is none that can be shown."""
    content = view.picture_bytes(picture_id) if picture_id else None
    kind = media_type(content) if content is not None else None
    if content is None or kind is None:
        return None
    source = f"data:{kind};base64,{base64.b64encode(content).decode()}"
    return tag("img", src=source, alt=alt)


def shown_in_text(view: ProjectView) -> Show:
    """Shows the pictures of the document that stand in a text."""

    def show(found: Picture) -> Html | None:
        return picture(view, picture_id(found.source), found.alt)

    return show


def content_mark(mark: str) -> str:
    """What the mark of a document's content is, for the head of a page."""
    return f"content mark {mark}: two printouts with the same mark say the same"


def css_string(value: str) -> str:
    """Text as a string of CSS, for what the printer sets into the margins."""
    plain = " ".join(value.split())
    letters = (
        letter if letter.isalnum() and letter.isascii() else f"\\{ord(letter):x} "
        for letter in plain
    )
    return f'"{"".join(letters)}"'


def margins(*, size: str, margin: str, left: str, right: str) -> str:
    """The rules for printed pages: a line at the top, the page number at the foot."""
    return f"""@page {{
  size: {size};
  margin: {margin};
  @top-left {{ content: {css_string(left)}; }}
  @top-right {{ content: {css_string(right)}; }}
  @bottom-right {{ content: counter(page) " of " counter(pages); }}
}}"""


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _colours() -> str:
    light, dark = (_roles(name) for name in ("light", "dark"))
    return (
        f":root {{ color-scheme: light dark; {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    )


def _roles(palette: str) -> str:
    colours = assets.palette(palette).items()
    return " ".join(f"--{role.replace('_', '-')}: {colour};" for role, colour in colours)


@cache
def _sheet(name: str) -> str:
    return assets.read_text(f"web/{name}.css")


@cache
def _font_faces() -> str:
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: swap; '
        f'src: url(data:font/woff2;base64,{_font(file)}) format("woff2"); }}'
        for family, weight, file in _FACES
    )


def _font(file: str) -> str:
    return base64.b64encode(assets.read_bytes(f"fonts/web/{file}.woff2")).decode()


def _symbols(names: Sequence[str]) -> Html:
    """The icons of a page, once, to be used by :func:`icon`."""
    if not names:
        return Html("")
    drawn = join((_symbol(name) for name in dict.fromkeys(names)), "\n")
    sprite = tag("svg", drawn, class_="unseen", aria_hidden="true", width=0, height=0)
    return Html(f"{sprite}\n")


@cache
def _symbol(name: str) -> Html:
    source = assets.icon_svg(name)
    shapes = [shape for shape in _SHAPE.findall(source) if _EMPTY_SHAPE not in shape]
    paint: dict[str, str] = {"fill": "currentColor"}
    if 'fill="currentColor"' not in source:
        paint = {"fill": "none", "stroke": "currentColor", "stroke_width": "2"}
        paint |= {"stroke_linecap": "round", "stroke_linejoin": "round"}
    return tag(
        "symbol", tag("g", Html("".join(shapes)), **paint), id=f"icon-{name}", viewBox="0 0 24 24"
    )
