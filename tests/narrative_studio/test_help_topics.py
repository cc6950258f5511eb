"""The help says what is there: its links lead somewhere, its keys are those of the program."""

from __future__ import annotations

import re

from narrative_studio.help_topics import help_topics, topic_of

ROOMS = ("positioning", "storyboard", "demo", "tests", "versions")


def test_topics_have_names_and_words_of_their_own() -> None:
    topics = help_topics()
    assert topics[0].id == "begin"
    assert (
        len({topic.id for topic in topics}) == len({topic.title for topic in topics}) == len(topics)
    )
    assert all(len(topic.text) > 300 for topic in topics)
    assert not any("<!--" in topic.text for topic in topics)


def test_every_room_has_a_topic_and_anything_else_the_first_one() -> None:
    assert all(room in topic_of(room).places for room in ROOMS)
    assert topic_of("positioning", "goals").id == "customers"
    assert topic_of("positioning", "vocabulary").id == "positioning"
    assert topic_of("nowhere").id == "begin"


def test_keys_are_told_as_somebody_has_set_them_else_as_usual() -> None:
    topic = topic_of("storyboard")
    assert ("storyboard.zone", "Ctrl+G") in topic.actions
    told = topic.told(lambda one: "Ctrl+Alt+Z" if one == "storyboard.zone" else "")
    assert "press `Ctrl+Alt+Z`" in told
    assert "`Ctrl+D` duplicates" in told
    assert "%" not in re.sub(r"\d+ %", "", told)


def test_links_lead_to_topics_or_to_the_tour() -> None:
    ids = {topic.id for topic in help_topics()} | {"tour"}
    found = [
        target for topic in help_topics() for target in re.findall(r"\]\(([^)]+)\)", topic.text)
    ]
    assert found
    assert set(found) <= ids
