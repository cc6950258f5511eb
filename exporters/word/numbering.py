"""The lists of a Word document: every ordered list counts from its own beginning."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

from exporters.opc import XML_HEAD

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LEVELS: Final = 9
STEP_DXA: Final = 357
_SIGNS: Final = ("•", "–", "◦")
_FORMATS: Final = ("decimal", "lowerLetter", "lowerRoman")


class Numbering:
    """Hands out list ids while the body is written, then writes the part that explains them.

    ``first_abstract`` and ``first_list`` are ids that are free in the document.
    """

    def __init__(self, *, first_abstract: int = 0, first_list: int = 1) -> None:
        self._bullets, self._numbers = first_abstract, first_abstract + 1
        self._rows = [_list(first_list, self._bullets), _list(first_list + 1, self._numbers)]
        self._bullet_list = first_list
        self._next = first_list + 2

    @property
    def bullets(self) -> int:
        """The list of all bullets: they have no count to begin anew."""
        return self._bullet_list

    def ordered(self, level: int, start: int) -> int:
        """A new ordered list whose items at ``level`` count from ``start``."""
        made = self._next
        self._next += 1
        begun = "".join(_begin(one, start if one == level else 1) for one in range(LEVELS))
        self._rows.append(_list(made, self._numbers, begun))
        return made

    def definitions(self) -> str:
        """What the lists look like: the ``w:abstractNum`` elements."""
        bullets = "".join(_bullet(level) for level in range(LEVELS))
        numbers = "".join(_number(level) for level in range(LEVELS))
        return _abstract(self._bullets, bullets) + _abstract(self._numbers, numbers)

    def lists(self) -> str:
        """The lists that were handed out: the ``w:num`` elements."""
        return "".join(self._rows)

    def part(self, present: bytes = b"") -> bytes:
        """The whole part; ``present`` is one whose lists stay."""
        if present:
            return _joined(present, self.definitions(), self.lists())
        inner = self.definitions() + self.lists()
        return f'{XML_HEAD}<w:numbering xmlns:w="{_W}">{inner}</w:numbering>'.encode()


def _joined(present: bytes, definitions: str, lists: str) -> bytes:
    """A part with more lists: all definitions stand before the first list."""
    root: Any = etree.fromstring(present)
    tag = f"{{{_W}}}"
    place = next((n for n, one in enumerate(root) if one.tag == f"{tag}num"), len(root))
    for made in reversed(list(_elements(definitions))):
        root.insert(place, made)
    last = max((n for n, one in enumerate(root) if one.tag == f"{tag}num"), default=len(root) - 1)
    for made in reversed(list(_elements(lists))):
        root.insert(last + 1, made)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _elements(xml: str) -> Any:
    return etree.fromstring(f'<w:numbering xmlns:w="{_W}">{xml}</w:numbering>')


def _list(list_id: int, abstract: int, inner: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{abstract}"/>{inner}</w:num>'


def _begin(level: int, start: int) -> str:
    begun = f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{level}">{begun}</w:lvlOverride>'


def _abstract(abstract: int, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _bullet(level: int) -> str:
    return _level(level, "bullet", _SIGNS[level % len(_SIGNS)])


def _number(level: int) -> str:
    return _level(level, _FORMATS[level % len(_FORMATS)], f"%{level + 1}.")


def _level(level: int, kind: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{STEP_DXA * (level + 1)}" w:hanging="{STEP_DXA}"/></w:pPr></w:lvl>'
    )
