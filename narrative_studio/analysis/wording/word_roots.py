"""Words without their endings, and the words of a language that only hold sentences together.

English, German, French and Spanish are known; words of another language lose what English endings
they have. The endings of the latter three are those of the light stemmers of Savoy (2006), Light
stemming approaches for the French, Portuguese, German and Hungarian languages, Proc. ACM SAC,
1031-1035: enough to find a word again in another number or case, and nothing is looked up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

LETTERS: Final = 4
"""Shorter words hold a sentence together in most languages."""
_LEAST: Final = 3
"""A root has at least so many letters."""
_ELIDED: Final = 2
"""Before an apostrophe so few letters are an article or a pronoun: ``l'usine``, ``d'un``."""

_ENGLISH: Final = """
about above actually after again against almost also although always among another anybody anyone
anything around because been before being below better between both bring came cannot come comes
could does doing done down during each either else enough even ever every everybody everyone
everything exactly find first from gets getting give given gives goes going gone good have having
here hers herself himself honest honestly into itself just keep kept kind knew know known knows
last least less like likes little look looked made make makes making many maybe mean means might
mine more most much must myself need needs never next nobody none nothing often okay only other
others otherwise ours over part perhaps please pretty probably quite rather really said same says
seem seems seen shall should show shows since some somebody someone something sometimes somewhere
sort still such sure take taken takes tell tells than thank thanks that their theirs them
themselves then there these they thing things think this those though thought three through time
times told took toward true twice until upon used using very want wants well went were what
whatever when where whether which while whole whom whose will with within without would yeah year
years your yours yourself
"""
_GERMAN: Final = """
aber alle allem allen aller alles also andere anderem anderen anderer anderes auch bald beim bereits
bestimmt bitte braucht brauchen dabei dadurch dafür dagegen daher damals damit danach dann daran
darauf daraus darf darum davon davor dazu dein deine denen denn dennoch deren deshalb dessen diese
diesem diesen dieser dieses doch dort durch dürfen eben ebenso eigentlich eine einem einen einer
eines einfach einige einigen einmal einzige erst etwa etwas euch eure falls fast finde finden ganz
ganze ganzen geben geht gehen genau genug gerade gern gerne gibt glaube gleich habe haben hast hatte
hatten hätte hätten heißt hier hinter ihnen ihre ihrem ihren ihrer immer indem jede jedem jeden
jeder jedes jedoch jemand jener jetzt kann kannst kein keine keinem keinen keiner klar kommen kommt
können könnte könnten lassen leider letzte letzten lieber machen macht mache manche mehr meine
meinem meinen meiner meist meisten mich möchte möchten mögen morgen muss müssen müsste nach nachdem
nächste nächsten naja natürlich neben nein nicht nichts niemand noch nochmal oben oder ohne paar
recht sagen sagt sagte schon sehen sehr seid sein seine seinem seinen seiner seit selber selbst
sich sicher sind sollen sollte sollten sondern sonst soviel stehen über überhaupt unser unsere
unserem unseren unserer unten unter viel viele vielen vielleicht vom voll vorher wann warum weil
weiter weitere welche welchem welchen welcher welches wenig weniger wenn werde werden weshalb wieder
wieso will wirklich wird wissen woher wohin wohl wollen wollte worden wurde wurden würde würden
zehn zeigen ziemlich zuerst zwar zwei zwischen
"""
_FRENCH: Final = """
ainsi alors apres assez aucun aucune aujourd aussi autre autres avait avant avec avez avoir avons
beaucoup bien bonne bonnes bref ceci cela celle celles celui cent certain certaine certains cette
ceux chacun chaque chez chose choses comme comment contre dans deja depuis dernier derniere derriere
deux devait devant devoir dire disons dites doit doivent donc donne donner elle elles encore enfin
ensuite entre etaient etait etant etes etre faire fait faites falloir faudrait faut fois font grand
grande grace hors ici ils jamais juste leur leurs lors lorsque mais mal meme memes mettre mieux
moins nous notre nos ouais oui parce parfois parmi parle parler pas passe pendant pense penser petit
petite peut peuvent peux plus plusieurs plutot point pour pourquoi pourrait pouvait pouvez pouvoir
pouvons premier premiere prendre pres presque puis puisque quand quel quelle quelles quelqu quelque
quelques quels quoi rien sait sans savez savoir selon sera serait seront seul seule seulement sinon
soit sommes sont sous souvent suis super sur surtout tant tellement toujours tous tout toute
toutes tres trois trop trouve trouver vers veut veux voici voila voir vois voit vont votre vouloir
voulez voulons vous vrai vraiment
"""
_SPANISH: Final = """
abajo acaso ademas ahora algo alguien algun alguna algunas alguno algunos alla alli alrededor ambos
ante antes apenas aqui aquel aquella aquellas aquello aquellos arriba asi aun aunque bastante bien
buena bueno cada casi cerca cierto claro como con contra cosa cosas creo cual cuales cualquier
cuando cuanto cuya cuyo debe deben decir dejar delante demas demasiado dentro desde despues detras
dice dicen digo donde durante ella ellas ellos embargo encima entonces entre eran eres esas esos
esta estaba estamos estan estar estas este esto estos estoy frente fuera gracias gran grande haber
habia habla hablar hace hacemos hacen hacer hacia haciendo hasta hemos igual incluso jamas junto
justo lejos luego mejor menos mientras mismo misma mismos mucha muchas mucho muchos muy nada nadie
ninguna ninguno nosotros nuestra nuestras nuestro nuestros nunca otra otras otro otros para parece
parte pero poca poco pocos podemos poder podria porque primera primero puede pueden puedo pues que
queda quien quienes quiere quieren quiero quizas sabe saben saber segun seria siempre sido siendo
sino sobre solamente solo somos sola suele suya suyo tambien tampoco tanta tanto tener tenemos tengo
tenia tiempo tiene tienen toda todas todavia todo todos tras tres unas unos usted ustedes vamos
varias varios veces verdad vosotros
"""


def root_of(word: str, language: str) -> str | None:
    """A word without its endings, so that *trace*, *traces* and *traced* are one.

    ``language`` is a tag such as ``de-CH``. None for words that hold a sentence together.
    """
    return _root(word, language.partition("-")[0].casefold())


@lru_cache(maxsize=8192)
def _root(word: str, language: str) -> str | None:
    small = word.casefold().replace("’", "'")
    parts = small.split("'")
    small = parts[1] if len(parts) > 1 and len(parts[0]) <= _ELIDED else parts[0]
    if language in _LANGUAGES:
        small = _unaccented(small)
    common, without_ending = _LANGUAGES.get(language, _LANGUAGES["en"])
    if len(small) < LETTERS or small in common:
        return None
    return without_ending(small)


def _unaccented(word: str) -> str:
    """Accents come and go with number and case, and with who types: *Haus* and *Häuser*."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _english(word: str) -> str:
    small = word
    if small.endswith("ies") and len(small) > LETTERS:
        small = f"{small[:-3]}y"
    elif small.endswith(("ches", "shes", "sses", "xes", "zes")):
        small = small[:-2]
    elif small.endswith("s") and not small.endswith(("ss", "us", "is")):
        small = small[:-1]
    for ending in ("ing", "ed"):
        if small.endswith(ending) and len(small) - len(ending) >= LETTERS - 1:
            small = small[: -len(ending)]
            if small[-1:] == small[-2:-1] and small[-1:] not in "sl":
                small = small[:-1]
            break
    return small.removesuffix("e")


