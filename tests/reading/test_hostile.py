"""What a folder may hold that nobody meant as an article, or somebody meant as an attack."""

import json

import pytest

from explorer.reading import list_files
from explorer.reading.dates import to_iso_date
from explorer.reading.metadata import MAX_FRONT_MATTER_CHARACTERS
from explorer.store import About, Tables, write_store
from tests.reading.test_kinds import read_one
from tests.reading.test_sources import STORY, read, write


def with_front_matter(yaml):
    return f"---\n{yaml}\n---\nAnn met Bob."


@pytest.mark.parametrize(
    ("yaml", "title"),
    [
        ('title: !!timestamp "soon"', "soon"),  # each of these three makes a safe YAML loader fail
        ('title: !!int "-"', "-"),
        ("title: 0x" + "f" * 1900, "0x" + "f" * 1900),
        ("title: Yes", "Yes"),
        ("title: 0123", "0123"),
        ("title: 2017-02-30", "2017-02-30"),
        ("title: ~", "a"),
        ("title:", "a"),
    ],
)
def test_front_matter_is_the_text_that_stands_there(tmp_path, yaml, title):
    assert read_one(tmp_path, "a.txt", with_front_matter(yaml)).title == title


GROWING = "\n".join(
    ["a: &a {k0: 1, k1: 1}"]
    + [f"b{n}: &b{n} {{<<: [{', '.join([f'*b{n - 1}' if n else '*a'] * 9)}]}}" for n in range(9)]
)


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("title: !!python/object/apply:os.system ['touch {tmp}/hurt']", "field `title` is not text"),
        ("title: &a [*a]", "front matter is broken"),
        ("title: x\n? {a: b}\n: c", "front matter is broken"),
        ("title: " + "[" * 5000, "front matter is broken"),
        ("x: [" + "a," * MAX_FRONT_MATTER_CHARACTERS + "]", "front matter is too long ("),
        ("title: '" + "T" * 3000 + "'", "field `title` is too long (3,000 characters)"),
    ],
)
def test_front_matter_does_no_harm(tmp_path, yaml, said):
    write(tmp_path, {"a.md": with_front_matter(yaml.replace("{tmp}", str(tmp_path))), "b.txt": STORY})
    documents, (problem,) = read(tmp_path)
    assert [document.id for document in documents] == (["b"] if "front matter is too long" in said else ["a", "b"])
    assert said in problem
    assert "a.md" in problem
    assert not (tmp_path / "hurt").exists()


def test_front_matter_that_would_grow_without_end_is_read_at_all(tmp_path):
    assert read_one(tmp_path, "a.md", with_front_matter(f"{GROWING}\ntitle: T")).title == "T"


@pytest.mark.parametrize("text", ["\u200b\u2060\n", "\u00a0\u3000 \t", "...\n\n* * *", "\U0001f600!"])
def test_a_text_without_words_is_none(tmp_path, text):
    write(tmp_path, {"a.txt": text})
    assert "no text in this article" in read(tmp_path / "a.txt")[1][0]


def test_soft_hyphens_go_and_jsonl_keeps_its_offsets(tmp_path):
    text = "Al\u00adbu Ka\u200bmal\ufeff, \U0001f469\u200d\U0001f680"
    assert read_one(tmp_path, "a.txt", text).text == "Albu Kamal, \U0001f469\u200d\U0001f680"
    assert read_one(tmp_path, "a.jsonl", json.dumps({"text": text})).text == text


@pytest.mark.parametrize("sign", ["\U0001f600", "(", '"', "."])
def test_an_endless_run_of_signs_is_blank_and_offsets_stay(tmp_path, sign):
    text = f"Ann {sign * 5000} met Bob {sign * 80}."
    read_text = read_one(tmp_path, "a.jsonl", json.dumps({"text": text})).text
    assert read_text == f"Ann {' ' * 5000} met Bob {sign * 80}."


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_sentence_is_read_as_it_is_analysed(tmp_path, name):
    text = "Ann \u202ebeB\u202c \u2067met\u2069 \u0639\u0644\u064a \u200f!"
    content = json.dumps({"text": text}) if name.endswith("l") else text
    assert read_one(tmp_path, name, content).text == "Ann  beB   met  \u0639\u0644\u064a \u200f!"


def test_a_title_is_one_line_that_steers_nothing(tmp_path):
    title = "A \u202egnp\x1b[31m\n two\x85"
    document = read_one(tmp_path, "a.jsonl", json.dumps({"text": "Ann.", "title": title, "outlet": title}))
    assert document.title == document.outlet == "A gnp [31m two"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(("name", "text"), [("a.txt", STORY), ("a.jsonl", '{"text": "Ann."}\n{"text": "Bob."}\n')])
def test_two_bytes_a_character_without_a_mark_are_named(tmp_path, encoding, name, text):
    write(tmp_path, {name: text.encode(encoding)})
    documents, (problem,) = read(tmp_path / name)
    assert documents == []
    assert f"{name}: This looks like UTF-16 text without its mark." in problem


