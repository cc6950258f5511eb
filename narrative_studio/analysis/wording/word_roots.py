"""Words without their endings, and the words of a language that only hold sentences together.

Endings are taken off by the Snowball stemmers, of the languages that these know: enough to find a
word again in another number or case, and nothing is looked up. What only holds sentences together
is known of English, German, French and Spanish; of other languages short words are taken for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from Stemmer import Stemmer

LETTERS: Final = 4
"""Shorter words hold a sentence together in most languages."""
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
    if len(small) < LETTERS or _unaccented(small) in _COMMON.get(language, frozenset()):
        return None
    stemmer = _stemmer(language)
    # Accents tell endings apart, and then only those who type them from those who do not.
    return small if stemmer is None else _unaccented(stemmer.stemWord(small))


@cache
def _stemmer(language: str) -> Stemmer | None:
    from Stemmer import Stemmer

    name = _SNOWBALL.get(language)
    return None if name is None else Stemmer(name)


def _unaccented(word: str) -> str:
    """A word without its accents: they come and go with who types."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_COMMON: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(map(_unaccented, words.split()))
    for language, words in (("en", _ENGLISH), ("de", _GERMAN), ("fr", _FRENCH), ("es", _SPANISH))
}
"""Of each language the words that say nothing of a product, without accents."""

_SNOWBALL: Final[Mapping[str, str]] = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""What the stemmers call the languages of tags."""
