"""What a class reads about the articles gives it no answers."""

from explorer.ui.start import CHECKOUT


def test_what_a_class_can_find_stands_on_a_page_for_teachers():
    about = (CHECKOUT / "corpus" / "README.md").read_text(encoding="utf-8")
    teachers = (CHECKOUT / "docs" / "teaching.md").read_text(encoding="utf-8")
    for heading in ("## The voices", "## What a class can find"):
        assert heading in teachers
        assert heading not in about
