"""What stands ready for the demo of the sample: items to check, and data."""

from collections.abc import Mapping

from narrative_studio.model.demo import DataItem, ReadinessItem, ReadinessPhase
from narrative_studio.model.ids import DataItemId, NarrativeId, PersonId, ReadinessItemId
from narrative_studio.model.rows import Row
from narrative_studio.sample.files import SampleFiles


class ReadinessRows:
    """Makes the rows of the readiness; ``others`` holds people and the narrative by their ids."""

    def __init__(self, files: SampleFiles, others: Mapping[str, Row], narrative: str) -> None:
        self.rows: dict[str, Row] = {}
        told = NarrativeId(others[narrative].id)
        for item in files.additions["readiness"]:
            name = f"readiness {item['text']}"
            self.rows[name] = ReadinessItem(
                id=ReadinessItemId(files.new_id(name)),
                narrative=told,
                phase=ReadinessPhase(item["phase"]),
                rank=files.next_rank(ReadinessItem.table),
                text=item["text"],
                owner=PersonId(others[item["owner"]].id),
            )
        for item in files.additions["data"]:
            name = f"data {item['name']}"
            self.rows[name] = DataItem(
                id=DataItemId(files.new_id(name)),
                narrative=told,
                rank=files.next_rank(DataItem.table),
                name=item["name"],
                value=item["value"],
                used_in=item["used_in"],
            )
