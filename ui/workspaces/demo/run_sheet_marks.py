"""The small marks of a step in the run sheet: which icons stand beside which words."""

from __future__ import annotations

from ui.theme import Role
from ui.workspaces.demo.sheet_rows import SheetRow


def marks_of(row: SheetRow) -> list[list[tuple[str, str, Role]]]:
    """The lines of marks below what is done: icon, word and colour of each."""
    step = row.step
    assert step is not None
    found = [
        *([("star-filled", "Wow", Role.WARN)] if step.is_wow else []),
        *([("circle-dashed", "Optional", Role.TEXT2)] if step.is_optional else []),
    ]
    if step.picture:
        found.append(("photo", "Picture", Role.TEXT2))
    lines = [found[at : at + 2] for at in range(0, len(found), 2)]
    icons_of = zip(("user", "microphone"), row.who, strict=True)
    lines += [[(icon, name, Role.TEXT2)] for icon, name in icons_of if name]
    if row.comments:
        # Beside another mark the narrow column would cut it.
        lines.append([("message-circle", row.comment_words, Role.TEXT2)])
    return lines
