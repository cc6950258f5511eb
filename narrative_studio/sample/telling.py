"""What the team of the sample has done with its story: zones, criteria, a variant, comments."""

from dataclasses import replace
from typing import Any

from narrative_studio.model.discussion import Comment, Mention
from narrative_studio.model.ids import (
    CommentId,
    CriterionId,
    FrameId,
    LeftOutId,
    LinkId,
    MentionId,
    NarrativeId,
    OverrideId,
    PersonId,
    VariantId,
    ZoneId,
)
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Criterion, Frame, Link, LinkRole, Narrative, Zone
from narrative_studio.model.variants import LeftOut, Override, Variant
from narrative_studio.sample.files import File, SampleFiles


class TellingRows:
    """Makes the rows; ``others`` holds the story by the ids of the file, whose frames get zones.

    ``links`` say what pays for the criteria; they come after those of the file.
    """

    def __init__(self, files: SampleFiles, others: dict[str, Row]) -> None:
        self._files = files
        self._others = others
        (self._narrative,) = [row.id for row in others.values() if isinstance(row, Narrative)]
        self.rows: dict[str, Row] = {}
        self.links: list[tuple[Link, int]] = []
        for item in files.additions["zones"]:
            self._zone(item)
        for item in files.additions["criteria"]:
            self._criterion(item)
        for item in files.additions["variants"]:
            self._variant(item)
        first: Comment | None = None
        for item in files.additions["comments"]:
            made = self._comment(item, first)
            first = first if item.get("reply") else made

    def _zone(self, item: File) -> None:
        zone = Zone(
            id=ZoneId(self._files.new_id(f"zone {item['name']}")),
            narrative=NarrativeId(self._narrative),
            rank=self._files.next_rank(Zone.table),
            name=item["name"],
            budget_ms=item["budget_s"] * 1000,
        )
        self.rows[f"zone {item['name']}"] = zone
        for ref in item["frames"]:
            frame = self._others[ref]
            assert isinstance(frame, Frame)
            self.rows[ref] = replace(frame, zone=zone.id)

    def _criterion(self, item: File) -> None:
        name = f"criterion {item['text']}"
        criterion = Criterion(
            id=CriterionId(self._files.new_id(name)),
            frame=FrameId(self._others[item["frame"]].id),
            rank=self._files.next_rank(Criterion.table),
            text=item["text"],
        )
        self.rows[name] = criterion
        for ref in item["paid_by"]:
            source = self._others[ref]
            link = Link(
                id=LinkId(self._files.new_id(f"{ref} pays for {item['text']}")),
                source_table=source.table,
                source=source.id,
                target_table=Criterion.table,
                target=criterion.id,
                role=LinkRole.PAYS_FOR,
            )
            self.links.append((link, 1))

    def _variant(self, item: File) -> None:
        name = f"variant {item['name']}"
        variant = Variant(
            id=VariantId(self._files.new_id(name)),
            narrative=NarrativeId(self._narrative),
            rank=self._files.next_rank(Variant.table),
            name=item["name"],
            audience=item["audience"],
            call_length_ms=item["call_s"] * 1000,
            note=item["note"],
        )
        self.rows[name] = variant
        for ref in item["left_out"]:
            key = f"{name} without {ref}"
            frame = FrameId(self._others[ref].id)
            self.rows[key] = LeftOut(LeftOutId(self._files.new_id(key)), variant.id, frame)
        for says in item["says"]:
            frame = FrameId(self._others[says["frame"]].id)
            for what, value in says.items():
                if what != "frame":
                    key = f"{name} {what} of {says['frame']}"
                    self.rows[key] = Override(
                        OverrideId(self._files.new_id(key)), variant.id, frame, what, value
                    )

    def _comment(self, item: File, first: Comment | None) -> Comment:
        about = self._others[item["about"]]
        is_reply = bool(item.get("reply")) and first is not None
        name = f"comment {item['at'].isoformat()} {item['author']}"
        cells: dict[str, Any] = {"reply_to": first.id} if is_reply and first is not None else {}
        comment = Comment(
            id=CommentId(self._files.new_id(name)),
            about_table=about.table,
            about=about.id,
            author=PersonId(self._others[item["author"]].id),
            said_at_ms=int(item["at"].timestamp() * 1000),
            text=item["text"],
            **cells,
        )
        self.rows[name] = comment
        for ref in item.get("mentions", []):
            key = f"{name} for {ref}"
            self.rows[key] = Mention(
                MentionId(self._files.new_id(key)), comment.id, PersonId(self._others[ref].id)
            )
        return comment
