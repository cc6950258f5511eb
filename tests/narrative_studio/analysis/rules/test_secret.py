"""A document says where secrets are kept, and never what they are."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.analysis.rules.secret import secret_findings
from narrative_studio.model.demo import DataItem, ReadinessItem
from tests.narrative_studio.analysis.told_story import Story


def found(story: Story) -> list[tuple[str, str]]:
    return [(one.row_id, one.text) for one in secret_findings(story.view())]


@pytest.mark.parametrize(
    ("name", "value", "is_found"),
    [
        ("Password", "hunter22", True),
        ("Admin password", "hunter22", True),
        ("API key", "sk-123", True),
        ("Password", "", False),
        ("Password", "in the vault, Redfen Demo", False),
        ("Jar code", "J2417-0932", False),
        ("Login", "demo / password: hunter22", True),
    ],
)
def test_demo_data_are_looked_at_by_name_and_value(
    story: Story, name: str, value: str, is_found: bool
) -> None:
    item = story.add(DataItem, narrative="narrative", name=name, value=value)
    words = [(item.id, f"The demo data “{name}” seems to hold a password or a key.")]
    assert found(story) == (words if is_found else [])


def test_steps_readiness_and_the_environment_are_looked_at(story: Story) -> None:
    frame = story.frame()
    told = story.step(frame, data="Password: hunter22")
    hidden = story.step(story.frame(is_backup=True, headline="Later"), do="pwd: hunter22")
    item = story.add(ReadinessItem, narrative="narrative", text="Log in, password: hunter22")
    assert [row_id for row_id, _ in found(story)] == [item.id, told.id, hidden.id]
    assert found(story)[1][1] == "Step 1.1 seems to hold a password or a key."


def test_it_is_a_warning_that_says_where_secrets_belong(story: Story) -> None:
    story.step(story.frame(), say="The password is sunflower7")
    (finding,) = secret_findings(story.view())
    assert (finding.level, finding.rule) == (Level.WARNING, Rule.SECRET)
    assert "vault" in finding.hint
