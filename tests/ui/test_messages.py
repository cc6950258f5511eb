"""What the user is told."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from narrative_studio.errors import ChangeRefused
from ui.messages import Message, Messages


def test_a_message_is_signalled_with_what_its_button_does(qtbot: QtBot) -> None:
    messages = Messages()
    act = object()
    with qtbot.waitSignal(messages.told) as signal:
        messages.tell("Frame 8 moved before frame 7", action="Undo", act=act)  # type: ignore[arg-type]
    assert signal.args == [Message("Frame 8 moved before frame 7", action="Undo"), act]


def test_trouble_says_what_and_what_to_do() -> None:
    messages = Messages()
    messages.trouble(ChangeRefused("It is gone.", "Undo."))
    assert messages.list == (Message("It is gone. Undo.", is_trouble=True),)


def test_the_name_of_a_file_cannot_swap_the_order_of_words() -> None:
    messages = Messages()
    messages.trouble(ChangeRefused("“txt.\u202eexe\nnew” is empty."))
    assert messages.list[0].text == "“txt.\\u202eexe new” is empty."


def test_only_the_latest_messages_are_kept() -> None:
    messages = Messages()
    for number in range(250):
        messages.tell(str(number))
    assert [messages.list[0].text, messages.list[-1].text] == ["50", "249"]
