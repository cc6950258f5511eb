"""Options are parsed and checked the same way for every format."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from exporters import registry
from exporters.protocol import (
    Choice,
    DocumentExporter,
    ExportReport,
    Level,
    Option,
    OptionKind,
    Options,
    Plan,
    Progress,
    ReportEntry,
    chosen,
    complete_options,
    no_progress,
    parse_options,
    suffixes,
)
from narrative_studio.errors import InvalidOption
from narrative_studio.model.view import NarrativeView

NOTES = Option("notes", "Script as speaker notes", OptionKind.BOOL, default=True)
FIT = Option(
    "fit",
    "When text does not fit",
    OptionKind.CHOICE,
    default="shrink",
    choices=(Choice("shrink", "Shrink it"), Choice("leave", "Leave it")),
)
TEMPLATE = Option("template", "Template", OptionKind.PATH, default=None)
COLUMNS = Option("columns", "Columns", OptionKind.INT, default=2, minimum=1, maximum=4)
FOOTER = Option("footer", "Footer", OptionKind.TEXT, default="")
DECLARED = (NOTES, FIT, TEMPLATE, COLUMNS, FOOTER)


@pytest.mark.parametrize("text", ["yes", "TRUE", " on ", "1"])
def test_a_switch_is_turned_on_by_usual_words(text: str) -> None:
    assert NOTES.parse(text) is True


@pytest.mark.parametrize("text", ["no", "False", "off", "0"])
def test_a_switch_is_turned_off_by_usual_words(text: str) -> None:
    assert NOTES.parse(text) is False


def test_pairs_are_read_by_kind() -> None:
    values = parse_options(
        DECLARED, ["notes=no", "fit=leave", "template=a/b.potx", "columns= 3", "footer=a=b"]
    )
    assert values == {
        "notes": False,
        "fit": "leave",
        "template": Path("a/b.potx"),
        "columns": 3,
        "footer": "a=b",
    }


def test_the_last_of_two_equal_keys_wins() -> None:
    assert parse_options(DECLARED, ["columns=1", "columns=4"]) == {"columns": 4}


def test_an_empty_path_means_none() -> None:
    assert parse_options(DECLARED, ["template="]) == {"template": None}


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("notes=perhaps", "yes or no"),
        ("fit=squeeze", "shrink, leave"),
        ("columns=two", "whole number"),
        ("columns=0", "1 or more"),
        ("columns=5", "4 or less"),
        ("colour=red", "notes, fit, template, columns, footer"),
        ("notes", "key=value"),
    ],
)
def test_a_wrong_pair_says_what_would_be_right(pair: str, words: str) -> None:
    with pytest.raises(InvalidOption, match=words):
        parse_options(DECLARED, [pair])


def test_left_out_options_take_their_defaults() -> None:
    assert complete_options(DECLARED, {"columns": 3}) == {
        "notes": True,
        "fit": "shrink",
        "template": None,
        "columns": 3,
        "footer": "",
    }


@pytest.mark.parametrize(
    "given",
    [
        {"notes": "yes"},
        {"columns": True},
        {"columns": 9},
        {"columns": "2"},
        {"template": "a.potx"},
        {"footer": 3},
        {"footer": None},
        {"fit": "squeeze"},
        {"colour": "red"},
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(given: dict[str, str | int]) -> None:
    with pytest.raises(InvalidOption):
        complete_options(DECLARED, given)


def test_a_format_without_options_says_so() -> None:
    with pytest.raises(InvalidOption, match="no options"):
        complete_options((), {"x": True})


def test_warnings_are_the_entries_that_ask_for_a_decision() -> None:
    entries = (ReportEntry(Level.DONE, "12 slides"), ReportEntry(Level.WARNING, "No alt text"))
    assert Plan(entries).warnings == entries[1:]
    assert ExportReport(Path("x"), entries).warnings == entries[1:]
    assert Plan().counts == {}


def test_a_progress_nobody_watches_does_nothing() -> None:
    no_progress(1, 2, "Frame 1")


PAGE = Option(
    "format",
    "Kind of file",
    OptionKind.CHOICE,
    default="md",
    choices=(Choice("md", "Markdown", ".md"), Choice("html", "Web page", ".html")),
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.html", "html"), ("a.HTML", "html"), ("a.md", "md"), ("a.txt", "md"), ("a", "md")],
)
def test_a_kind_of_file_follows_the_ending_of_the_target(name: str, expected: str) -> None:
    assert complete_options((PAGE,), {}, target=Path(name)) == {"format": expected}


def test_a_kind_of_file_that_is_given_prevails() -> None:
    assert complete_options((PAGE,), {"format": "md"}, target=Path("a.html")) == {"format": "md"}
    assert complete_options((FIT,), {}, target=Path("a")) == {"fit": "shrink"}


def test_an_option_may_have_a_use_beside_one_choice_only() -> None:
    fonts = Option("fonts", "Fonts", OptionKind.BOOL, True, only_with=("format", "html"))
    assert fonts.has_use({"format": "html"})
    assert not fonts.has_use({"format": "md"})
    assert not fonts.has_use({})
    assert NOTES.has_use({})


def test_an_option_may_have_a_use_beside_several_choices() -> None:
    size = Option("size", "Paper", OptionKind.BOOL, True, only_with=("format", "docx", "pdf"))
    assert size.has_use({"format": "pdf"})
    assert size.has_use({"format": "docx"})
    assert not size.has_use({"format": "md"})


FIELDS = Option(
    "fields",
    "Fields",
    OptionKind.SEVERAL,
    default="a",
    choices=(Choice("a", "Alpha"), Choice("b", "Beta")),
)


def test_several_choices_are_parted_by_commas() -> None:
    assert FIELDS.parse(" b , a,, ") == "b,a"
    assert FIELDS.parse("") == ""
    assert chosen(FIELDS.parse("b,a,b")) == ("b", "a")
    assert chosen(None) == ()


def test_an_unknown_one_of_several_names_the_known_ones() -> None:
    with pytest.raises(InvalidOption, match=r"fields cannot be “z”.*one of: a, b"):
        FIELDS.parse("a,z")
    with pytest.raises(InvalidOption, match="Use a text"):
        FIELDS.check(3)


def test_what_an_option_depends_on_is_declared() -> None:
    for exporter in registry.all():
        choices = {option.key: [one.value for one in option.choices] for option in exporter.options}
        for option in exporter.options:
            if option.only_with is not None:
                key, *values = option.only_with
                assert set(values) <= set(choices[key])


@dataclass(frozen=True)
class Page:
    id: str = "page"
    title: str = "Page"
    suffix: str = ".md"
    options: tuple[Option, ...] = (NOTES, PAGE)

    def plan(self, view: NarrativeView, options: Options) -> Plan:
        raise NotImplementedError

    def export(
        self,
        view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        raise NotImplementedError


def test_a_format_knows_its_file_endings() -> None:
    assert suffixes(Page()) == (".md", ".html")
    assert suffixes(Page(suffix=".zip", options=())) == (".zip",)
    assert not isinstance(Page(), DocumentExporter)
