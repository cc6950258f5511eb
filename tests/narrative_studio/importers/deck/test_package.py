"""What is refused as a deck is told in the words of somebody who wants to bring one in."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.deck.package import open_package


def test_a_locked_deck_is_refused_with_the_next_step(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(ImportFailed) as caught:
        open_package(path)
    assert str(caught.value) == (
        "“deck.pptx” is locked with a password. Open it in PowerPoint, take the password off "
        "(File, Info, Protect), save it and import it again."
    )
