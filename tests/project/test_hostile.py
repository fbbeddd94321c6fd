"""A project's file that somebody made to hurt: nothing in it is run, nothing is written elsewhere, and it says why."""

import json
import os
import pickle
import random
import stat
import zipfile

import duckdb
import pytest

from explorer.errors import ProjectError
from explorer.project import list_projects, load_project
from explorer.project import opening as opening_module
from explorer.project.files import MANIFEST, FileLimits
from explorer.project.taking import take_file
from explorer.store import taking as taking_module
from tests.project.conftest import repack


@pytest.fixture
def refused(tmp_path):
    """Take a file into a folder, and return why it was refused."""
    numbers = iter(range(100))

    def take(file, **options) -> str:
        folder = tmp_path / f"taken-{next(numbers)}"
        folder.mkdir()
        before = {path for path in tmp_path.rglob("*") if folder not in path.parents}
        with pytest.raises(ProjectError) as caught:
            take_file(file, folder, **options)
        assert {path for path in tmp_path.rglob("*") if folder not in path.parents} == before
        return str(caught.value)

    return take


def table(saved, name: str) -> bytes:
    with zipfile.ZipFile(saved) as archive:
        return archive.read(f"tables/{name}.parquet")


def changed(saved, tmp_path, name: str, statement: str) -> bytes:
    """Return a table of a file after a change in SQL; the table is called `t` in it."""
    source, target = tmp_path / "source.parquet", tmp_path / "target.parquet"
    source.write_bytes(table(saved, name))
    database = duckdb.connect()
    database.execute(f"CREATE TABLE t AS SELECT * FROM read_parquet('{source}')")
    database.execute(statement)
    database.execute(f"COPY t TO '{target}' (FORMAT parquet)")
    database.close()
    content = target.read_bytes()
    source.unlink()
    target.unlink()
    return content


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", b"PK\x05\x06" + b"\0" * 18, b"\x80\x04K\x01."])
def test_what_is_no_project(refused, tmp_path, content):
    (tmp_path / "a.actors").write_bytes(content)
    assert "not a file of a project" in refused(tmp_path / "a.actors")


def test_a_file_that_was_cut_short(refused, saved, tmp_path):
    whole = saved.read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        (tmp_path / "a.actors").write_bytes(whole[: int(len(whole) * share)])
        assert "not a file of a project" in refused(tmp_path / "a.actors")


