"""The rows of a demo script's table are its steps, and what is asked below them."""

from __future__ import annotations

from narrative_studio.importers.markdown.blocks import source_blocks
from narrative_studio.importers.markdown.step_table import cell_lines, table_steps

STEP = "0190b000-0000-7000-8000-000000000231"
SEEN = "It<br>*Picture: x*"
TABLE = f"""\
| Step | Time | Do | Say | They see | Why it matters | If it fails |
| --- | --- | --- | --- | --- | --- | --- |
| **2.1**<br>Show<!-- step:{STEP} d=1a m=1 --> | 0:30 | Go<br>**★ Wow** | | {SEEN} | Wood<br>Own | |
| **ASK** | | **Now?** | | | | |
| **CHECKPOINT** | | **So?** | | | | |
| new | | Do it | | | | |
"""


def test_steps_have_their_cells_without_what_the_export_made() -> None:
    (table,) = source_blocks(TABLE)
    (first, second), frame = table_steps(table, 5)
    assert first.mark is not None
    assert (first.mark.row, first.line) == (STEP, 7)
    assert first.fields == {
        "do": "Go", "say": "", "expect": "It", "why": "Own", "fallback": "", "ask": "Now?",
    }  # fmt: skip
    assert (second.mark, second.fields["do"]) == (None, "Do it")
    assert frame == {"checkpoint": "So?"}


def test_lines_of_a_cell_are_parted_by_breaks() -> None:
    assert cell_lines("a<br>b<BR/> c<br><br>") == ["a", "b", "c"]
