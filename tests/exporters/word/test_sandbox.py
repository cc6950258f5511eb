"""A template can read what it is given, and that is all: it cannot reach out nor run for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError

from exporters.word import sandbox
from exporters.word.sandbox import BoundedSandbox, Fields, NoText, TooMuch

FRAME = Fields(headline="Heat & light", words=12, questions=["a", "b"], title="t")
NAMES: dict[str, Any] = {"frame": FRAME, "frames": [FRAME] * 3, "text": "x" * 10, "empty": None}


def render(source: str) -> str:
    return str(BoundedSandbox(NAMES).from_string(source).render(NAMES))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ frame.headline }}", "Heat &amp; light"),
        ("{% for f in frames %}{{ loop.index }}{% endfor %}", "123"),
        ("{{ frame.headline|upper|replace('HEAT', 'COLD') }}", "COLD &amp; LIGHT"),
        ("{{ frame.questions|join(', ') }} {{ frames|map(attribute='words')|sum }}", "a, b 36"),
        ("{{ frames|join('-', attribute='words') }}", "12-12-12"),
        ("{{ 'a' ~ frame.words ~ '<b>' }}", "a12&lt;b&gt;"),
        ("{{ 2 * 3 + 4 }} {{ 'ab' * 2 }} {{ 7 // 2 }} {{ 7 % 4 }} {{ 2 ** 3 }}", "10 abab 3 3 8"),
        (
            "{% set ns = namespace(n=0) %}{% for f in frames %}{% set ns.n = ns.n + 1 %}"
            "{% endfor %}{{ ns.n }}",
            "3",
        ),
        ("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(1) }}{{ m(2) }}", "[1][2]"),
        ("{{ empty }}{{ text[:2] }}{{ text.upper() }}", "xxXXXXXXXXXX"),
        ("{% if nothing is defined %}a{% else %}b{% endif %}", "b"),
        ("{{ nothing|default('d') }}", "d"),
        ("{% for n in range(3) %}{{ n }}{% endfor %}", "012"),
        ("{{ frame['headline']|length }}", "12"),
    ],
)
def test_what_templates_are_for_works(source: str, expected: str) -> None:
    assert render(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{{ frame.__class__ }}",
        "{{ frame._values }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ frame.questions.append(1) }}",
        "{{ '{0.__class__}'.format(frame) }}",
        "{{ '%s' % frame }}",
        "{{ text.join([]) }}",
        "{{ text.format }}",
        "{{ (1).to_bytes(9, 'big').__class__ }}",
    ],
)
def test_nothing_leads_out(source: str) -> None:
    with pytest.raises((SecurityError, UndefinedError, TooMuch)):
        render(source)


def test_an_attribute_that_leads_out_is_none_in_a_list_either() -> None:
    assert render("{{ frames|map(attribute='__class__')|select('defined')|list|length }}") == "0"


@pytest.mark.parametrize(
    "source",
    [
        "{% include '/etc/passwd' %}",
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
        "{{ frame|safe }}",
        "{{ text|center(9) }}",
        "{{ '%s'|format(1) }}",
    ],
)
def test_what_is_not_offered_is_a_mistake(source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        render(source)


@pytest.mark.parametrize("name", ["lipsum", "cycler", "joiner", "dict"])
def test_helpers_of_jinja_are_not_there(name: str) -> None:
    with pytest.raises(UndefinedError):
        render(f"{{{{ {name}() }}}}")


GROWING = (
    "{% set ns = namespace(s=text) %}{% for n in range(60) %}{% set ns.s = GROW %}{% endfor %}"
)


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(999) %}{% for b in range(999) %}{% endfor %}{% endfor %}",
        "{% for a in 'x' * 999 %}{% for b in 'x' * 999 %}{% endfor %}{% endfor %}",
        "{% for f in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
        "{{ range(10 ** 9)|list }}",
        "{{ 'x' * 10 ** 9 }}",
        "{{ [1] * 10 ** 9 }}",
        "{{ 9 ** 99 ** 9 }}",
        "{{ 10 ** 17 * 10 ** 17 * 10 }}",
        GROWING.replace("GROW", "ns.s + ns.s"),
        GROWING.replace("GROW", "ns.s ~ ns.s"),
        GROWING.replace("GROW", "ns.s|replace('x', text)"),
        GROWING.replace("GROW", "[ns.s, ns.s]|join(ns.s)"),
        "{% set ns = namespace(s=text) %}{% for n in range(60) %}{% set x %}{{ ns.s }}{{ ns.s }}"
        "{% endset %}{% set ns.s = x %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
        "{{ m(40) }}",
    ],
)
def test_nothing_runs_for_ever_or_fills_the_memory(source: str) -> None:
    with pytest.raises((TooMuch, RecursionError)):
        render(source)


def test_time_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0.0, *[99.0] * 9])
    monkeypatch.setattr("exporters.word.sandbox.time.monotonic", lambda: next(moments))
    with pytest.raises(TooMuch, match="do not come to an end"):
        render("{% for a in range(999) %}{% endfor %}")


def test_what_is_made_late_counts_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_WRITTEN", 1000)

    class Late:
        def __html__(self) -> str:
            return "<w:p/>" * 100

    names = {"late": Late()}
    environment = BoundedSandbox(names)
    assert environment.from_string("{{ late }}").render(names) == "<w:p/>" * 100
    with pytest.raises(TooMuch, match="more than anybody reads"):
        environment.from_string("{{ late }}{{ late }}").render(names)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ fram }}", "“fram”, which is not there. Did you mean “frame”?"),
        ("{{ frame.headlin }}", "“headlin”, which is not there. Did you mean “headline”?"),
        ("{{ frame.zzzz }}", "“zzzz”, which is not there."),
        ("{% for f in framez %}{% endfor %}", "Did you mean “frame”?"),
    ],
)
def test_a_name_that_is_not_there_is_told_with_a_guess(source: str, words: str) -> None:
    with pytest.raises(UndefinedError) as caught:
        render(source)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ frames }}", "writes a whole list"),
        ("{{ frame.questions }}", "end it with |join(', ')"),
        ("{{ range(3) }}", "writes a whole list"),
        ("{{ frame }}", "name one of them, such as “headline”"),
        ("{{ frames|join(', ') }}", "name one of them"),
        ("{{ 'a' ~ frame }}", "name one of them"),
        ("{{ text.upper }}", "end it with ()"),
    ],
)
def test_nothing_is_written_as_python_writes_it(source: str, words: str) -> None:
    with pytest.raises(NoText) as caught:
        render(source)
    assert words in str(caught.value)


@pytest.mark.parametrize("make", [lambda: FRAME.nothing, lambda: FRAME["nothing"]])
def test_fields_are_read_both_ways(make: Callable[[], object]) -> None:
    assert (FRAME.headline, FRAME["headline"], len(FRAME)) == ("Heat & light",) * 2 + (4,)
    with pytest.raises((AttributeError, KeyError)):
        make()
