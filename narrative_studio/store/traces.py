"""Whether a file that is no document any more has once been one: its pages tell."""

from itertools import chain
from pathlib import Path

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.store.hlc import txn_id
from narrative_studio.store.pages import Value, page_sizes, rows_in

_LOOKED_THROUGH_BYTES = 64 * 1024 * 1024


def has_traces(path: Path) -> bool:
    """Whether one operation or change of a document, sound or not, stands in the pages of a file.

    It is worth a ``recover`` then, whatever has become of its head.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(_LOOKED_THROUGH_BYTES)
    lines = chain.from_iterable(rows_in(content, size) for size in page_sizes(content))
    return any(number is not None and _is_ours(values) for number, values in lines)


def _is_ours(values: list[Value]) -> bool:
    match values:
        case [None, str(name), str(replica), int(), int(clock), str(), str(), _, str() | bytes()]:
            return name == txn_id(clock, replica)
        case [int(), int(), str(table), str(), str(), str() | bytes(), str()]:
            return table in BY_TABLE
    return False
