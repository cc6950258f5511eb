"""The list of changes is a sound model that speaks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from tests.ui.returned.conftest import MakeReview
from ui.returned.change_list import ChangeModel


def test_the_model_is_sound_and_speaks(make_review: MakeReview, qtmodeltester: ModelTester) -> None:
    review = make_review()
    model = ChangeModel(review)
    qtmodeltester.check(model)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0).data(spoken) == "Headline. Slide 2, “One”"
    review.skip(0)
    assert model.index(0).data(spoken) == "Headline. Slide 2, “One”. skipped"
