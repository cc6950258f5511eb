"""The names of fields part the text of a story without doubt."""

from narrative_studio.story_text import Field, StepField


def test_no_name_can_end_early_or_be_taken_for_a_mark() -> None:
    for field in (*Field, *StepField):
        assert ":" not in field
        assert "*" not in field
        assert field.strip() == field != ""
