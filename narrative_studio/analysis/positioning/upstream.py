"""What changed further up the chain since an element was last looked at.

A suspect link says that the element itself changed. Where only something *above* it in the chain
changed, what the element says may no longer follow from it: its frames get a quiet hint, never a
suspect link. The rule, in full:

* a *change* is a revision of an alternative, a differentiator or a value theme after its first
  wording; what was taken back is none;
* an element is *looked at* when it is written, reworded, approved, or frozen in a baseline;
* a change travels down the lines of the chain until it meets an element that was looked at later:
  whoever reworded or approved that one had the change before them. Below it, only what happens
  there counts.

So the hint on a frame goes as soon as the element that the frame carries is looked at, or one
between the two, or when the change is taken back.
"""

from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Link
from narrative_studio.model.view import ProjectView


def upstream_changes(whole: ProjectView, element_id: str) -> tuple[Element, ...]:
    """The elements above one in the chain that changed since it was looked at, in their order."""
    if element_id not in whole.elements:
        return ()
    passed = {element_id: whole.review(element_id).looked_at}
    waiting = [element_id]
    found: set[str] = set()
    while waiting:
        below = waiting.pop()
        for line in whole.lines("target", below):
            above = str(line.source)
            review, since = whole.review(above), passed[below]
            if review.changed > since:
                found.add(above)
            # What is older than the latest look on the way down has been dealt with there.
            since = max(since, review.looked_at)
            if above != element_id and since < passed.get(above, _LATER):
                passed[above] = since
                waiting.append(above)
    return tuple(element for element in whole.elements.ordered if element.id in found)


def upstream_of_link(whole: ProjectView, link: Link) -> tuple[Element, ...]:
    """What changed above the element that a link points at.

    What the source is itself linked to is not among it: of that it hears by its own link.
    """
    own = {one.target for one in whole.links_from(link.source)}
    changed = upstream_changes(whole, link.target)
    return tuple(element for element in changed if element.id not in own)


_LATER = "~"
"""Sorts after the id of every operation."""
