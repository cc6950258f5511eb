"""Write the table of letter widths by which text is fitted on slides.

``python -m build_spec.deck.make_widths "Calibri=REGULAR.ttf,BOLD.ttf" ...`` measures fonts that
have the widths of the named family: Carlito for Calibri, Gelasio for Georgia, Caladea for Cambria,
Nimbus Sans for Arial and Nimbus Roman for Times New Roman. Widths are facts, not fonts.
"""

import argparse
import json
import sys
from pathlib import Path

from PIL import ImageFont

from exporters.deck.widths import WIDTHS_PATH

TARGET = Path(__file__).resolve().parent.parent.parent / "resources" / WIDTHS_PATH
EM = 1000
LETTERS = "".join(
    chr(code)
    for first, last in (
        (0x20, 0x7E),
        (0xA0, 0x17F),
        (0x384, 0x3CE),
        (0x400, 0x45F),
        (0x2010, 0x2015),
        (0x2018, 0x201E),
        (0x2020, 0x2026),
        (0x2030, 0x203A),
        (0x20AC, 0x20AC),
        (0x2116, 0x2122),
        (0x2190, 0x2193),
        (0x2212, 0x2212),
        (0x2260, 0x2265),
    )
    for code in range(first, last + 1)
    if chr(code).isprintable() or chr(code) == "\xa0"
)


def measure(font_file: Path) -> list[int | None]:
    """The width of each letter in thousandths of an em, None for letters the font lacks."""
    font = ImageFont.truetype(font_file, EM, layout_engine=ImageFont.Layout.BASIC)
    lacking = _shape(font, "\uffff")
    return [
        round(font.getlength(letter)) if letter == " " or _shape(font, letter) != lacking else None
        for letter in LETTERS
    ]


def _shape(font: ImageFont.FreeTypeFont, letter: str) -> bytes:
    mask = font.getmask(letter)
    return bytes(f"{mask.size}", "ascii") + bytes(mask)


def main() -> int:
    """Measure the fonts that are named and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fonts", nargs="+", metavar="FAMILY=REGULAR,BOLD")
    families = {}
    for given in parser.parse_args().fonts:
        family, _, files = given.partition("=")
        regular, bold = (Path(file) for file in files.split(","))
        families[family] = {"regular": measure(regular), "bold": measure(bold)}
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    table = {"letters": LETTERS, "families": families}
    text = json.dumps(table, separators=(",", ":")) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {len(LETTERS)} letters of {len(families)} families")
    return 0


if __name__ == "__main__":
    sys.exit(main())
