"""What to say of damage: what was found when the document was opened."""

from __future__ import annotations

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.project import Project


def opening_words(project: Project) -> str:
    """What was damaged at opening and what became of it, in few words; empty where nothing was."""
    said = []
    if (rescued := project.rescued) is not None:
        came = counted(rescued.operations, "unpublished change")
        said.append(f"The work copy was damaged; {came} came back from it")
    if aside := project.set_aside:
        were = "was" if len(aside) == 1 else "were"
        said.append(f"{counted(len(aside), 'damaged part')} of the file {were} set aside")
    return "; ".join(said)


def opening_details(project: Project) -> str:
    """The same in full, with what is kept where."""
    said = [] if project.rescued is None else [project.rescued.words]
    if aside := project.set_aside:
        said.append(
            f"{counted(len(aside), 'damaged part')} of the file could not be read and "
            f"{'was' if len(aside) == 1 else 'were'} set aside: {listed(list(aside)[:3])}. "
            "Everything else is here."
        )
    return " ".join(said)
