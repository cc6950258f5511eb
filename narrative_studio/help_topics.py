"""The help inside the program: topics in Markdown, written for those who use it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from narrative_studio import assets

_PLACES = re.compile(r"^<!-- place: ([a-z/ -]+) -->\n*", re.MULTILINE)
_ACTION = re.compile(r"%([a-z]+\.[a-z-]+)\|([^%]+)%")
_FIRST_LINE = re.compile(r"^# (.+)\n+")


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """One page of help; ``id`` is what links lead to.

    ``places`` are the rooms, or room and view with a stroke between, that it is about. Where the
    ``text`` names the keys of an action it has the action's id and its usual keys between per cent
    signs.
    """

    id: str
    title: str
    places: tuple[str, ...]
    text: str

    @property
    def actions(self) -> tuple[tuple[str, str], ...]:
        """The ids of the actions whose keys the text names, each with its usual keys."""
        return tuple(_ACTION.findall(self.text))

    def told(self, keys: Callable[[str], str]) -> str:
        """The text in Markdown; an action that ``keys`` has keys of has those, else the usual."""
        return _ACTION.sub(lambda found: keys(found[1]) or found[2], self.text)


@cache
def help_topics() -> tuple[HelpTopic, ...]:
    """All topics in reading order."""
    names = [name for name in assets.listing("help") if name.endswith(".md")]
    return tuple(_topic(name, assets.read_text(f"help/{name}")) for name in names)


def topic_of(room: str, view: str = "") -> HelpTopic:
    """The topic that is about a view of a room, else about the room, else the first one."""
    topics = help_topics()
    for place in (f"{room}/{view}", room):
        for topic in topics:
            if place in topic.places:
                return topic
    return topics[0]


def _topic(name: str, source: str) -> HelpTopic:
    heading, places = _FIRST_LINE.match(source), _PLACES.search(source)
    assert heading is not None, f"help/{name} begins with no heading"
    return HelpTopic(
        id=name.removesuffix(".md").partition("-")[2],
        title=heading[1],
        places=tuple(places[1].split()) if places else (),
        text=_PLACES.sub("", source[heading.end() :]),
    )
