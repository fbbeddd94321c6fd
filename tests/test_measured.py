"""What was measured of the rules: read, written, and about rules that there are."""

import pytest

from explorer import actors, relations
from explorer.errors import ReadingError, StoreError
from explorer.measured import FILES, FOLDER, read_measured, write_measured

HEAD = "# by hand\nrule\tjudged\tright\n"


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "relations.tsv"
    write_measured(path, {"verb": (45, 41), "he or she, several possible": (3, 0), "never": (0, 0)}, how="One.\n\nTwo.")
    assert path.read_text(encoding="utf-8").startswith("# One.\n#\n# Two.\nrule\tjudged\tright\n")
    assert read_measured([path, tmp_path / "none.tsv"]) == {"verb": (45, 41), "he or she, several possible": (3, 0)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", r"measured\.tsv: The first row does not name the columns"),
        ("verb\t3\t2\n", r"measured\.tsv: The first row does not name the columns"),
        (HEAD + "verb\t3\n", r"measured\.tsv:3: This row is not a rule"),
        (HEAD + "verb\t3\ttwo\n", r"measured\.tsv:3: This row is not a rule"),
        (HEAD + "verb\t-3\t2\n", r"measured\.tsv:3: This row is not a rule"),
        (HEAD + "\nverb\t3\t4\n", r"measured\.tsv:4: More are right"),
        (HEAD + "verb\t0\t0\n", r"measured\.tsv:3: .*none was judged"),
        (HEAD + "verb\t3\t2\nverb\t3\t2\n", r"measured\.tsv:4: The rule 'verb' stands here twice"),
    ],
)
def test_what_is_not_in_the_format_is_said_with_its_line(tmp_path, text, said):
    path = tmp_path / "measured.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadingError, match=said):
        read_measured([path])


def test_a_file_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(StoreError, match=r"cannot be written.*another|cannot be written.*may write"):
        write_measured(tmp_path / "none" / "m.tsv", {}, how="")


@pytest.mark.parametrize(("name", "explain"), [(FILES[0], relations.explain_rules), (FILES[1], actors.explain_rules)])
def test_what_was_measured_is_of_rules_that_there_are(name, explain):
    """A rule that gets another name, or is changed in earnest, has to be measured again."""
    gone = read_measured([FOLDER / name]).keys() - explain().keys()
    assert not gone, f"{name} holds rules that there are no more; measure again as its first lines say"