def test_a_zero_byte_in_one_line_costs_only_that_line(tmp_path):
    write(tmp_path, {"a.jsonl": b'{"text": "A\x00nn"}\n{"text": "Bob."}\n'})
    (document,), (problem,) = read(tmp_path)
    assert document.text == "Bob."
    assert "a.jsonl:1: This line is not valid JSON" in problem


def test_an_id_that_is_given_twice_is_said(tmp_path):
    write(tmp_path, {"x/a.jsonl": '{"id": "7", "text": "Ann."}', "x/b.jsonl": '{"id": "7", "text": "Bob."}'})
    documents, (problem,) = read(tmp_path)
    assert [(document.id, document.text) for document in documents] == [("7", "Ann."), ("x-7", "Bob.")]
    assert "b.jsonl: Another article has the id '7' too; this one is read as 'x-7'." in problem


def test_an_id_as_long_as_an_article_is_refused(tmp_path):
    write(tmp_path, {"a.jsonl": '{"id": "' + "i" * 100_000 + '", "text": "Ann."}\n{"text": "Bob."}'})
    (document,), (problem,) = read(tmp_path)
    assert document.text == "Bob."
    assert "a.jsonl:1: The field `id` is too long" in problem


@pytest.mark.parametrize("name", ["/etc/passwd", "../a.txt", "n" * 5000 + ".txt", "."])
def test_a_table_speaks_only_of_files_in_its_folder(tmp_path, name):
    write(tmp_path, {"in/metadata.csv": f"path,title\n{name},X\nb.txt,B\n", "in/b.txt": STORY, "a.txt": STORY})
    (document,), (problem,) = read(tmp_path / "in")
    assert document.title == "B"
    assert "metadata.csv:2: There is no file" in problem


def test_a_second_line_about_a_file_and_a_bad_date_are_said_with_their_line(tmp_path):
    table = "path,title,published\na.txt,A,soon\na.txt,B,\n"
    write(tmp_path, {"metadata.csv": table, "a.txt": STORY})
    (document,), problems = read(tmp_path)
    assert (document.title, document.published) == ("A", "")
    assert "metadata.csv:2: The date 'soon'" in problems[0]
    assert "metadata.csv:3: There is a line about 'a.txt' already" in problems[1]


def test_empty_cells_behind_the_last_column_mean_nothing(tmp_path):
    write(tmp_path, {"metadata.csv": "path,title\na.txt,A,,\n", "a.txt": STORY})
    (document,), problems = read(tmp_path)
    assert (document.title, problems) == ("A", [])


@pytest.mark.parametrize(("said", "called"), [("caf\u00e9", "cafe\u0301"), ("cafe\u0301", "caf\u00e9")])
def test_a_table_may_write_accents_otherwise_than_the_system(tmp_path, said, called):
    write(tmp_path, {"metadata.csv": f"path,title\n{said}.txt,A\n", f"{called}.txt": STORY})
    (document,), problems = read(tmp_path)
    assert (document.title, problems) == ("A", [])


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("31.12.2017", "2017-12-31"),
        ("2017-2-3", "2017-02-03"),
        ("2017-02-30", None),
        ("2017-13", None),
        ("31.2.2017", None),
        ("02/12/2017", None),
        ("0000", None),
        ("  ", ""),
    ],
)
def test_only_days_of_the_calendar_are_dates(text, iso):
    assert to_iso_date(text) == iso


def test_a_store_among_the_articles_is_passed_over(tmp_path):
    write(tmp_path, {"a.txt": STORY})
    write_store(tmp_path / "store", Tables(), about=About())
    write(tmp_path, {"store/decisions.jsonl": '{"id": "d1", "verb": "hide", "subjects": ["ann"]}\n'})
    assert [file.path.name for file in list_files([tmp_path])] == ["a.txt"]


@pytest.mark.parametrize("piece", ["_*", "a_(", "'s", "’s", "http://", "x:", '_"', "😀_", "[a]("])
def test_an_endless_run_without_a_blank_keeps_its_words_and_loses_its_signs(tmp_path, piece):
    text = f"Ann_B {piece * 1000} met Bob {piece * 100}."
    document = read_one(tmp_path, "a.jsonl", json.dumps({"text": text}))
    first, end = text.index(piece * 1000), text.index(" met")
    assert (document.text[:first], document.text[end:]) == (text[:first], text[end:])
    kept = document.text[first:end]
    assert [char for char in kept if not char.isspace()] == [char for char in text[first:end] if char.isalnum()]
    assert max(map(len, kept.split()), default=0) <= len(piece)


def test_a_language_without_blanks_keeps_its_marks(tmp_path):
    text = "安去了市场，鲍勃也去了。" * 200
    assert read_one(tmp_path, "a.jsonl", json.dumps({"text": text})).text == text
