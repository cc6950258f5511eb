from build_spec.chart_samples import heat_table, heat_table_wide
from narrative_studio.charts.drawing.canvas import Place, Target
from narrative_studio.charts.drawing.draw import draw
from narrative_studio.charts.drawing.sheet import Room
from narrative_studio.charts.drawing.walking import same_mark, stepped
from tests.chart_rules import Ruler


def _target(row: int, column: int) -> Target:
    return Target(f"{row}-{column}", Place(column, row, 1, 1), row, column, "x")


GRID = [_target(0, 1), _target(0, 2), _target(1, 0), _target(1, 1), _target(1, 2), _target(3, 2)]


def _walk(at: str, right: int = 0, down: int = 0) -> str:
    keys = [target.key for target in GRID]
    return keys[stepped(GRID, keys.index(at), right, down)]


def test_to_the_side_the_walk_goes_on_in_the_next_row_and_stops_at_the_ends() -> None:
    assert _walk("0-1", right=1) == "0-2"
    assert _walk("0-2", right=1) == "1-0"
    assert _walk("1-0", right=-1) == "0-2"
    assert _walk("0-1", right=-1) == "0-1"
    assert _walk("3-2", right=1) == "3-2"


def test_up_and_down_keep_to_the_column_as_near_as_can_be() -> None:
    assert _walk("0-2", down=1) == "1-2"
    assert _walk("1-0", down=-1) == "0-1"
    assert _walk("1-0", down=1) == "3-2", "a row without marks is passed over"
    assert _walk("3-2", down=1) == "3-2"


def test_every_mark_of_a_heat_table_is_reached() -> None:
    targets = draw(heat_table(), Room(900), Ruler()).targets
    at, seen = 0, {0}
    for _ in targets:
        at = stepped(targets, at, 1, 0)
        seen.add(at)
    assert len(seen) == len(targets)


def test_after_a_change_the_same_mark_is_found_again_where_it_is_still_there() -> None:
    before = draw(heat_table(), Room(900), Ruler()).targets
    after = draw(heat_table_wide(), Room(900), Ruler()).targets
    found = same_mark(after, next(target for target in before if target.key == "f4"))
    assert found is not None
    assert after[found].key == "f4"
    assert same_mark(after, _target(99, 99)) is None
    assert same_mark(after, None) is None
