"""SmartArt gives its words in their order and depth, whatever hangs on what."""

from __future__ import annotations

from narrative_studio.importers.deck.diagrams import read_diagram
from narrative_studio.importers.deck.xml_tree import parse_xml

NS = (
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def point(name: str, words: str = "", kind: str = "node") -> str:
    text = f"<dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t>" if words else ""
    return f'<dgm:pt modelId="{name}" type="{kind}">{text}</dgm:pt>'


def link(source: str, target: str, order: str = "0", kind: str = "parOf") -> str:
    return f'<dgm:cxn type="{kind}" srcId="{source}" destId="{target}" srcOrd="{order}"/>'


def read(*inner: str, drawing: str = "") -> list[tuple[int, str]]:
    data = parse_xml(f"<dgm:dataModel {NS}>{''.join(inner)}</dgm:dataModel>".encode())
    drawn = parse_xml(drawing.encode()) if drawing else None
    return [(para.level, para.text) for para in read_diagram(data, drawn).paras]


def test_shapes_come_in_their_order_and_depth() -> None:
    found = read(
        point("d", kind="doc"), point("b", "second"), point("a", "first"), point("c", "inner"),
        point("t", "", "parTrans"), point("o", "alone"),
        link("d", "b", "1"), link("d", "a", "0"), link("a", "c"), link("a", "o", kind="presOf"),
    )  # fmt: skip
    assert found == [(0, "first"), (1, "inner"), (0, "second"), (0, "alone")]


def test_a_ring_of_shapes_ends() -> None:
    found = read(point("a", "x"), point("b", "y"), link("a", "b"), link("b", "a"), link("?", "z"))
    assert found == []
    assert read(point("d", kind="doc"), point("a", "x"), link("d", "a"), link("a", "a")) == [
        (0, "x")
    ]


def test_a_very_deep_chain_is_read_as_far_as_lists_go() -> None:
    chain = [point(str(n), f"w{n}") for n in range(3000)]
    chain += [link(str(n), str(n + 1)) for n in range(2999)]
    found = read(*chain)
    assert len(found) == 3000
    assert found[-1] == (8, "w2999")


def test_the_drawing_is_read_where_the_data_has_no_words() -> None:
    shape = "<dsp:sp><dsp:txBody><a:p><a:r><a:t>drawn</a:t></a:r></a:p></dsp:txBody></dsp:sp>"
    assert read(point("a"), drawing=f"<dsp:drawing {NS}>{shape}<dsp:sp/></dsp:drawing>") == [
        (0, "drawn")
    ]
    assert read_diagram(None, None).paras == ()
