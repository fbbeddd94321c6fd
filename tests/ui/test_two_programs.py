"""Two servers on one project: what is decided in a window of the one is seen in a window of the other."""

from benchmarks.readers import Reader
from explorer.store import read_decisions
from tests.ui.serving import finish, run_server
from tests.ui.synthetic import write_story
from tests.ui.test_live import heaviest_line, sentences


def test_windows_of_two_programs_keep_each_others_corrections(tmp_path):
    store = write_story(tmp_path / "store", 30, resolved=True)
    line = heaviest_line(store)
    actor = line.split("~")[0]

    async def decide(urls: list[str]) -> None:
        one, other = (Reader(url) for url in urls)
        for reader in (one, other):
            await reader.open()
            await reader.click(sel=line)
        before = sentences(one)
        await one.decide(do="wrong", evidence=before[0]["evidence"])
        await other.decide(do="wrong", evidence=before[1]["evidence"])
        await one.decide(do="rename", actor=actor, name="Somebody Else")
        await other.click(sel=line, show="39")
        assert [each["id"] for each in sentences(other)] == [each["id"] for each in before[2:]]
        assert "Somebody Else" in {node["label"] for node in other.parts["network"]["nodes"]}
        await one.close()
        await other.close()

    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    with run_server(folders[0], store) as first, run_server(folders[1], store) as second:
        finish(decide([first.url, second.url]))
        assert "Traceback" not in first.log + second.log
    assert [each.verb for each in read_decisions(store)] == ["wrong", "wrong", "rename"]
