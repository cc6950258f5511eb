"""What changed between two wordings, as text and as JSON."""

from narrative_studio.analysis.wording.word_changes import Change, WordChanges

_MARKS = {Change.KEPT: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"}


def words_line(words: WordChanges) -> str:
    """A difference in one line: ``[-removed-]{+added+}``, as other tools write it."""
    if not words.before or not words.after or words.is_rewritten:
        parts = (f"[-{words.before}-]" if words.before else "", f"{{+{words.after}+}}")
        return " ".join(parts).strip() if words.after else parts[0]
    return "".join(_MARKS[run.change].format(run.text) for run in words.runs)


def words_json(words: WordChanges) -> list[dict[str, str]]:
    """A difference as a list of runs."""
    return [{"change": str(run.change), "text": run.text} for run in words.runs]
