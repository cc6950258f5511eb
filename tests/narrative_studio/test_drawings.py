"""Of an SVG only what draws is kept: it runs nothing and reaches nowhere."""

from __future__ import annotations

import pytest

from narrative_studio.drawings import NoDrawing, clean_drawing, looks_like_drawing

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def svg(inside: str = "", size: str = 'width="40" height="20"') -> bytes:
    return f"{HEAD}{size}>{inside}</svg>".encode()


def cleaned(inside: str) -> str:
    return clean_drawing(svg(inside)).content.decode()


def test_what_draws_stays_as_it_is() -> None:
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"></stop></linearGradient>'
        '</defs><g transform="scale(2)"><path d="M0 0L9 9" fill="url(#g)"></path>'
        '<use xlink:href="#g"></use><text x="1">a &lt; b<tspan dx="1">c</tspan> d</text></g>'
        "<style>.a { fill: red }</style>"
    )
    assert inside in cleaned(inside)
    again = clean_drawing(clean_drawing(svg(inside)).content)
    assert again == clean_drawing(svg(inside))


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"><rect/></a>',
        '<image href="file:///etc/passwd"/>',
        '<image xlink:href="https://example.org/a.png"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<use href="https://example.org/a.svg#x"/>',
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>alert</body></foreignObject>",
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>.a{fill:url(https://example.org/a)}</style>",
        '<rect fill="url(https://example.org/a#b)"/>',
        "<rect style=\"background:URL( 'https://example.org/a')\"/>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onload" to="alert(1)"/>',
        '<x:rect xmlns:x="https://example.org/alert"/>',
    ],
)
def test_what_runs_or_fetches_is_left_out(harm: str) -> None:
    found = cleaned(f'{harm}<circle r="3"></circle>')
    assert '<circle r="3"></circle>' in found
    for word in ("alert", "example.org", "passwd", "data:", "onload", "@import"):
        assert word not in found


def test_a_picture_within_a_drawing_stays() -> None:
    assert "data:image/png;base64,AAAA" in cleaned('<image href="data:image/png;base64,AAAA"/>')


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('width="40" height="20"', (40, 20)),
        ('width="1in" height="25.4mm"', (96, 96)),
        ('width="100%" height="100%" viewBox="0 0 30 10"', (30, 10)),
        ('width="60" viewBox="0,0,30,10"', (60, 20)),
        ('height="20" viewBox="0 0 30 10"', (60, 20)),
    ],
)
def test_the_size_is_the_one_it_says(size: str, expected: tuple[float, float]) -> None:
    drawing = clean_drawing(svg(size=size))
    assert (drawing.width, drawing.height) == pytest.approx(expected)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg",
        b"<html/>",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        svg(size='width="0" height="5"'),
        svg(size='width="1e9" height="5"'),
        svg("<g>" * 200 + "</g>" * 200),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"),
        b"\xff\xfe<svg",
        b'<?xml version="1.0" encoding="no-such"?>' + svg(),
    ],
    ids=["nothing", "half", "other", "no size", "flat", "huge", "deep", "entity", "bytes", "code"],
)
def test_what_is_no_drawing_is_refused(content: bytes) -> None:
    with pytest.raises(NoDrawing):
        clean_drawing(content)


def test_a_document_type_without_entities_is_passed_over() -> None:
    old = b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">' + svg()
    assert looks_like_drawing(old)
    assert clean_drawing(old).width == 40
    assert not looks_like_drawing(b"\x89PNG<svg")
