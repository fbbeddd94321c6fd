"""Messages are one line, whatever the names in them hold."""

import pytest

from explorer.errors import ReadingError


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("a\nb.txt", r"a\nb.txt: It is empty."),
        ("\x1b[31mred.txt", r"\x1b[31mred.txt: It is empty."),
        ("\u202egnp.txt", r"\u202egnp.txt: It is empty."),
        ("caf\udce9.txt", r"caf\udce9.txt: It is empty."),
        ("Žižek \U0001f600.txt", "Žižek \U0001f600.txt: It is empty."),
    ],
)
def test_a_name_cannot_steer_the_terminal(where, said):
    error = ReadingError("It is empty.", where=where)
    assert str(error) == said
    assert error.where == where