def test_a_file_with_one_wrong_byte_anywhere_is_refused_or_the_same(saved, tmp_path):
    whole = saved.read_bytes()
    for place in range(40, len(whole), len(whole) // 40):
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        file, folder = tmp_path / "a.actors", tmp_path / f"at-{place}"
        file.write_bytes(broken)
        folder.mkdir()
        try:
            take_file(file, folder)
        except ProjectError:
            continue
        assert (folder / "about.json").exists()  # the byte said nothing (a time, a comment)


@pytest.mark.parametrize(
    "name",
    [
        "../escaped",
        "/etc/escaped",
        "tables/../../escaped",
        "C:\\escaped",
        "..\\escaped",
        "tables/x.parquet",
        "evil.py",
        "x.pkl",
    ],
)
def test_a_name_that_no_project_has(refused, saved, tmp_path, name):
    said = refused(repack(saved, tmp_path / "a.actors", add={name: b"x"}))
    assert "something that no project has" in said
    said = refused(repack(saved, tmp_path / "b.actors", change={name: b"x"}))
    assert "something that no project has" in said or "damaged" in said


def test_a_link_and_a_folder(refused, saved, tmp_path):
    for mode, name in ((stat.S_IFLNK | 0o777, "basket.jsonl"), (stat.S_IFIFO, "basket.jsonl"), (0, "tables/")):
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        file = repack(saved, tmp_path / "a.actors", drop=["basket.jsonl"])
        with zipfile.ZipFile(file, "a") as archive:
            archive.writestr(entry, b"/etc/passwd")
        assert "a link or a folder" in refused(file)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_in_it_twice(refused, saved, tmp_path):
    assert "twice" in refused(repack(saved, tmp_path / "a.actors", add={"basket.jsonl": b"{}"}))


def test_parts_that_the_manifest_does_not_tell_of_or_tells_wrongly(refused, saved, tmp_path):
    assert "not those that it lists" in refused(
        repack(saved, tmp_path / "a.actors", drop=["basket.jsonl"], add={"basket.jsonl": b"{}"})
    )
    changed_part = repack(saved, tmp_path / "b.actors", change={"basket.jsonl": b'{"a": 1}\n'}, sign=False)
    assert "not what the manifest says" in refused(changed_part)
    lacking = zipfile.ZipFile(saved)
    with zipfile.ZipFile(tmp_path / "c.actors", "w") as archive:
        for name in lacking.namelist()[:-1]:
            archive.writestr(name, lacking.read(name))
    assert "not those that it lists" in refused(tmp_path / "c.actors")


@pytest.mark.parametrize(
    "manifest",
    [b"", b"{", b"[]", b"null", b'{"what": "other"}', b"[" * 100_000, b'{"what": "actor-explorer-project-file"}',
     b'{"what": "actor-explorer-project-file", "format": true, "files": []}',
     b'{"what": "actor-explorer-project-file", "format": 1, "files": [{"name": "../x", "bytes": 1}]}',
     b'{"what": "actor-explorer-project-file", "format": 1, "files": {"a": 1}}'],
)  # fmt: skip
def test_a_manifest_that_is_none(refused, saved, tmp_path, manifest):
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(tmp_path / "a.actors", "w") as archive:
        archive.writestr(MANIFEST, manifest)
        archive.writestr("project.json", source.read("project.json"))
    said = refused(tmp_path / "a.actors")
    assert "manifest" in said or "not a file of a project" in said


def test_a_bomb(refused, saved, tmp_path):
    assert "bomb" in refused(repack(saved, tmp_path / "a.actors", change={"basket.jsonl": b"\n" * 50_000_000}))


def test_a_bomb_that_lies_about_its_size(refused, saved, tmp_path):
    file = repack(saved, tmp_path / "a.actors", change={"basket.jsonl": b"\n" * 50_000_000})
    content = file.read_bytes().replace((50_000_000).to_bytes(4, "little"), (500).to_bytes(4, "little"))
    file.write_bytes(content)
    assert refused(file)


def test_limits_are_named(refused, saved, tmp_path):
    assert "at most 0 MB" in refused(saved, limits=FileLimits(file_bytes=1000))
    with zipfile.ZipFile(saved) as archive:
        sizes = [each.file_size for each in archive.infolist()]
    assert "unpack to more than" in refused(saved, limits=FileLimits(unpacked_bytes=max(sizes) + 1))
    assert "is too large" in refused(saved, limits=FileLimits(unpacked_bytes=max(sizes) - 1))
    many = {f"tables/{number}.parquet": b"" for number in range(500)}
    assert "too many" in refused(repack(saved, tmp_path / "a.actors", add=many))


def test_a_password_and_another_packing(refused, saved, tmp_path):
    file = repack(saved, tmp_path / "a.actors", drop=["basket.jsonl"])
    with zipfile.ZipFile(file, "a", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("basket.jsonl", b"{}")
    assert "packed in a way" in refused(file)
    content = bytearray(saved.read_bytes())
    at = content.rindex(b"basket.jsonl") - 46 + 8  # its flags in the archive's list
    content[at] |= 1
    (tmp_path / "b.actors").write_bytes(content)
    assert "password" in refused(tmp_path / "b.actors")


class Hurting:
    """What a pickle runs when it is read."""

    def __reduce__(self):
        return os.mkdir, ("hurt",)


@pytest.mark.parametrize(
    "part", ["tables/documents.parquet", "basket.jsonl", "project.json", "about.json", "places.json"]
)
def test_a_pickle_is_never_run(saved, tmp_path, monkeypatch, part):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "taken"
    folder.mkdir()
    file = repack(saved, tmp_path / "a.actors", change={part: pickle.dumps(Hurting())})
    try:
        taken = take_file(file, folder)
        assert part == "basket.jsonl"
        assert taken.left_out
    except ProjectError:
        pass
    assert not (tmp_path / "hurt").exists()


@pytest.mark.parametrize(
    ("name", "statement", "why"),
    [
        ("documents", "ALTER TABLE t ADD COLUMN extra VARCHAR", "other columns"),
        ("documents", "ALTER TABLE t DROP COLUMN outlet", "other columns"),
        ("documents", "ALTER TABLE t RENAME COLUMN outlet TO eval", "other columns"),
        ("documents", "ALTER TABLE t ALTER title TYPE BLOB", "other columns"),
        ("documents", "UPDATE t SET title = NULL", "without a usable title"),
        ("documents", "UPDATE t SET title = repeat('x', 5000000) WHERE id = 'd000'", "without a usable title"),
        ("documents", "UPDATE t SET text = repeat('x', 1000001) WHERE id = 'd000'", "too long"),
        ("documents", "INSERT INTO t SELECT * FROM t", "same id"),
        ("sentences", 'UPDATE t SET "end" = 999999', "places in no text"),
        ("sentences", 'UPDATE t SET start = "end" + 1', "places in no text"),
        ("sentences", "UPDATE t SET start = -5", "without a usable start"),
        ("mentions", "UPDATE t SET kind = '<script>'", "unknown kind"),
        ("mentions", "UPDATE t SET sentence_id = 'nowhere#1'", "not in sentences"),
        ("mentions", "UPDATE t SET confidence = 7", "no share"),
        ("relations", "UPDATE t SET confidence = 'nan'", "without a usable confidence"),
        ("relations", "UPDATE t SET kind = 'affair'", "unknown kind"),
        ("relations", "UPDATE t SET target = 'nobody'", "not in mentions"),
        ("relations", "UPDATE t SET cues = list_resize(cues, 20000, {'start': 0, 'end': 1})", "without a usable cues"),
        ("relations", "UPDATE t SET cues = [{'start': NULL, 'end': 1}]", "without a usable cues"),
        ("actors", "UPDATE t SET id = '../' || id", "strange id"),
        ("links", "UPDATE t SET actor_id = 'nobody'", "not in actors"),
        ("positions", "UPDATE t SET x = 'inf'", "without a usable x"),
    ],
)
def test_tables_that_no_store_has(refused, saved, tmp_path, name, statement, why):
    content = changed(saved, tmp_path, name, statement)
    said = refused(repack(saved, tmp_path / "a.actors", change={f"tables/{name}.parquet": content}))
    assert why in said
    assert f"table {name}" in said


def test_a_table_that_is_missing_or_rubbish(refused, saved, tmp_path):
    assert "is missing" in refused(repack(saved, tmp_path / "a.actors", drop=["tables/links.parquet"]))
    for content in (b"", b"PAR1", b"PAR1" + b"\xff" * 1000 + b"PAR1", table(saved, "links")[:-20]):
        said = refused(repack(saved, tmp_path / "b.actors", change={"tables/links.parquet": content}))
        assert "cannot be read" in said


@pytest.mark.parametrize(
    "project",
    [b"[]", b'{"what": "actor-explorer-project", "format": 1, "title": ["x"]}', b'{"title": "x"}', b"\xff\xfe",
     b'{"what": "actor-explorer-project", "format": 1, "settings": {"a": {"b": 1}}}',
     b'{"what": "actor-explorer-project", "format": 1, "title": "\\ud800"}'],
)  # fmt: skip
def test_settings_that_are_none(refused, saved, tmp_path, project):
    assert "project.json is damaged" in refused(repack(saved, tmp_path / "a.actors", change={"project.json": project}))


@pytest.mark.parametrize(
    "places",
    [b"[]", b'{"places": []}', b'{"places": {"a": [1]}}', b'{"places": {"a": [NaN, 1]}}',
     b'{"places": {"a": ["1", 2]}}', b'{"places": {"a": [1e400, 2]}}', b'{"places": {"a": [true, 2]}}'],
)  # fmt: skip
def test_places_that_are_none(refused, saved, tmp_path, places):
    assert "places.json is damaged" in refused(repack(saved, tmp_path / "a.actors", change={"places.json": places}))


@pytest.mark.parametrize(
    "about",
    [b"[]", b"{", b'{"what": "actor-explorer-store", "format": 5, "tables": "../.."}',
     b'{"what": "actor-explorer-store", "format": 5, "tables": "a", "teaching": "yes"}'],
)  # fmt: skip
def test_a_store_that_is_none(refused, saved, tmp_path, about):
    assert refused(repack(saved, tmp_path / "a.actors", change={"about.json": about}))


def test_rows_that_are_none_are_left_out_and_the_others_kept(saved, tmp_path):
    rows = [
        b'{"id": "k1"}', b"\xff\xfe", b"[1]", b"[" * 3000, b'{"a": NaN}', b'{"a": "\\ud800"}', b'{"a": ',
        b'{"id": "k2"}',
        b'{"a": "' + random.Random(1).randbytes(600_000).hex().encode() + b'"}',
    ]  # fmt: skip
    folder = tmp_path / "taken"
    folder.mkdir()
    taken = take_file(repack(saved, tmp_path / "a.actors", change={"basket.jsonl": b"\n".join(rows)}), folder)
    assert [json.loads(line)["id"] for line in (folder / "basket.jsonl").read_text().splitlines()] == ["k1", "k2"]
    assert taken.left_out == 7


def test_a_title_in_the_file_names_no_place(saved, tmp_path, projects):
    title = json.dumps({"what": "actor-explorer-project", "format": 1, "title": "../../../etc/\u202ecron"})
    opened = load_project(repack(saved, tmp_path / "a.actors", change={"project.json": title.encode()}))
    assert opened.folder.parent == projects
    assert "\u202e" not in opened.title


def test_a_refused_file_leaves_nothing_behind(saved, tmp_path, projects):
    load_project(saved)
    before = sorted(path.relative_to(projects).as_posix() for path in projects.rglob("*"))
    bad = repack(saved, tmp_path / "a.actors", drop=["tables/links.parquet"])
    with pytest.raises(ProjectError, match=r"a\.actors: The table links is missing"):
        load_project(bad)
    assert sorted(path.relative_to(projects).as_posix() for path in projects.rglob("*")) == before


def test_a_file_on_which_the_process_dies_or_hangs_is_refused(saved, tmp_path, monkeypatch):
    for code in ("import os; os._exit(139)", "import time; time.sleep(60)", "print('{}')"):
        command = [opening_module.sys.executable, "-c", code]
        really = opening_module._run
        monkeypatch.setattr(
            opening_module, "_run", lambda _, seconds, request, c=command, r=really: r(c, seconds, request)
        )
        with pytest.raises(ProjectError, match="given up"):
            load_project(saved, limits=FileLimits(seconds=1.0))
        monkeypatch.undo()
        monkeypatch.setenv("EXPLORER_PROJECTS", str(tmp_path / "projects"))
    assert list_projects() == ()


def test_a_table_that_wants_all_memory_is_refused(refused, saved, tmp_path, monkeypatch):
    """Millions of equal texts pack to next to nothing."""
    content = changed(saved, tmp_path, "rules", "INSERT INTO t SELECT repeat('x', 5000), '', 0, 0 FROM range(30000)")
    monkeypatch.setitem(taking_module._CONFIG, "memory_limit", "60MB")
    said = refused(repack(saved, tmp_path / "a.actors", change={"tables/rules.parquet": content}))
    assert "cannot be read" in said or "bomb" in said
    monkeypatch.setitem(taking_module.MOST_ROWS, "rules", 1000)
    monkeypatch.setitem(taking_module._CONFIG, "memory_limit", "2GB")
    assert "more than 1,000 rows" in refused(tmp_path / "a.actors")


def test_what_is_no_file(tmp_path):
    for path in (tmp_path / "missing.actors", tmp_path):
        with pytest.raises(ProjectError, match="no such file"):
            load_project(path)
