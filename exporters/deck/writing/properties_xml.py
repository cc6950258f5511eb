"""The properties of the file: what it is, never who made it."""

from __future__ import annotations

from exporters.deck.slides import Deck
from exporters.opc import XML_HEAD, escaped

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
APPLICATION = "Narrative Studio"


def core_properties(deck: Deck) -> str:
    """Title, subject, language and date."""
    moment = f"{deck.made_on.isoformat()}T00:00:00Z"
    subject = f"<dc:subject>{escaped(deck.subject)}</dc:subject>" if deck.subject else ""
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(deck.title)}</dc:title>{subject}"
        f"<dc:creator>{APPLICATION}</dc:creator><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{escaped(deck.language)}</dc:language></cp:coreProperties>"
    )


def app_properties(slides: int, notes: int, hidden: int) -> str:
    """How many slides there are."""
    return (
        f'{XML_HEAD}<Properties xmlns="{_APP}"><TotalTime>0</TotalTime>'
        f"<Application>{APPLICATION}</Application><Slides>{slides}</Slides>"
        f"<Notes>{notes}</Notes><HiddenSlides>{hidden}</HiddenSlides></Properties>"
    )
