"""The word that was meant is among the first suggestions, and they come at once."""

from __future__ import annotations

import pytest

from narrative_studio.spelling import suggesting
from narrative_studio.spelling.lexicon import lexicon
from narrative_studio.spelling.suggesting import MOST, distance, suggestions

OFTEN_MISSPELT = {
    "accomodate": "accommodate", "acheive": "achieve", "accross": "across",
    "adress": "address", "agressive": "aggressive", "alot": "a lot",
    "apparant": "apparent", "arguement": "argument", "begining": "beginning",
    "beleive": "believe", "buisness": "business", "calender": "calendar",
    "catagory": "category", "collegue": "colleague", "comittee": "committee",
    "completly": "completely", "concious": "conscious", "definately": "definitely",
    "dissapoint": "disappoint", "dont": "don't", "embarass": "embarrass",
    "enviroment": "environment", "existance": "existence", "familar": "familiar",
    "foriegn": "foreign", "foward": "forward", "freind": "friend",
    "garantee": "guarantee", "goverment": "government", "happend": "happened",
    "immediatly": "immediately", "incidently": "incidentally", "independant": "independent",
    "knowlege": "knowledge", "liason": "liaison", "maintainance": "maintenance",
    "neccessary": "necessary", "noticable": "noticeable", "occured": "occurred",
    "ocasion": "occasion", "persistant": "persistent", "posession": "possession",
    "prefered": "preferred", "priviledge": "privilege", "publically": "publicly",
    "questionaire": "questionnaire", "recieve": "receive", "recomend": "recommend",
    "refering": "referring", "relevent": "relevant", "responce": "response",
    "rythm": "rhythm", "seperate": "separate", "succesful": "successful",
    "supercede": "supersede", "suprise": "surprise", "teh": "the", "thier": "their",
    "tommorrow": "tomorrow", "truely": "truly", "untill": "until", "wierd": "weird",
    "wich": "which", "writting": "writing",
}  # fmt: skip


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_what_was_meant_is_among_the_first_five(language: str) -> None:
    words = lexicon(language)
    missed = [
        (wrong, suggestions(wrong, words))
        for wrong, right in OFTEN_MISSPELT.items()
        if right not in suggestions(wrong, words)
    ]
    assert len(OFTEN_MISSPELT) >= 60
    assert len(missed) <= len(OFTEN_MISSPELT) // 20, missed
    first = sum(
        suggestions(wrong, words)[:1] == (right,) for wrong, right in OFTEN_MISSPELT.items()
    )
    assert first >= len(OFTEN_MISSPELT) * 0.8


def test_every_word_of_the_table_is_misspelt_in_both_languages() -> None:
    for language in ("en-GB", "en-US"):
        assert [one for one in OFTEN_MISSPELT if lexicon(language).knows(one)] == []


@pytest.mark.parametrize("word", ["succesful", "seperatley", "x" * 32, "a" * 5000, "strenghtening"])
def test_few_distances_are_measured_whatever_the_word(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = []
    right = suggesting.distance

    def counted(wrong: str, found: str) -> float:
        measured.append(found)
        return right(wrong, found)

    monkeypatch.setattr(suggesting, "distance", counted)
    suggestions(word, lexicon("en-GB"))
    assert len(measured) < 1_000


def test_a_capital_and_a_possessive_stay() -> None:
    assert suggestions("Recieve", lexicon("en-GB"))[0] == "Receive"
    assert "buyer's" in suggestions("buyyer's", lexicon("en-GB"))


def test_each_spelling_belongs_to_its_language() -> None:
    assert "colour" in suggestions("colur", lexicon("en-GB"))
    assert "colour" not in suggestions("colur", lexicon("en-US"))
    assert "color" in suggestions("colur", lexicon("en-US"))


def test_a_name_of_the_document_is_suggested() -> None:
    assert "Lotwarden" in suggestions("Lotwraden", lexicon("en-GB"), own=["Lotwarden"])


def test_nonsense_has_few_suggestions_and_never_more_than_five() -> None:
    assert len(suggestions("xqzvwk", lexicon("en-GB"))) <= MOST
    assert suggestions("a" * 61, lexicon("en-GB")) == ()


def test_usual_slips_cost_less_than_other_edits() -> None:
    assert distance("recieve", "receive") < distance("rexeive", "receive")
    assert distance("untill", "until") < distance("untilk", "until")
    assert distance("dont", "don't") < distance("dont", "donut")
    assert distance("abcdefgh", "stuvwxyz") == float("inf")
