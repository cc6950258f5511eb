"""Teams saves transcripts as Word documents: their words come in, and hostile ones do not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.transcripts.reading import read_transcript
from narrative_studio.importers.transcripts.word_document import document_text

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TURN = (
    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{name}</w:t></w:r>"
    '<w:r><w:t xml:space="preserve">   {at}</w:t></w:r>'
    "<w:r><w:br/><w:t>{text}</w:t></w:r></w:p>"
)
CALL = (
    "<w:p><w:r><w:t>First call with a mill</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Corrin Vale started transcription</w:t></w:r></w:p>"
    + _TURN.format(name="Corrin Vale", at="0:03", text="A recall is decided early.")
    + _TURN.format(name="Anna Weber", at="0:09", text="Is it?<!-- no -->")
    + "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
)


def document(folder: Path, body: str, *, name: str = "call.docx", before: str = "") -> Path:
    path = folder / name
    text = f'<?xml version="1.0"?>{before}<w:document {_W}><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", text)
    return path


def test_a_transcript_of_teams_is_read_with_names_and_times(tmp_path: Path) -> None:
    found = read_transcript(document(tmp_path, CALL))
    assert [(one.start_ms, one.speaker, one.text) for one in found.segments] == [
        (3000, "Corrin Vale", "A recall is decided early."),
        (9000, "Anna Weber", "Is it?"),
    ]
    assert found.kind.startswith("Word document with ")


def test_what_was_deleted_is_not_read_and_lines_stay_lines(tmp_path: Path) -> None:
    text = document_text(document(tmp_path, CALL))
    assert "gone" not in text
    assert "Anna Weber   0:09\nIs it?\n" in text


def test_the_old_form_of_teams_is_read_too(tmp_path: Path) -> None:
    body = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
        for at, name in ((1, "Anna"), (4, "Ben"), (7, "Anna"))
        for line in (f"0:0:{at}.0 --&gt; 0:0:{at + 1}.5", name, "Well.")
    )
    found = read_transcript(document(tmp_path, body))
    assert [one.speaker for one in found.segments] == ["Anna", "Ben", "Anna"]
    assert [one.start_ms for one in found.segments] == [1000, 4000, 7000]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda f: document(f, CALL, before="<!DOCTYPE w [<!ENTITY a 'b'>]>"), "document type"),
        (lambda f: document(f, "<w:p>"), "well-formed"),
        (lambda f: document(f, "<w:p><w:r><w:t>Just prose.</w:t></w:r></w:p>"), "no transcript"),
        (lambda f: _other(f, "word.docx", {"content.xml": "<x/>"}), "no Word document"),
        (lambda f: _bytes(f, "call.docx", b"PK\x03\x04 broken"), "call.docx"),
        (lambda f: _bytes(f, "call.docx", b"no zip at all"), "call.docx"),
        (lambda f: _bytes(f, "call.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "call.doc"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path, make: object, words: str) -> None:
    assert callable(make)
    with pytest.raises(ImportFailed) as refused:
        read_transcript(make(tmp_path))
    assert words in str(refused.value)


def _other(folder: Path, name: str, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(folder / name, "w") as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return folder / name


def _bytes(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name