def _german(word: str) -> str:
    small = word
    for ending in ("ern", "em", "en", "er", "es", "e", "n"):
        if small.endswith(ending) and len(small) - len(ending) >= _LEAST:
            small = small[: -len(ending)]
            break
    else:
        if small.endswith("s") and small[-2] in _BEFORE_S:
            small = small[:-1]
    for ending in ("est", "er", "en"):
        if small.endswith(ending) and len(small) - len(ending) > _LEAST:
            return small[: -len(ending)]
    return small


_BEFORE_S: Final = frozenset("bdfghklmnt")
"""An s behind one of these is an ending, as in *des Rückrufs*."""


def _french(word: str) -> str:
    small = word
    if small.endswith("aux"):
        return f"{small[:-2]}l"
    small = small.removesuffix("x") if small.endswith("eux") else small
    for ending in ("s", "r", "e", "e"):
        if small.endswith(ending) and len(small) > _LEAST:
            small = small[:-1]
    return small[:-1] if len(small) > _LEAST and small[-1] == small[-2] else small


def _spanish(word: str) -> str:
    if word.endswith("ces"):
        return f"{word[:-3]}z"
    small = word.removesuffix("s")
    if len(small) > _LEAST and small[-1] in "oae":
        small = small[:-1]
    return small


_LANGUAGES: Final[Mapping[str, tuple[frozenset[str], Callable[[str], str]]]] = {
    language: (frozenset(map(_unaccented, words.split())), without_ending)
    for language, words, without_ending in (
        ("en", _ENGLISH, _english),
        ("de", _GERMAN, _german),
        ("fr", _FRENCH, _french),
        ("es", _SPANISH, _spanish),
    )
}
"""Of each language the words that say nothing of a product, and what takes its endings off."""
