"""A document says where secrets are kept, and never what they are."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.finding import Level, Rule
from narrative_studio.analysis.secret_rules import holds_secret, secret_findings
from narrative_studio.model.demo import DataItem, ReadinessItem
from tests.narrative_studio.analysis.story import Story


@pytest.mark.parametrize(
    "text",
    [
        "Password: hunter22",
        "login demo, pwd=Geheim99!",
        "The password is sunflower7",
        "API key: `sk-1234abcd`",
        "PIN: 4711",
        "password for demo@example.org: Tulip2024",
        "passphrase = correct-horse",
        "P\u0131n: 4711",
        "\u017fecret: 4711",
    ],
)
def test_a_secret_is_seen(story: Story, text: str) -> None:
    assert holds_secret(text)
    step = story.step(story.frame(), say=text)
    assert [row_id for row_id, _ in found(story)] == [step.id]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "passwords are in the team's vault under Redfen Demo",
        "Password: see the vault",
        "The password is in 1Password",
        "Type the password",
        "Password: ask Priya",
        "Use the token ring of the sample",
        "Pin the tab",
        "Secret sauce of the market",
    ],
)
def test_saying_where_it_is_kept_is_no_secret(text: str) -> None:
    assert not holds_secret(text)


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
