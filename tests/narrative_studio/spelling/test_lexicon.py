"""The lists hold the words of both Englishes, small and quickly read, with their notice."""

from __future__ import annotations

import pytest

from narrative_studio import assets
from narrative_studio.spelling.lexicon import RAREST, forms, language_of, lexicon


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en-GB", "en-GB"),
        ("en-US", "en-US"),
        ("en_us", "en-US"),
        ("en", "en-GB"),
        ("EN-au", "en-GB"),
        ("de-DE", None),
        ("", None),
        ("english", None),
    ],
)
def test_each_tag_has_the_words_of_its_language_or_none(tag: str, language: str | None) -> None:
    assert language_of(tag) == language


def test_each_language_has_its_own_spelling() -> None:
    british, american = lexicon("en-GB"), lexicon("en-US")
    assert british.knows("colour")
    assert not british.knows("color")
    assert american.knows("color")
    assert not american.knows("colour")
    for word in ("organise", "organize", "centre"):
        assert british.knows(word)
    assert not american.knows("organise")


def test_names_want_their_capital_and_accents_may_be_left_out() -> None:
    words = lexicon("en-GB")
    assert words.knows("London")
    assert not words.knows("london")
    assert words.knows("Spreadsheet")
    assert words.knows("café")
    assert words.knows("naïve")
    assert not words.knows("nàïvx")


def test_words_of_the_trade_are_known() -> None:
    words = lexicon("en-US")
    for word in ("onboarding", "roadmap", "SaaS", "webinar", "storyboard", "upsell"):
        assert words.knows(word)


def test_common_words_are_told_from_rare_ones() -> None:
    words = lexicon("en-GB")
    common, rare = words.size("the"), words.size("traceability")
    assert common is not None
    assert rare is not None
    assert common < rare <= RAREST
    assert words.size("teh") is None


def test_what_is_rarer_is_known_but_never_suggested() -> None:
    words = lexicon("en-GB")
    offered = {word for listed in words.by_beginning.values() for word in listed}
    sizes = {words.size(word) or 0 for word in offered}
    assert max(sizes) <= RAREST
    assert len(words) > len(offered)


def test_forms_begin_with_the_word_itself() -> None:
    assert next(forms("Élan")) == "Élan"
    assert "elan" in set(forms("Élan"))


def test_the_lists_are_small_and_their_notice_lies_beside_them() -> None:
    names = assets.listing("spelling")
    assert {"NOTICE.txt", "SCOWL-copyright.txt"} <= set(names)
    assert sum(len(assets.read_bytes(f"spelling/{name}")) for name in names) < 900_000
    notice = assets.read_text("spelling/SCOWL-copyright.txt")
    assert "Permission to use, copy, modify, distribute and sell" in notice
