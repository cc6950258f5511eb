"""The blocks of a text are found with their lines and left as they were typed."""

from __future__ import annotations

from narrative_studio.importers.markdown.blocks import source_blocks


def test_blocks_have_their_lines_and_tables_their_cells() -> None:
    source = (
        "# A\n<!-- m -->\n\ntext\nmore\n\n| a | b\\|c |\n| - | - |\n| 1 | 2 |\n\n```\n# no\n```"
    )
    found = source_blocks(source)
    assert [(one.kind, one.first, one.last) for one in found] == [
        ("heading", 0, 1), ("html", 1, 2), ("paragraph", 3, 5), ("table", 6, 9), ("fence", 10, 13),
    ]  # fmt: skip
    assert (found[0].level, found[0].said) == (1, "A")
    assert found[3].cells == (("a", "b|c"), ("1", "2"))
    assert found[3].row_lines == (6, 8)


def test_deep_nesting_is_borne() -> None:
    assert source_blocks(">" * 20_000 + " x")
    assert source_blocks("\n".join("  " * depth + "- x" for depth in range(400)))
