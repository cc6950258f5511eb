"""Words that give a secret away are told from those that say where it is kept."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.rules.secret_words import holds_secret, may_hold_secret, says_where


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
def test_a_secret_is_seen(text: str) -> None:
    assert holds_secret(text)
    assert may_hold_secret(text.casefold())


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


def test_a_text_without_any_of_its_words_is_not_looked_at() -> None:
    assert not may_hold_secret("press start, and wait for the list")


def test_a_reference_is_known() -> None:
    assert says_where("in the vault, Redfen Demo")
    assert not says_where("hunter22")
