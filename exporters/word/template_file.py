"""Opens a Word file that somebody chose as a template, or says in plain words why it cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from exporters.template_file import read_template_file
from narrative_studio.errors import ExportFailed
from narrative_studio.office_file import Kind

WORD: Final = Kind(
    noun="Word file",
    program="Word",
    ending=".docx",
    old_stream="WordDocument",
    old_ending=".doc",
    again="choose it again",
    error=ExportFailed,
    before="The template ",
)

_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MACROS: Final = "macroEnabled"
_MOST_TEXT_BYTES: Final = 20_000_000


def read_word_file(path: Path) -> bytes:
    """The bytes of a Word document or template, as a document.

    Raises:
        ExportFailed: it is not there, no Word file, protected by a password, has macros, is damaged
            or made to do harm.
    """
    found = read_template_file(path, WORD, most_text_bytes=_MOST_TEXT_BYTES)
    if _MACROS in found.types or any(name.endswith("vbaProject.bin") for name in found.names):
        what = "has macros, which are never taken over"
        raise WORD.refused(path.name, what, "Save it in Word as .docx and choose that.")
    document, template = f"{_MAIN}.document.main+xml", f"{_MAIN}.template.main+xml"
    if document in found.types:
        return found.content
    if template not in found.types:
        raise WORD.refused(path.name, "is no Word file", "Choose a .docx or .dotx file.")
    return found.retyped(template, document)
