"""The help says what is there: its links lead somewhere, its keys are those of the program."""

from __future__ import annotations

import re

from narrative_studio.help_topics import help_topics, topic_of_room

ROOMS = ("positioning", "storyboard", "demo", "versions")


def test_topics_have_names_and_words_of_their_own() -> None:
    topics = help_topics()
    assert topics[0].id == "begin"
    assert (
        len({topic.id for topic in topics}) == len({topic.title for topic in topics}) == len(topics)
    )
    assert all(len(topic.text) > 300 for topic in topics)
    assert not any("<!--" in topic.text for topic in topics)


def test_every_room_has_a_topic_and_anything_else_the_first_one() -> None:
    assert [topic_of_room(room).room for room in ROOMS] == list(ROOMS)
    assert topic_of_room("nowhere").id == "begin"


def test_links_lead_to_topics_or_to_the_tour() -> None:
    ids = {topic.id for topic in help_topics()} | {"tour"}
    found = [
        target for topic in help_topics() for target in re.findall(r"\]\(([^)]+)\)", topic.text)
    ]
    assert found
    assert set(found) <= ids
