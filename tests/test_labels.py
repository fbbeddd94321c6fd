"""The labels of a transcript; a colon in an article is none."""

from explorer.labels import find_labels

TALK = "VELM POST: Will you go?\n\nANN LEE: No. I stay.\n\nMS. LEE, OREL BANK: I said so.\n\n(LAUGHTER)\n\nQ: Why?"


def test_labels_of_a_transcript():
    labels = find_labels(TALK)
    assert [label.name for label in labels] == ["VELM POST", "ANN LEE", "MS. LEE, OREL BANK", "Q"]
    assert [TALK[label.words :].split()[0] for label in labels] == ["Will", "No.", "I", "Why?"]


def test_colons_of_articles_are_no_labels():
    assert find_labels("Talks in Velm: Ann Lee left.\n\nThe result: nothing.\n\nNote: a correction.") == []
    assert find_labels("Photo: Ann\nPhoto: Bo\nImage: Eve\nVideo: Kim") == []
