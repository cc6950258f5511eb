"""Deciding on words that prospects use and the story does not."""

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.ordering import in_order, ranks_at
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import NarrativeId, TermId, WordDecisionId, keyed_id, new_id
from narrative_studio.model.observed import WordDecision, WordVerdict
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.model.storyboard import Narrative
from narrative_studio.project import Project


def decide_word(
    project: Project,
    *,
    narrative: NarrativeId,
    word: str,
    verdict: WordVerdict | None,
    initiator: object = None,
) -> WordDecision | None:
    """Adopt a word of theirs into the vocabulary, or leave it aside; None opens it again.

    A word that is adopted becomes a preferred term, if the vocabulary has none that reads so.
    Opening it again takes no term away.

    Raises:
        UnknownRow: the narrative is not in the document.
        ChangeRefused: it is no word.
    """
    word = one_line(word)
    if not word:
        raise ChangeRefused("There is no word to decide on.", "Write the word or phrase.")
    with project.op(_LABELS[verdict], initiator=initiator) as op:
        op.get(Narrative, narrative)
        row_id = WordDecisionId(keyed_id(WordDecision.table, narrative, word.casefold()))
        known = any(one.id == row_id for one in op.all(WordDecision))
        if verdict is None:
            if known:
                op.delete(WordDecision, row_id)
            return None
        terms = in_order(op.all(Term))
        is_new = all(one.text.casefold() != word.casefold() for one in terms)
        if verdict is WordVerdict.ADOPTED and is_new:
            (rank,) = ranks_at(op, terms, len(terms))
            op.create(Term(TermId(new_id()), TermKind.PREFERRED, word, rank=rank))
        if known:
            return op.set(WordDecision, row_id, verdict=verdict, decided_by=project.me.id)
        return op.create(WordDecision(row_id, narrative, word, verdict, project.me.id))


_LABELS = {
    WordVerdict.ADOPTED: "Adopt word of prospects",
    WordVerdict.LEFT: "Leave word of prospects aside",
    None: "Decide on word anew",
}
