"""The command check: the findings of a document, for people and for build machines."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.rules.finding import Finding, Level, Rewording
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.cli.console import Console
from narrative_studio.cli.documents import reading
from narrative_studio.cli.formats import Formats
from narrative_studio.cli.wordings import words_json, words_line
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.settings import Settings

if TYPE_CHECKING:
    from narrative_studio.spelling.checking import Checker

_WORDS = {Level.INFO: "remark"}


def check(args: Namespace, console: Console, formats: Formats) -> int:
    """List the findings; the exit code is 1 when one is at the level asked for, or above.

    ``--json`` gives ``findings``, each with ``level`` (info, warning or error), ``rule``,
    ``text``, ``hint``, ``narrative`` (its title), the ``table`` and ``id`` of the row to open, and
    ``changes``, what a suspect link has not seen, each with ``column``, ``before``, ``after`` and
    ``words``; and ``counts`` by level. ``--spelling`` lists misspelt words
    too, as remarks; the words of the dictionary on this computer are known.
    """
    with reading(args, console) as project:
        view = project.view()
        checker = _checker(view, console) if args.spelling else None
        found = list(_found(view, args.narrative, checker))
    counts = {level: sum(one.level is level for _view, one in found) for level in Level}
    if args.json:
        console.say_json(
            {
                "findings": [
                    {
                        "level": one.level,
                        "rule": one.rule,
                        "text": one.text,
                        "hint": one.hint,
                        "narrative": view.narrative.title,
                        "table": one.table,
                        "id": one.row_id,
                        "changes": [_change_json(change) for change in one.rewordings],
                    }
                    for view, one in found
                ],
                "counts": counts,
            }
        )
    else:
        for _view, one in found:
            console.say(f"{one.level:<8} {one.rule:<28} {one.text} {one.hint}".rstrip())
            for change in one.rewordings:
                label = change.column.replace("_", " ")
                console.say(f"{'':37} {label}: {words_line(change.words)}")
        said = [
            counted(counts[level], _WORDS.get(level, level))
            for level in reversed(Level)
            if counts[level]
        ]
        console.say(", ".join(said) + "." if said else "No findings.")
    return int(args.fail_on is not None and _reaches(Level(args.fail_on), counts))


def _change_json(change: Rewording) -> dict[str, object]:
    return {
        "column": change.column,
        "before": change.before,
        "after": change.after,
        "words": words_json(change.words),
    }


def _checker(view: ProjectView, console: Console) -> Checker | None:
    """What judges the spelling of a document; None where there are no words of its language."""
    from narrative_studio.spelling.document_words import checker_of
    from narrative_studio.spelling.lexicon import language_of, lexicon

    tag = view.project.language
    language = language_of(tag)
    if language is None:
        console.warn_of([f"Spelling was not checked: there are no words of the language “{tag}”."])
        return None
    values = Settings().values
    return checker_of(
        view, lexicon(language), dictionary=values.dictionary, ignored=values.ignored_words
    )


def _all_findings(view: NarrativeView, checker: Checker | None) -> Iterator[Finding]:
    yield from findings(view)
    if checker is not None:
        from narrative_studio.spelling.findings import spelling_findings

        yield from spelling_findings(view, checker)


def _found(
    view: ProjectView, name: str | None, checker: Checker | None
) -> Iterator[tuple[NarrativeView, Finding]]:
    """The findings of one narrative or of all; what two narratives share is named once."""
    chosen = [view.narrative(name)]
    if name is None:
        chosen = [view.narrative(one.id) for one in view.narratives.ordered]
    told: set[Finding] = set()
    for narrative in chosen:
        for one in _all_findings(narrative, checker):
            if one not in told:
                told.add(one)
                yield narrative, one


def _reaches(level: Level, counts: dict[Level, int]) -> bool:
    return any(count for found, count in counts.items() if found.weight >= level.weight)
