"""What leaves the document: the register of exported files, and how they are set and made."""

from dataclasses import dataclass
from typing import ClassVar

from narrative_studio.model.ids import (
    BaselineId,
    DeckLayoutId,
    ExportedFileId,
    ExportPresetId,
    NarrativeId,
    PersonId,
    VariantId,
)
from narrative_studio.model.rows import cell


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file that was made from the document: an entry of the export register.

    ``format`` is the id of its exporter and ``options`` a JSON object of the options that were
    chosen. ``made_at_ms`` is Unix time in milliseconds. ``content_hash`` is that of what the file
    says, ``file_hash`` that of its bytes, both SHA-256 in hexadecimal: the file is *stale* when an
    export of today would say something else. Where the file lies is known on the computer that
    made it only.
    """

    table: ClassVar[str] = "exported_file"
    id: ExportedFileId
    format: str = cell("")
    file_name: str = cell("")
    narrative: NarrativeId | None = cell(None, refers_to="narrative")
    variant: VariantId | None = cell(None, refers_to="variant")
    baseline: BaselineId | None = cell(None, refers_to="baseline")
    options: str = cell("{}")
    made_at_ms: int = cell(0, least=0)
    made_by: PersonId | None = cell(None, refers_to="person")
    made_with: str = cell("")
    """The version of the studio: another one may write the same content in other words."""
    content_hash: str = cell("")
    file_hash: str = cell("")
    size_bytes: int = cell(0, least=0)


@dataclass(frozen=True, slots=True)
class DeckLayout:
    """Which layout of a company's PowerPoint template the slides of a beat are made on.

    ``template`` is the name of the template's file without its ending; ``slide`` is the id of a
    beat or one of the words for slides that belong to none (see ``exporters.deck.slides``).
    ``layout`` names the layout's part in the file and ``layout_name`` is what people call it, by
    which it is found again when the company has issued its template anew.
    """

    table: ClassVar[str] = "deck_layout"
    id: DeckLayoutId
    template: str = cell("")
    slide: str = cell("")
    layout: str = cell("")
    layout_name: str = cell("")


@dataclass(frozen=True, slots=True)
class ExportPreset:
    """A format with its options under a name, so that everybody exports the same way.

    ``format`` is the id of an exporter and ``options`` a JSON object as in :class:`ExportedFile`:
    of a file such as a template it holds the name only, as its place differs by computer.
    """

    table: ClassVar[str] = "export_preset"
    id: ExportPresetId
    name: str = cell("")
    format: str = cell("")
    options: str = cell("{}")
