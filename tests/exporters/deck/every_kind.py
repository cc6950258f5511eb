"""A story of sixty frames and more, with everything that somebody may put into a deck."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from itertools import cycle

from PIL import Image, ImageDraw

from narrative_studio.model.ids import FrameId, NarrativeId, PictureId
from narrative_studio.model.storyboard import Frame

NARRATIVE = NarrativeId("n")

UPRIGHT, FLAT = "a" * 64, "b" * 64
"""The ids of pictures that stand in texts."""
_LONG = (
    "Every lot of raw material is followed from the gate of the supplier to the shelf of the shop,"
    " through every tank, mixer, oven and pallet, whoever was on shift and whatever was written "
    "down "
)
_WORD = "traceability" * 100
_CJK = (
    "食品製造業者は、原材料のロットを入荷から"
    "出荷まで追跡し、リコールの際に数分で対象を特定できます。"
)
_KOREAN = "원재료 로트를 입고부터 출하까지 추적하여 몇 분 안에 리콜 대상을 찾습니다."
_ARABIC = "يتتبع المصنع كل دفعة من المواد الخام من المورد إلى الرف، ويجد ما يجب استدعاؤه في دقائق."
_HEBREW = "המפעל עוקב אחר כל אצווה מהספק ועד המדף ומוצא בתוך דקות את מה שיש להחזיר."
_EMOJI = "🏭 Factory → 🚚 lorry → 🏬 shop 👩🏽‍🔬 checks 🇪🇺 ✅"
_PYTHON = '''```python
@dataclass(frozen=True)
class Lot:
    """One lot of raw material."""

    code: str
    received: date
    weight_kg: float = 0.0  # net

    def is_due(self, today: date) -> bool:
        return (today - self.received).days > 30 and self.code != "none"
```'''


def _code(lines: int, language: str = "python") -> str:
    body = "\n".join(
        f'def step_{number}(lot: str) -> int:  # {number}\n    return {number} * len("{number}")'
        for number in range(1, lines // 2 + 1)
    )
    return f"```{language}\n{body}\n```"


def _table(rows: int, columns: int = 4, *, words: str = "measured in the plant") -> str:
    head = "| " + " | ".join(f"Column {c}" for c in range(1, columns + 1)) + " |"
    kinds = (":---", ":---:", "---:", "---")
    rule = "| " + " | ".join(kinds[c % 4] for c in range(columns)) + " |"
    body = [
        "| " + " | ".join(f"{row}.{c} {words}" for c in range(1, columns + 1)) + " |"
        for row in range(1, rows + 1)
    ]
    return "\n".join((head, rule, *body))


def _deep(depth: int) -> str:
    return "\n".join(f"{'  ' * level}- Level {level + 1} of the list" for level in range(depth))


BULLETS: tuple[tuple[str, str], ...] = (
    ("Nothing but a headline", ""),
    ("", "- A frame without a headline\n- has the name of its beat"),
    ("Plain bullets", "- One thing\n- Another thing\n- A third thing"),
    ("Nested bullets", "- One\n  - One and a half\n    - Deeper\n- Two\n  - Again"),
    ("Six levels deep", _deep(6)),
    ("Twelve levels deep", _deep(12)),
    ("An ordered list", "1. First\n2. Second\n3. Third"),
    ("An ordered list from 98", "98. Ninety-eight\n99. Ninety-nine\n100. A hundred"),
    ("Ordered within unordered", "- Bake\n  1. Heat\n  2. Wait\n- Pack\n  1. Cool\n  2. Seal"),
    ("Unordered within ordered", "1. Bake\n   - Heat\n   - Wait\n2. Pack\n   - Cool"),
    ("Tasks", "- [x] Agreed with quality\n- [ ] Agreed with sales\n- [x] Told to the plant"),
    ("Nested tasks", "- [x] Quality\n  - [x] Norwich\n  - [ ] Leeds\n- [ ] Sales"),
    ("Marks in text", "- **bold**, *italic*, ~~struck~~ and `code`\n- ***all*** `of` ~~**them**~~"),
    (
        "Links",
        "- [The web](https://example.org/a?b=1&c=2)\n- [A frame](frame:f3)\n"
        "- [Nowhere](frame:gone)\n- [Mail](mailto:a@example.org)\n- [Script](javascript:alert(1))",
    ),
    (
        "A quote",
        "> We used to need two days for a recall. Now it is over before lunch.\n>\n"
        "> — Head of quality, a bakery",
    ),
    ("A quote among bullets", "- Before\n\n> Said in between\n\n- After"),
    ("Headings in the text", "## First part\n\n- a\n- b\n\n## Second part\n\n- c\n- d"),
    ("Paragraphs and a rule", "A first paragraph.\n\n---\n\nA second one after a rule."),
    ("Code in Python", _PYTHON),
    ("Code and text", f"- Lots are values\n\n{_PYTHON}\n\n- and are never changed"),
    ("Code of sixty lines", _code(60)),
    (
        "Code of a query",
        "```sql\nSELECT lot, COUNT(*) AS pallets\nFROM shipment -- all of them\n"
        "WHERE sent > '2026-01-01' AND weight_kg >= 12.5\nGROUP BY lot;\n```",
    ),
    ("Code without a language", "```\nlot 4711  ->  pallet 12  ->  shop 3\n\n\ttabbed\n```"),
    (
        "Code with very long lines",
        '```json\n{"lot": "4711", "note": "' + "very long " * 30 + '"}\n```',
    ),
    ("Code in an unknown language", "```klingon\nbatlh Daqawlu'taH 12\n```"),
    ("A small table", _table(3)),
    ("A table of one column", "| Only |\n|---|\n| one |\n| two |"),
    ("A table of ten columns", _table(5, 10, words="x")),
    ("A table of forty rows", _table(40)),
    (
        "A table with links and marks",
        "| What | Where |\n|:--|--:|\n"
        "| **bold** and `code` | [web](https://example.org) |\n| ~~old~~ | [frame](frame:f3) |",
    ),
    ("A table of long cells", _table(3, 3, words=_LONG)),
    ("Text above a table", f"- As measured in spring\n\n{_table(3)}"),
    ("Two tables", f"{_table(2)}\n\nand\n\n{_table(2, 3)}"),
    (_LONG.strip(), "- A headline of three lines"),
    (_LONG * 4, "- A headline of many lines"),
    (_WORD, "- A headline of one word"),
    ("A word of 1,200 letters", f"- {_WORD}"),
    ("Forty bullets", "\n".join(f"- Point {n}: {_LONG[:60]}" for n in range(1, 41))),
    ("One endless paragraph", _LONG * 30),
    ("食品リコールへの備え", f"- {_CJK}\n- {_KOREAN}\n- {_CJK * 3}"),
    (_CJK * 3, f"- {_CJK}"),
    ("الاستعداد للاستدعاء", f"- {_ARABIC}\n- {_HEBREW}\n1. {_ARABIC}"),
    (_HEBREW, f"- {_HEBREW}\n- mixed עברית and English 12%"),
    (f"Emoji {_EMOJI}", f"- {_EMOJI}\n- {_EMOJI * 4}"),
    (
        "Marks that mean something elsewhere",
        "- 1 < 2 & 3 > 2 \"quoted\" 'single'\n- \\*not italic\\*\n- tabs\tand  spaces\u00a0kept",
    ),
    ("Control characters \x07 in it", "- bell \x07, escape \x1b, separator \u2028 end"),
    ("A landscape picture", "- Seen from the gate\n- at noon"),
    ("A portrait picture", "- Standing\n- tall"),
    ("A tiny picture", "- One hundred pixels\n- not more"),
    ("A panorama", "- From wall to wall"),
    ("A transparent picture", "- What is behind shows through"),
    ("A picture alone", ""),
    ("A picture beside much text", "\n".join(f"- {_LONG}" for _ in range(8))),
    ("A picture and a table", _table(6)),
    (
        "A picture in the text",
        "Before it\n\n![The plant](https://example.org/plant.png)\n\nAfter it",
    ),
    (
        "A picture of the document in the text",
        f"Before it\n\n![A plant](picture:{UPRIGHT})\n\nAfter",
    ),
    (
        "Several pictures in the text",
        f"- One\n\n![A plant](picture:{UPRIGHT})\n![A line](picture:{FLAT})\n\n- Two",
    ),
    (
        "Everything at once",
        f"A paragraph with **marks**.\n\n- a\n  1. b\n\n> said\n\n{_PYTHON}\n\n"
        f"{_table(3)}\n\n- [x] done",
    ),
    ("A metric", "- Before: 2 days\n- After: 40 minutes"),
    ("Labels", "- Quality: finds the lot\n- Plant: stops the line\n- Sales: tells the shops"),
    ("Words that only look like lists", "-no list\n\n1.no list\n\n#no heading"),
    ("The last frame", "- Agree on a date\n- Name who comes"),
)
"""Headlines and bullets of the frames."""

_BEATS = (
    "insight", "alternatives", "perfect-world", "introduction", "differentiated-value", "proof",
    "objections", "the-ask",
)  # fmt: skip
_PICTURED = {
    "A landscape picture": "landscape",
    "A portrait picture": "portrait",
    "A tiny picture": "tiny",
    "A panorama": "panorama",
    "A transparent picture": "transparent",
    "A picture alone": "landscape",
    "A picture beside much text": "portrait",
    "A picture and a table": "landscape",
    "Several pictures in the text": "landscape",
}


def frames() -> tuple[Frame, ...]:
    """The frames in the order of their beats; the text of one is on every beat of the template."""
    made = []
    for number, ((headline, bullets), beat) in enumerate(zip(BULLETS, _spread(), strict=True)):
        picture = _PICTURED.get(headline)
        made.append(
            Frame(
                id=FrameId(f"f{number + 1}"),
                narrative=NARRATIVE,
                beat=beat,
                rank=f"{number:04}",
                headline=headline,
                bullets=bullets,
                key_message="What is remembered" if number % 3 == 0 else "",
                script=f"What is said on frame {number + 1}.\n\n> pause\n\n{bullets}",
                checkpoint="Do you see it this way?" if number % 4 == 0 else "",
                picture=PictureId(picture) if picture else None,
                alt_text=f"A picture of a plant, {picture}" if picture else "",
            )
        )
    return tuple(made)


def _spread() -> Iterator[str]:
    """A beat for each frame: one after the other, so that every kind meets many designs."""
    turn = cycle(_BEATS)
    return (next(turn) for _ in BULLETS)


@cache
def pictures() -> dict[str, bytes]:
    """The pictures by their ids."""
    sizes = {
        "landscape": (1600, 900),
        "portrait": (600, 1300),
        "tiny": (24, 16),
        "panorama": (3000, 260),
        "transparent": (900, 700),
        UPRIGHT: (500, 900),
        FLAT: (1400, 500),
    }
    return {name: _drawn(size, is_clear=name == "transparent") for name, size in sizes.items()}


def _drawn(size: tuple[int, int], *, is_clear: bool) -> bytes:
    """A picture with a frame and a cross, so that a cut or a stretch of it can be seen."""
    ground = (255, 255, 255, 0) if is_clear else (214, 226, 224, 255)
    image = Image.new("RGBA", size, ground)
    draw = ImageDraw.Draw(image)
    width = max(1, min(size) // 40)
    right, bottom = size[0] - 1, size[1] - 1
    draw.rectangle((0, 0, right, bottom), outline=(11, 101, 112, 255), width=width)
    draw.line((0, 0, right, bottom), fill=(11, 101, 112, 255), width=width)
    draw.line((0, bottom, right, 0), fill=(180, 90, 40, 255), width=width)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
