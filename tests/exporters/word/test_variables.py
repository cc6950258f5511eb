"""The names that templates may use are those that the help lists, and keep what is confidential."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exporters.word.sandbox import Fields
from exporters.word.variables import text, variables
from narrative_studio.analysis.consent import Channel
from narrative_studio.help_topics import help_topics
from narrative_studio.model.evidence import Proof
from narrative_studio.project import Project
from tests.story import ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def names(story: Project, channel: Channel = Channel.PRINTED) -> Mapping[str, Any]:
    view = story.view().narrative()
    return variables(view, channel, lambda blocks: blocks, lambda key, _alt: key or "")


def used(value: Any) -> set[str]:
    """Every name below a value."""
    if isinstance(value, Fields):
        return set(value) | {name for one in value for name in used(value[one])}
    if isinstance(value, list):
        return {name for one in value for name in used(one)}
    return set()


def test_the_help_lists_every_name(story: Project) -> None:
    (topic,) = [topic for topic in help_topics() if topic.id == "word-template"]
    listed = set(re.findall("`([a-z_]+)`", topic.text.partition("## Names")[2]))
    given = names(story, Channel.SPOKEN)
    every = set(given) | {name for value in given.values() for name in used(value)}
    plain = {name for name in every if not name.endswith("_formatted") or name in listed}
    assert plain - listed == set()
    assert listed - every == {"_formatted"}


def test_a_story_is_told_by_its_names(story: Project) -> None:
    given = names(story)
    assert given["narrative"].call_length == "20:00"
    assert [frame.number for frame in given["frames"]] == [1, 2, 3]
    assert [part.title for part in given["parts"]] == ["Setup", "Follow-through"]
    assert [len(part.frames) for part in given["parts"]] == [1, 2]
    frame = given["frames"][1]
    assert frame.script == "Here is the scale. See the bill.\none\ntwo"
    assert [(link.name, link.kind) for link in frame.links] == [
        ("Fewer burnt loaves", "value theme"),
        ("=We cannot pay for another box.", "objection"),
    ]
    assert [step.number for step in given["steps"]] == ["2.1", "2.2"]
    assert (frame.steps[1].do, frame.steps[1].is_wow) == ("Type LOG-7|b and press Enter.", True)
    assert [(one.name, one.value) for one in frame.own] == [("Filmed", "yes")]
    assert given["readiness"][0].items[0].text == "Dry the logs"
    assert given["backups"][0].number == ""


def test_a_proof_is_there_only_with_consent_for_this_use(story: Project) -> None:
    assert names(story)["proofs"] == []
    (proof,) = names(story, Channel.SPOKEN)["proofs"]
    assert proof.headline == "From nine burnt loaves a night to one"
    with story.op("Name") as op:
        op.set(Proof, ident(0x150), customer="Baker Ltd", may_be_printed=True)
    (proof,) = names(story)["proofs"]
    assert "Baker Ltd" not in repr([proof[name] for name in proof])
    with story.op("End") as op:
        op.set(Proof, ident(0x150), expires_on="2026-04-20")
    assert names(story)["proofs"] == []
    assert names(story)["frames"][2].links == []


def test_words_lose_what_word_cannot_hold() -> None:
    assert text(" a\x07b\r\nc\td\x00 ") == "ab\nc d"
