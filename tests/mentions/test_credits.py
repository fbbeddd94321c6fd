"""Which lines, brackets and sentences only say who made an article."""

import pytest

from explorer.mentions.credits import Credits, find_credits


@pytest.mark.parametrize(
    "credit",
    [
        "By Ann Lee", "By Ann Lee and Bo Kelland in Velm", "BY ANN LEE, VELM POST", "Photo: Ann Lee/Velm Images",
        "Reporting by Ann Lee; editing by Bo Kelland", "Additional reporting by Eve Dorn in Paris", "© 2026 Velm Post",
        "Image: Ann Lee.", "Written by Ann Lee",
    ],
)  # fmt: skip
def test_lines_that_are_credits(credit):
    text = f"Strike ends\n\n{credit}\n\nEve Dorn met Kim Orr."
    assert [text[start:end] for start, end in find_credits(text)] == [credit]


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("They wave. (Photo: Ann Lee/VI) He left.", "(Photo: Ann Lee/VI)"),
        ("They wave. Ann Lee / VP", " Ann Lee / VP"),
        ("He left. Ann Lee contributed to this report.", " Ann Lee contributed to this report."),
        ("Ann Lee is the Velm Post's ports correspondent. Follow her @lee.", None),
    ],
)
def test_credits_within_a_line(text, credit):
    assert "".join(text[start:end] for start, end in find_credits(text)) == (credit or text)


@pytest.mark.parametrize(
    "text",
    [
        "By Monday evening Ann Lee had met him.",
        "Ann Lee contributed money to the strike.",
        "A report by Ann Lee angered him.",
        "[Image: Ann Lee speaks to Bo Kelland]",
        "Ann Lee is the mayor.",
    ],
)
def test_what_is_told_is_no_credit(text):
    assert find_credits(f"Strike ends\n\n{text}") == []


def test_a_place_in_a_credit_is_covered():
    credits = Credits("Strike ends\n\nBy Ann Lee\n\nShe left.")
    assert credits.cover(16)
    assert not credits.cover(25)
    assert not credits.cover(0)
