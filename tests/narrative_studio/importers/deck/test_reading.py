"""A whole deck is read, or refused in a sentence, whatever has been done to it."""

from __future__ import annotations

import io
import random
import re
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from exporters.deck.exporter import EXPORTER
from narrative_studio.errors import Cancelled, ImportFailed
from narrative_studio.importers.deck.read_deck import Picture, ReadDeck, Table, Text
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.deck.storyboard import storyboard_of
from tests.decks import kept, one_slide, readable_words, rewritten, rich_deck, text_shape, words
from tests.odd_decks import odd_deck
from tests.story import make_story

CHART = 4
"""The slide of the rich deck that has a chart: its words are no texts."""

pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name")


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich_deck(tmp_path_factory.mktemp("rich") / "autumn.pptx")


@pytest.fixture(scope="module")
def seeds(rich: Path, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Sound decks to be damaged: one of python-pptx, one of ours, with and without packing."""
    folder = tmp_path_factory.mktemp("seeds")
    with closing(make_story(folder / "a.narrative")) as project:
        own = folder / "own.pptx"
        EXPORTER.export(project.view().narrative(), own, {})
    stored = rewritten(rich, folder / "stored.pptx")
    odd = odd_deck(folder / "odd.pptx")
    return [path.read_bytes() for path in (rich, own, stored, odd)]


def test_all_of_a_deck_is_read(rich: Path) -> None:
    deck = read_deck(rich)
    assert (deck.name, deck.title) == ("autumn.pptx", "Kiln & Co, autumn")
    assert deck.application == "Microsoft Macintosh PowerPoint"
    assert [slide.number for slide in deck.slides] == list(range(1, 9))
    assert deck.slides[1].layout == "Title and Content"
    assert deck.slides[0].title == "Ember for kilns that never rest"
    assert [len(slide.pictures) for slide in deck.slides] == [0, 0, 0, 0, 0, 1, 0, 0]
    assert list(deck.pictures) == [deck.slides[5].pictures[0].part]
    assert deck.notes == ()


def test_progress_is_told_and_may_stop_the_reading(rich: Path) -> None:
    told: list[tuple[int, int, str]] = []
    read_deck(rich, lambda *step: told.append(step))
    assert told[0] == (0, 8, "autumn.pptx")
    assert told[-1] == (8, 8, "autumn.pptx")

    def stop(done: int, total: int, label: str) -> None:
        if done == 3:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        read_deck(rich, stop)


def test_strict_decks_say_the_same(rich: Path, tmp_path: Path) -> None:
    def strict(name: str, content: bytes) -> bytes:
        for kind in ("presentationml", "drawingml", "officeDocument"):
            usual = f"http://schemas.openxmlformats.org/{kind}/2006/".encode()
            content = content.replace(usual, f"http://purl.oclc.org/ooxml/{kind}/".encode())
        return content

    plain = read_deck(rich)
    found = read_deck(rewritten(rich, tmp_path / "strict.pptx", strict))
    assert [slide.blocks for slide in found.slides] == [slide.blocks for slide in plain.slides]
    assert [slide.notes for slide in found.slides] == [slide.notes for slide in plain.slides]


def test_wrong_content_types_and_missing_ones_do_no_harm(rich: Path, tmp_path: Path) -> None:
    def wrong(name: str, content: bytes) -> bytes | None:
        return None if name == "[Content_Types].xml" else content

    found = read_deck(rewritten(rich, tmp_path / "a.pptx", wrong))
    assert [slide.blocks for slide in found.slides] == [s.blocks for s in read_deck(rich).slides]


@pytest.mark.parametrize("gone", ["slideMaster", "slideLayout", "theme", "docProps", "_rels/.rels"])
def test_odd_and_missing_masters_lose_no_words(rich: Path, tmp_path: Path, gone: str) -> None:
    def without(name: str, content: bytes) -> bytes | None:
        return None if gone in name else content

    deck = read_deck(rewritten(rich, tmp_path / "a.pptx", without))
    for slide, wanted in zip(deck.slides, readable_words(rich), strict=True):
        found = _words(slide.blocks) + [word for para in slide.notes for word in words(para.text)]
        assert slide.number == CHART or kept(found, wanted) > 0.99


def _words(blocks: tuple[object, ...]) -> list[str]:
    found = [p.text for block in blocks if isinstance(block, Text) for p in block.paras]
    tables = (block for block in blocks if isinstance(block, Table))
    found += [p.text for table in tables for row in table.rows for cell in row for p in cell]
    return [word for text in found for word in words(text)]


def test_damaged_slides_are_noted_and_the_others_are_read(rich: Path, tmp_path: Path) -> None:
    def damage(name: str, content: bytes) -> bytes:
        return content[:200] if name.endswith(("slides/slide3.xml", "notesSlide1.xml")) else content

    deck = read_deck(rewritten(rich, tmp_path / "a.pptx", damage))
    assert [slide.number for slide in deck.slides] == [1, 2, 4, 5, 6, 7, 8]
    assert deck.slides[0].notes == ()
    assert deck.notes == (
        "Slide 1, notes: ppt/notesSlides/notesSlide1.xml is no well-formed XML.",
        "Slide 3: ppt/slides/slide3.xml is no well-formed XML.",
    )


def test_a_hundred_thousand_shapes_are_read(tmp_path: Path) -> None:
    path = one_slide(tmp_path / "a.pptx", text_shape("word") * 100_000)
    (slide,) = read_deck(path).slides
    assert len(slide.blocks) == 100_000


def test_pictures_that_are_too_large_are_left_out(
    rich: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("narrative_studio.importers.deck.reading.MOST_PICTURE_BYTES", 10)
    deck = read_deck(rich)
    assert deck.pictures == {}
    assert deck.notes == ("Slide 6: a picture is too large and is left out.",)


def test_what_programs_keep_in_a_deck_for_themselves_is_there(tmp_path: Path) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/customXml" Target="../customXml/item1.xml"/>'
        '<Relationship Id="r2" Type="http://x/customXml" Target="../customXml/gone.xml"/>'
        "</Relationships>"
    )
    parts = {"ppt/_rels/presentation.xml.rels": rels, "customXml/item1.xml": "<own/>"}
    deck = read_deck(one_slide(tmp_path / "a.pptx", "", parts=parts))
    assert deck.custom_xml == (b"<own/>",)


# Damage of every kind: a deck is read, or refused in a sentence; nothing else may happen.


def flip(content: bytes, chance: random.Random) -> bytes:
    """Change single bytes."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 40))):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def cut(content: bytes, chance: random.Random) -> bytes:
    """End too early."""
    return content[: chance.randrange(len(content))]


def splice(content: bytes, chance: random.Random) -> bytes:
    """Leave a stretch out, or say it twice."""
    begin, end = sorted(chance.randrange(len(content)) for _ in range(2))
    end = min(end, begin + 2000)
    return content[:begin] + content[begin:end] * chance.choice((0, 2)) + content[end:]


def mangle(content: bytes, chance: random.Random) -> bytes:
    """Damage the text of single parts within a sound zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        chosen = set(chance.sample(names, min(len(names), chance.choice((1, 3, 10)))))
        for name in names:
            part = old.read(name)
            if name in chosen:
                ways = (_swap_numbers, _swap_words, _swap_targets, flip, cut, _empty)
                part = chance.choice(ways)(part or b" ", chance)
            new.writestr(name, part)
            if chance.random() < 0.02:
                new.writestr(name, part[::-1])
    return out.getvalue()


def _swap_numbers(content: bytes, chance: random.Random) -> bytes:
    wild = (b"NaN", b"-1", b"1e999", b"99999999999999999999", b"", b"0x10", b"\xc2\xb2")
    parts = content.split(b'"')
    for place in range(1, len(parts), 2):
        if parts[place].isdigit() and chance.random() < 0.3:
            parts[place] = chance.choice(wild)
    return b'"'.join(parts)


def _swap_words(content: bytes, chance: random.Random) -> bytes:
    pairs = (
        (b"a:t>", b"a:br>"), (b"p:sp>", b"p:grpSp>"), (b"rId", b"rid"), (b"slide", b"slides"),
        (b"p:ph", b"p:pic"), (b"xmlns:a=", b"xmlns:b="), (b"Target=", b"target="),
        (b"a:p>", b"a:tbl>"), (b"../", b"../../../"),
    )  # fmt: skip
    old, new = chance.choice(pairs)
    return content.replace(old, new)


def _swap_targets(content: bytes, chance: random.Random) -> bytes:
    """Let relations lead to what others led to, or whatever is nested be nested otherwise."""
    targets = re.findall(rb'Target="[^"]*"', content)
    if targets:
        left = iter(chance.sample(targets, len(targets)))
        return re.sub(rb'Target="[^"]*"', lambda _found: next(left), content)
    return content.replace(b"</p:grpSp>", b"", 1) + b"</p:grpSp>"


def _empty(content: bytes, chance: random.Random) -> bytes:
    return b""


def outcome(path: Path) -> ReadDeck | None:
    """What was read, or None where the file was refused in a sentence."""
    try:
        deck = read_deck(path)
    except ImportFailed as error:
        refused = error
    else:
        storyboard_of(deck)
        return deck
    assert refused.hint
    assert path.name in refused.what
    return None


@pytest.mark.parametrize("seed", range(12))
def test_damaged_decks_are_read_or_refused(seed: int, seeds: list[bytes], tmp_path: Path) -> None:
    damage_many(seed, seeds, tmp_path, rounds=12)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 140))
def test_very_many_damaged_decks_are_read_or_refused(
    seed: int, seeds: list[bytes], tmp_path: Path
) -> None:
    damage_many(seed, seeds, tmp_path, rounds=250)


def damage_many(seed: int, seeds: list[bytes], folder: Path, *, rounds: int) -> None:
    chance = random.Random(seed)
    path = folder / "damaged.pptx"
    for _ in range(rounds):
        content = chance.choice(seeds)
        kind = chance.randrange(4)
        if kind:
            content = mangle(content, chance)
        if kind < 2:
            content = chance.choice((flip, cut, splice))(content, chance)
        path.write_bytes(content)
        outcome(path)


def test_bombs_are_refused(tmp_path: Path) -> None:
    bomb = "<!DOCTYPE b [" + '<!ENTITY a "&b;&b;">' * 30 + "]><b>&a;</b>"
    for name in ("ppt/slides/slide1.xml", "ppt/presentation.xml", "_rels/.rels"):
        path = one_slide(tmp_path / "a.pptx", "", parts={name: bomb})
        with pytest.raises(ImportFailed, match="document type"):
            read_deck(path)
    path = one_slide(tmp_path / "a.pptx", text_shape("x" * 30_000_000))
    with pytest.raises(ImportFailed, match="unpacks to far more"):
        read_deck(path)


def test_a_deck_that_leads_into_itself_ends(tmp_path: Path) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "".join(
        f'<Relationship Id="r{n}" Type="{office}/{kind}" Target="slide1.xml"/>'
        for n, kind in enumerate(
            ("slideLayout", "slideMaster", "notesSlide", "comments", "tags", "image")
        )
    )
    picture = '<p:pic><p:blipFill><a:blip r:embed="r5"/></p:blipFill></p:pic>'
    path = one_slide(tmp_path / "a.pptx", text_shape("x", "body") + picture, rels=rels)
    deck = outcome(path)
    assert deck is not None
    assert [type(block) for block in deck.slides[0].blocks] == [Text, Picture]


def test_a_namespace_that_is_not_known_is_passed_over(tmp_path: Path) -> None:
    path = one_slide(tmp_path / "a.pptx", f'<x:y xmlns:x="urn:x"/>{text_shape("w")}<y/>')
    (slide,) = read_deck(path).slides
    assert len(slide.blocks) == 1
