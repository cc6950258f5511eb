"""All kinds of shapes are read, in groups and alternatives too, and what is missing is noted."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.importers.deck.read_deck import (
    Block,
    Chart,
    Diagram,
    Other,
    Picture,
    Place,
    Spot,
    Table,
    Text,
)
from narrative_studio.importers.deck.reading import read_deck
from tests.decks import NS, one_slide, text_shape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def rel(name: str, kind: str, target: str, *, is_external: bool = False) -> str:
    mode = ' TargetMode="External"' if is_external else ""
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def pic(name: str, alt: str = "", more: str = "", size: str = 'cx="20" cy="10"') -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="3" name="Pic" descr="{alt}"/><p:cNvPicPr/><p:nvPr>{more}'
        f'</p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="{name}"/></p:blipFill><p:spPr><a:xfrm>'
        f'<a:off x="NaN" y="NaN"/><a:ext {size}/></a:xfrm></p:spPr></p:pic>'
    )


def frame(inner: str) -> str:
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="Thing"/></p:nvGraphicFramePr>'
        f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def blocks(
    path: Path, shapes: str, rels: str = "", parts: dict[str, str] | None = None
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    deck = read_deck(one_slide(path / "a.pptx", shapes, rels=rels, parts=parts))
    return deck.slides[0].blocks, deck.notes


def words(found: tuple[Block, ...]) -> list[str]:
    return [para.text for block in found if isinstance(block, Text) for para in block.paras]


def test_groups_are_flattened_however_deep_they_are(tmp_path: Path) -> None:
    deep = "<p:grpSp><p:grpSpPr/>" * 5000 + text_shape("deep") + "</p:grpSp>" * 5000
    found, _notes = blocks(tmp_path, text_shape("before") + deep + text_shape("after"))
    assert words(found) == ["before", "deep", "after"]


@pytest.mark.parametrize(
    ("size", "found"),
    [("3200", 3200), ("0", 0), ("large", 0), ("-5", 0), ("999999", 0), ("9" * 5000, 0)],
)
def test_a_text_knows_its_largest_type(tmp_path: Path, size: str, found: int) -> None:
    sized = text_shape("said").replace("<a:r>", f'<a:r><a:rPr sz="{size}"/>')
    (text,), _notes = blocks(tmp_path, sized)
    assert isinstance(text, Text)
    assert text.size == found


def test_texts_in_groups_and_on_pictures_are_drawn(tmp_path: Path) -> None:
    filled = text_shape("on it").replace("<p:spPr/>", "<p:spPr><a:blipFill/></p:spPr>")
    chosen = f"<mc:Choice>{text_shape('chosen')}</mc:Choice>"
    grouped = (
        f"<p:grpSp>{text_shape('in it')}"
        f'<mc:AlternateContent xmlns:mc="{MC}">{chosen}</mc:AlternateContent></p:grpSp>'
    )
    found, _notes = blocks(tmp_path, grouped + filled + text_shape("free"))
    spots = [block.spot for block in found if isinstance(block, Text)]
    assert spots == [Spot.DRAWN, Spot.DRAWN, Spot.DRAWN, Spot.OPEN]


@pytest.mark.parametrize(
    ("height", "spot"), [("1000", Spot.LOW), ("1001", Spot.OPEN), ("x", Spot.OPEN)]
)
def test_what_stands_at_the_lower_edge_is_low(tmp_path: Path, height: str, spot: Spot) -> None:
    place = '<p:spPr><a:xfrm><a:off x="0" y="900"/></a:xfrm></p:spPr>'
    main = (
        f'<p:presentation {NS}><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst>'
        f'<p:sldSz cx="9" cy="{height}"/></p:presentation>'
    )
    shape = text_shape("Confidential").replace("<p:spPr/>", place)
    (text,), _notes = blocks(tmp_path, shape, parts={"ppt/presentation.xml": main})
    assert isinstance(text, Text)
    assert text.spot is spot


def test_of_alternatives_the_newest_that_says_something_is_read(tmp_path: Path) -> None:
    shapes = (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x">{text_shape("new")}'
        f"</mc:Choice><mc:Fallback>{text_shape('old')}</mc:Fallback></mc:AlternateContent>"
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x"><unknown/></mc:Choice>'
        f"<mc:Fallback>{text_shape('usual')}</mc:Fallback></mc:AlternateContent>"
        f'<mc:AlternateContent xmlns:mc="{MC}"/>'
    )
    found, _notes = blocks(tmp_path, shapes)
    assert words(found) == ["new", "usual"]


def test_empty_texts_and_shapes_without_text_are_none(tmp_path: Path) -> None:
    found, _notes = blocks(tmp_path, text_shape(" ") + "<p:sp/><p:cxnSp/><p:contentPart/>")
    assert found == ()


def test_pictures_come_with_alt_text_and_area(tmp_path: Path) -> None:
    filled = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="f" title="By title"/></p:nvSpPr><p:spPr>'
        '<a:blipFill><a:blip r:link="r1"/></a:blipFill></p:spPr></p:sp>'
    )
    found, notes = blocks(
        tmp_path,
        pic("r1", "A kiln") + filled + pic("r2") + pic("r3") + pic("r1", size='cx="NaN" cy="5"')
        + pic("r1", size='cx="-5" cy="1e400"') + "<p:pic/>",
        rel("r1", "image", "../media/a.png") + rel("r2", "image", "http://x/y", is_external=True),
    )  # fmt: skip
    assert isinstance(found[1], Picture)
    unsaid = found[1].area
    assert found == (
        Picture("ppt/media/a.png", "A kiln", 200),
        Picture("ppt/media/a.png", "By title", unsaid),
        Picture("ppt/media/a.png", "", unsaid),
        Picture("ppt/media/a.png", "", unsaid),
    )
    assert notes == (
        "Slide 1: a picture lies outside of the file and is left out.",
        "Slide 1: a picture is missing from the file.",
        "Slide 1: the picture ppt/media/a.png cannot be read.",
    )


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ('<a:videoFile r:link="r9"/>', "film"),
        ('<a:audioFile r:link="r9"/>', "sound"),
        (
            '<p:extLst><p:ext><p14:media xmlns:p14="http://schemas.microsoft.com/office/powerpoint/'
            '2010/main"/></p:ext></p:extLst>',
            "film",
        ),
    ],
)
def test_films_and_sounds_are_named_beside_their_picture(
    tmp_path: Path, more: str, what: str
) -> None:
    found, _notes = blocks(tmp_path, pic("r1", more=more), rel("r1", "image", "../media/a.png"))
    assert found == (Other(what, "Pic"), Picture("ppt/media/a.png", "", 200))


def test_tables_are_rows_of_cells(tmp_path: Path) -> None:
    def cell(words: str) -> str:
        return f"<a:tc><a:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></a:txBody></a:tc>"

    table = (
        f'<a:tbl><a:tblPr firstRow="0"/><a:tr>{cell("a")}<a:tc/></a:tr><a:tr>{cell("b")}</a:tr>'
        "</a:tbl>"
    )
    (found,), _notes = blocks(tmp_path, frame(table))
    assert isinstance(found, Table)
    assert not found.has_header
    assert [[[p.text for p in cell] for cell in row] for row in found.rows] == [
        [["a"], []],
        [["b"]],
    ]


def test_a_chart_without_its_data_is_noted(tmp_path: Path) -> None:
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="r1"/>'
    found, notes = blocks(tmp_path, frame(chart))
    assert found == (Chart(""),)
    assert notes == ("Slide 1: the data of a chart could not be read.",)


def test_smart_art_is_read_from_its_data_else_from_its_drawing(tmp_path: Path) -> None:
    dgm = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    dsp = "http://schemas.microsoft.com/office/drawing/2008/diagram"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    ids = frame(f'<dgm:relIds xmlns:dgm="{dgm}" r:dm="r1"/>')
    text = "<a:p><a:r><a:t>words</a:t></a:r></a:p>"
    data = (
        f'<dgm:dataModel xmlns:dgm="{dgm}" xmlns:a="{a}"><dgm:pt modelId="1"><dgm:t>{text}</dgm:t>'
    )
    drawing = f'<dsp:drawing xmlns:dsp="{dsp}" xmlns:a="{a}"><dsp:sp>{text}</dsp:sp></dsp:drawing>'
    rels = rel("r1", "diagramData", "../d.xml")
    found, _notes = blocks(tmp_path, ids, rels, {"ppt/d.xml": f"{data}</dgm:pt></dgm:dataModel>"})
    assert [para.text for para in _diagram(found).paras] == ["words"]
    rels += rel("r2", "diagramDrawing", "../w.xml")
    found, notes = blocks(tmp_path, ids, rels, {"ppt/w.xml": drawing})
    assert [para.text for para in _diagram(found).paras] == ["words"]
    assert notes == ("Slide 1: ppt/d.xml is not in the file.",)


def _diagram(found: tuple[Block, ...]) -> Diagram:
    (one,) = found
    assert isinstance(one, Diagram)
    return one


def test_embedded_objects_are_named_and_their_picture_is_taken(tmp_path: Path) -> None:
    found, _notes = blocks(
        tmp_path,
        frame(f'<p:oleObj name="Worksheet" progId="Excel.Sheet.12">{pic("r1")}</p:oleObj>'),
        rel("r1", "image", "../media/a.png"),
    )
    assert found == (Other("embedded object", "Worksheet"), Picture("ppt/media/a.png", "", 200))


def test_a_text_box_is_no_body(tmp_path: Path) -> None:
    found, _notes = blocks(tmp_path, text_shape("free") + text_shape("t", "title"))
    assert [block.place for block in found if isinstance(block, Text)] == [Place.FREE, Place.TITLE]
