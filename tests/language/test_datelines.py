"""Where a dateline ends, and where no dateline is."""

import pytest

from explorer.language.datelines import find_dateline_ends


@pytest.mark.parametrize(
    "dateline",
    [
        "ODENSK — ", "ODENSK (AP) — ", "TARNOW, Poland (Reuters) - ", "RIGA/VELM, Jan. 4 (AFP) – ", "NEW VELM -- ",
        "Velm, Marenia – ", "Novi Velm (AP) — ", "GENEVA, 3 March — ", "VELM: ", "(CNN) — ", "(AFP) ", "Velm – ",
    ],
)  # fmt: skip
def test_the_sentence_begins_behind_the_dateline(dateline):
    text = f"{dateline}Ann Lee met him."
    assert find_dateline_ends(text) == [len(dateline)]
    assert find_dateline_ends(f"Talks in Velm\n\n{text}")[-1:] == (
        [len(dateline) + 15] if dateline != "Velm – " else []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Marenia — like Norland — condemned it.",
        "Ann Lee - the mayor - left.",
        "ANN: I agree.\nBO: I do not.\nANN: Well.",
        "The UN - which met - left.",
        "Velm said no.",
    ],
)
def test_no_dateline(text):
    assert find_dateline_ends(text) == []
