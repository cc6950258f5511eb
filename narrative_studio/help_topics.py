"""The help inside the program: topics in Markdown, written for those who use it."""

import re
from dataclasses import dataclass
from functools import cache

from narrative_studio import assets

_ROOM = re.compile(r"^<!-- room: ([a-z]+) -->\n*", re.MULTILINE)
_FIRST_LINE = re.compile(r"^# (.+)\n+")


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """One page of help; ``id`` is what links lead to, ``room`` the workspace it is about."""

    id: str
    title: str
    room: str
    text: str


@cache
def help_topics() -> tuple[HelpTopic, ...]:
    """All topics in reading order."""
    names = [name for name in assets.listing("help") if name.endswith(".md")]
    return tuple(_topic(name, assets.read_text(f"help/{name}")) for name in names)


def topic_of_room(room: str) -> HelpTopic:
    """The topic that is about a room, else the first one."""
    topics = help_topics()
    return next((topic for topic in topics if topic.room == room), topics[0])


def _topic(name: str, source: str) -> HelpTopic:
    heading, room = _FIRST_LINE.match(source), _ROOM.search(source)
    assert heading is not None, f"help/{name} begins with no heading"
    return HelpTopic(
        id=name.removesuffix(".md").partition("-")[2],
        title=heading[1],
        room=room[1] if room else "",
        text=_ROOM.sub("", source[heading.end() :]),
    )
