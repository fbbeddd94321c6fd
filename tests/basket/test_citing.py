"""Citations as the style guides have them."""

import re

import pytest

from explorer.basket.citing import Source, apa, bibtex, cite_in_text, list_sources, mla, plain

FULL = Source("Ferry leaves early", "The Paper Lantern", "2017-11-14", "https://lamp.example/ferry")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (FULL, "Ferry leaves early. (2017, November 14). The Paper Lantern. https://lamp.example/ferry"),
        (Source("Who left?", "Kettle", "2017-09"), "Who left? (2017, September). Kettle."),
        (Source("Who left?", "Kettle", "2017"), "Who left? (2017). Kettle."),
        (Source("Ferry", "Kettle", ""), "Ferry. (n.d.). Kettle."),
        (Source("Ferry", "Kettle", "soon"), "Ferry. (n.d.). Kettle."),
        (Source("Ferry", "Kettle", "2017-13-40"), "Ferry. (n.d.). Kettle."),
        (Source("Ferry", "", "2017-11-14"), "Ferry. (2017, November 14)."),
        (Source("", "Kettle", "2017-11-14"), "[News article without a title]. (2017, November 14). Kettle."),
        (Source(), "[News article without a title]. (n.d.)."),
        (Source("Ferry", "Kettle", "2017", "javascript:alert(1)"), "Ferry. (2017). Kettle."),
    ],
)
def test_apa(source, wanted):
    assert plain(apa(source)) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (FULL, "“Ferry leaves early.” The Paper Lantern, 14 Nov. 2017, lamp.example/ferry."),
        (Source("Who left?", "Kettle", "2017-09"), "“Who left?” Kettle, Sept. 2017."),
        (Source("Ferry", "Kettle", ""), "“Ferry.” Kettle."),
        (Source("Ferry", "", "2017-05-01"), "“Ferry.” 1 May 2017."),
        (Source("Ferry", "", ""), "“Ferry.”"),
        (Source("The “last” ferry", "Kettle", "2017"), "“The ‘last’ ferry.” Kettle, 2017."),
        (Source('The "last" ferry', "Kettle", "2017"), "“The ‘last’ ferry.” Kettle, 2017."),
        (Source("", "Kettle", "2017"), "News article without a title. Kettle, 2017."),
    ],
)
def test_mla(source, wanted):
    assert plain(mla(source)) == wanted


def test_the_paper_is_set_in_italics_and_a_title_alone():
    assert [text for text, italic in apa(FULL) if italic] == ["The Paper Lantern"]
    assert [text for text, italic in apa(Source("Ferry")) if italic] == ["Ferry."]
    assert [text for text, italic in mla(FULL) if italic] == ["The Paper Lantern"]


def test_in_the_text_a_title_is_short():
    assert cite_in_text(FULL, "apa") == "(“Ferry leaves early,” 2017)"
    assert cite_in_text(Source("One two three four five six", "K"), "apa") == "(“One two three four,” n.d.)"
    assert cite_in_text(FULL, "mla") == "(“Ferry leaves early”)"


def test_sources_stand_once_in_the_order_of_the_alphabet():
    sources = [Source("The zoo"), Source("An apple"), Source("Ferry"), Source("The zoo")]
    assert [plain(runs) for runs in list_sources(sources, "apa")] == [
        "An apple. (n.d.).", "Ferry. (n.d.).", "The zoo. (n.d.).",
    ]  # fmt: skip


def read_bibtex(text):
    """Read entries as BibTeX does: a field ends where its braces are closed; a backslash hides none of them."""
    entries, at = [], 0
    for match in re.finditer(r"@(\w+)\{([^,\s]+),", text):
        if match.start() < at:
            continue
        depth, at = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        fields, rest = {}, text[match.end() : at - 1]
        while field := re.match(r"\s*,?\s*(\w+) = (\w+|\{)", rest):
            if field[2] != "{":
                fields[field[1]], rest = field[2], rest[field.end() :]
                continue
            depth, end = 1, field.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(rest[end], 0)
                end += 1
            fields[field[1]], rest = rest[field.end() : end - 1], rest[end:]
        assert not rest.strip(" ,\n"), rest
        entries.append((match[1], match[2], fields))
    return entries


def test_bibtex_has_one_entry_a_source_with_all_its_sentences():
    other = Source("Ferry", "", "")
    (kind, key, fields), (plain_kind, _, rest) = read_bibtex(
        bibtex([(FULL, "It left."), (other, "Why?"), (FULL, "Late.")])
    )
    assert (kind, key) == ("article", "paperlanternferry2017")
    assert fields == {
        "title": "{Ferry leaves early}", "journal": "The Paper Lantern", "year": "2017", "month": "nov", "day": "14",
        "url": "https://lamp.example/ferry", "annote": "It left. / Late.",
    }  # fmt: skip
    assert (plain_kind, rest) == ("misc", {"title": "{Ferry}", "annote": "Why?"})


def test_keys_in_bibtex_differ_whatever_the_titles():
    sources = [
        Source(title, "Kettle", "2017", f"https://k.example/{number}")
        for number, title in enumerate(["x", "x", "x", "", "", "Ж", "日本"])
    ]
    keys = [key for _, key, _ in read_bibtex(bibtex([(each, "s") for each in sources]))]
    assert len(set(keys)) == len(sources)
    assert all(re.fullmatch("[a-z0-9-]+", key) for key in keys)


@pytest.mark.parametrize(
    "odd", ["}", "{", "}, note = {x", "\\", "\\}", "50 % & $5_000 #1 ^ ~", '"', "@article{x,", "a\nb\x00c", "é “ü”"]
)
def test_no_text_ends_an_entry(odd):
    text = bibtex([(Source(odd, f"O{odd}", "2017", f"https://x.example/{odd}"), odd), (FULL, "after")])
    entries = read_bibtex(text)
    assert len(entries) == 2
    assert entries[0][2]["year"] == "2017"
    assert not re.search(r"(?<!\\)[%&$#_]", entries[0][2]["annote"])
