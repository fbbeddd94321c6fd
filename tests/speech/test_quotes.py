"""What stands in quotation marks, whichever marks an outlet uses."""

import pytest

from explorer.speech.quotes import find_quotes

TEXTS = [
    ('She said "we are late" twice.', ["we are late"]),
    ("She said “we are late” twice.", ["we are late"]),
    ("She said «we are late» twice.", ["we are late"]),
    ("She said „we are late“ twice.", ["we are late"]),
    ("She said ``we are late'' twice.", ["we are late"]),
    ("She said ‘we are late again’ twice.", ["we are late again"]),
    ("She said 'we are late again' twice.", ["we are late again"]),
    ("“Late,” she said, “but alive.”", ["Late,", "but alive."]),
    ("“They cried ‘out with them all’ and left.”", ["They cried ‘out with them all’ and left."]),
    ("‘We don’t know who’s there,’ she said.", ["We don’t know who’s there,"]),
    ("The 'reform' failed.", []),
    ("The miners' union and the farmers' league met.", []),
    ("It's Peru's word against Chile's.", []),
    ("“We are late and it is dark.\n“We must go.”", ["We are late and it is dark.", "We must go."]),
    ('He opened "a mark\nand never closed it', []),
    ('She wrote "…" and left.', []),
    ('""We are late"" stood in the table.', ["We are late"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_quotations_of_a_text(text, expected):
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == expected


def test_words_are_counted():
    assert [quote.words for quote in find_quotes("“Late,” she said, “but quite alive.”")] == [1, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She sat. “We are late.\n\n“We must go.\n\n“Now.”", [("We are late.", 0), ("We must go.", 1), ("Now.", 1)]),
        ('"Late," she said. "It is dark.\n\n"We must go."', [("Late,", 0), ("It is dark.", 0), ("We must go.", 1)]),
        ("«It is dark.\n  «We must go.»", [("It is dark.", 0), ("We must go.", 1)]),
        ("‘Late,’ she said. ‘It’s dark here.\n\n‘We must go now.’", [("It’s dark here.", 0), ("We must go now.", 1)]),
        ("“It is dark.”\n\n“We must go.”", [("It is dark.", 0), ("We must go.", 0)]),
        ("“It is dark.\n\nNobody moved.\n\n“We must go.”", [("It is dark.", 0), ("We must go.", 0)]),
        ('A board of 6" lay there.\n\n"We must go," she said.', [("We must go,", 0)]),
    ],
)
def test_a_quotation_left_open_goes_on_in_the_next_paragraph(text, expected):
    assert [(text[each.start : each.end], each.goes_on) for each in find_quotes(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('“We are late," she said.', ["We are late,"]),
        ('The “late" train and the "early" one.', ["late", "early"]),
        ("She said: “We are late.\n\n“We must go.”", ["We are late.", "We must go."]),
        ("She wrote “late and never closed it", []),
    ],
)
def test_marks_that_do_not_fit_or_are_left_open(text, expected):
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == expected
