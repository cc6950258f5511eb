"""Words are found again in another number or case, in each of the languages that are known."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.wording.word_roots import root_of


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en-GB", "trace traces traced tracing"),
        ("en-US", "Binder binders binder's binders’"),
        ("de-DE", "Rückruf Rückrufe Rückrufs Rückrufen"),
        ("de-CH", "Haus Häuser Häusern"),
        ("de", "Palette Paletten"),
        ("de", "schnell schnelle schnelleren"),
        ("fr-FR", "palette palettes"),
        ("fr-FR", "usine usines l'usine l’usine"),
        ("fr-FR", "journal journaux"),
        ("fr-CA", "tracé tracée tracer tracés"),
        ("es-ES", "lote lotes"),
        ("es-MX", "retirada retiradas retirado"),
        ("es-ES", "paletización paletizaciones paletizacion"),
        ("it-IT", "etichetta etichette"),
        ("nl-BE", "doos dozen"),
        ("pt-BR", "etiqueta etiquetas"),
        ("sv-SE", "etikett etiketter etiketten"),
    ],
)
def test_the_forms_of_a_word_have_one_root(language: str, forms: str) -> None:
    roots = {root_of(form, language) for form in forms.split()}
    assert len(roots) == 1
    assert None not in roots


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "really something would don't"),
        ("de", "vielleicht können über würden"),
        ("fr", "beaucoup toujours qu'elle même"),
        ("es", "también entonces después"),
    ],
)
def test_words_that_hold_a_sentence_together_have_none(language: str, words: str) -> None:
    assert [root_of(word, language) for word in words.split()] == [None] * len(words.split())


def test_what_holds_a_sentence_together_in_one_language_is_a_word_in_another() -> None:
    assert root_of("toute", "en") == "tout"
    assert root_of("toute", "fr") is None


def test_words_of_an_unknown_language_keep_their_letters() -> None:
    assert root_of("dýrmætur", "is") == "dýrmætur"
    assert root_of("ラベル印刷", "ja") == "ラベル印刷"


def test_other_words_stay_apart() -> None:
    assert root_of("Lieferung", "de") != root_of("Lieferant", "de")
    assert root_of("pallet", "en") != root_of("palette", "en")
