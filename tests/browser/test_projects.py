"""The start page in a browser: a project is saved as a file and opened again, and it is the same picture."""

from playwright.sync_api import expect

from explorer.project import create_project, list_projects
from tests.browser.driver import PATIENCE
from tests.ui.serving import run_server
from tests.ui.synthetic import write_story

DRAWN = """() => {
    const main = window.__actorGraphs?.main;
    return main?.wrap?.dataset.ready && main.wrap.isConnected && main.net.canvas;
}"""
"""The picture of the page that is open now, and not what is left of one that was."""


def test_a_project_is_made_saved_and_opened_again_with_the_same_picture(tmp_path, monkeypatch, open_driver):
    monkeypatch.setenv("EXPLORER_PROJECTS", str(tmp_path / "projects"))
    strike = create_project("Harbour strike")
    write_story(strike.folder, 25, resolved=True)
    with run_server(tmp_path, write_story(tmp_path / "store", 12)) as server:
        driver = open_driver(server.url).open(project=strike.name)
        page = driver.page
        edge = driver.ids("edges")[0]
        driver.click("edge", edge)
        driver.wait_for_pane(edge)
        assert "project=harbour-strike" in page.url  # a click keeps it
        driver.open(project=strike.name)
        before = driver.state()["positions"]

        page.get_by_role("link", name="Projects", exact=True).click()
        expect(page.get_by_text("shown now")).to_have_count(1, timeout=PATIENCE)
        assert "project=harbour-strike" in page.url
        with page.expect_download() as download:
            page.locator(".st-key-project-harbour-strike").get_by_role("button", name="Save as file").click()
        file = tmp_path / "elsewhere" / download.value.suggested_filename
        assert file.name == "harbour-strike.actors"
        download.value.save_as(file)

        page.locator("input[type=file]").set_input_files(file)
        page.wait_for_url("**project=harbour-strike-2*")
        page.wait_for_function(DRAWN)
        assert driver.state()["positions"] == before
        assert sorted(driver.ids("edges"))
        assert [each.name for each in list_projects()] == ["harbour-strike-2", "harbour-strike"]

        page.get_by_role("link", name="Projects", exact=True).click()
        page.get_by_placeholder("What is it about?").fill("A new one")
        page.get_by_role("button", name="Make the project").click()
        page.wait_for_url("**project=a-new-one*")
        page.context.close()  # before the server ends, which a page would report


def test_a_file_that_is_none_is_refused_with_the_reason(tmp_path, monkeypatch, open_driver):
    monkeypatch.setenv("EXPLORER_PROJECTS", str(tmp_path / "projects"))
    wrong = tmp_path / "homework.actors"
    wrong.write_text("no project")
    with run_server(tmp_path, write_story(tmp_path / "store", 12)) as server:
        page = open_driver(server.url).open().page
        page.get_by_role("link", name="Projects", exact=True).click()
        page.locator("input[type=file]").set_input_files(wrong)
        note = page.locator(".st-key-project-note")
        expect(note).to_contain_text(
            "homework.actors was not opened. This is not a file of a project", timeout=PATIENCE
        )
        assert list_projects() == ()
        page.context.close()
