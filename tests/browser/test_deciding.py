"""What a person decides takes effect at once, moves nobody else, and can be undone."""

import pytest
from playwright.sync_api import expect

from explorer.evaluate.decisions import evaluate_decisions
from tests.browser.conftest import serve
from tests.browser.driver import GRAPH
from tests.ui.synthetic import write_story

SHOWN = "n => document.querySelectorAll('.st-key-evidence [data-sentence]').length === n"


@pytest.fixture
def own_store(tmp_path):
    """A store of its own: decisions are kept there."""
    return write_story(tmp_path / "store", 30, resolved=True)


@pytest.fixture
def own_server(own_store):
    yield from serve(own_store)


@pytest.fixture
def own_driver(own_server, open_driver):
    return open_driver(own_server).open()


def test_a_wrong_sentence_leaves_its_line_and_comes_back(own_driver):
    driver = own_driver
    line = driver.ids("edges")[0]
    driver.open(sel=line)
    before, places = len(driver.sentences("evidence")), driver.state()["positions"]
    driver.page.get_by_text("Correct", exact=True).first.click()
    driver.page.get_by_role("button", name="This is wrong").first.click()
    note = driver.page.locator(".ae-pane .ae-note.warning")
    expect(note).to_contain_text("Not so")
    driver.page.wait_for_function(SHOWN, arg=before - 1)
    now = driver.state()["positions"]
    assert all(now[each] == places[each] for each in now.keys() & places.keys())
    note.get_by_role("button", name="Undo").click()
    driver.page.wait_for_function(SHOWN, arg=before)


def test_what_readers_call_wrong_or_right_joins_the_list_that_is_evaluated(own_driver, own_store):
    driver = own_driver
    line = max(driver.ids("edges"), key=lambda each: driver.page.evaluate(f"id => {GRAPH}.edges.get(id).width", each))
    driver.open(sel=line)
    wrong, right = (each["sentence"] for each in driver.sentences("evidence")[:2])
    card = {
        each: driver.page.locator(".ae-card").filter(has=driver.page.locator(f"[data-sentence='{each}']"))
        for each in (wrong, right)
    }
    for sentence, verdict, told in ((right, "right", "Checked and right"), (wrong, "wrong", "Not so")):
        card[sentence].get_by_text("Correct", exact=True).click()
        card[sentence].get_by_role("button", name=f"This is {verdict}").click()
        expect(driver.page.locator(".ae-decided")).to_contain_text(told)
    expect(card[right].locator(".ae-badge.checked")).to_have_text("checked: right")
    expect(card[wrong]).to_have_count(0)
    card[right].get_by_text("Correct", exact=True).click()
    expect(card[right].get_by_role("button", name="This is wrong")).to_be_visible()
    expect(card[right].get_by_role("button", name="This is right")).to_have_count(0)

    report = evaluate_decisions(own_store)
    said = {each.passage.sentence_id: report.verdicts[each.mention.id] for each in report.evidence}
    assert said == {right: "right", wrong: "wrong"}
    assert [(no, yes) for no, yes, _ in report.counts().values()] == [(1, 1)]

    driver.open()
    driver.page.get_by_text("Decided by people").click()
    undo = driver.page.locator(".ae-decisions").filter(has_text="Not so").get_by_role("button", name="Undo")
    undo.first.click()
    driver.wait_for_pane("")
    expect(driver.page.locator(".ae-decisions li")).to_have_count(1)
    assert set(evaluate_decisions(own_store).verdicts.values()) == {"right"}


def test_what_was_decided_is_in_view_with_its_undo_however_far_one_has_read(own_driver):
    driver = own_driver
    actor = driver.ids("nodes")[0]
    driver.open(sel=actor)
    driver.page.get_by_text("Not right?").click()
    driver.page.get_by_label("Another name for it").fill("Somebody")
    driver.page.locator(".ae-pane").evaluate("pane => (pane.scrollTop = pane.scrollHeight)")
    driver.page.get_by_label("Another name for it").press("Enter")
    note = driver.page.locator(".ae-decided")
    expect(note).to_contain_text("is shown as “Somebody”")
    expect(note.get_by_role("button", name="Undo")).to_be_in_viewport()
    note.get_by_role("button", name="Undo").click()
    expect(driver.page.locator(".ae-pane h2")).not_to_have_text("Somebody")


def test_who_is_hidden_leaves_the_address_too(own_driver):
    driver = own_driver
    actor = driver.ids("nodes")[0]
    driver.open(sel=actor)
    driver.page.get_by_text("Not right?").click()
    driver.page.get_by_role("button", name="Hide this actor").click()
    driver.wait_for_pane("")
    driver.page.wait_for_function("!location.search.includes('sel')")


def test_a_new_name_is_seen_everywhere(own_driver):
    driver = own_driver
    actor = driver.ids("nodes")[0]
    driver.open(sel=actor)
    driver.page.get_by_text("Not right?").click()
    driver.page.get_by_label("Another name for it").fill("The <b>Harbour</b> Master")
    driver.page.get_by_role("button", name="Rename").click()
    expect(driver.page.locator(".ae-pane h2")).to_have_text("The <b>Harbour</b> Master")
    driver.page.wait_for_function(f"id => {GRAPH}.nodes.get(id).label === 'The <b>Harbour</b> Master'", arg=actor)
    driver.open()
    driver.page.get_by_text("Decided by people").click()
    driver.page.locator(".ae-decisions").get_by_role("button", name="Undo").click()
    driver.page.wait_for_function(f"id => {GRAPH}.nodes.get(id).label !== 'The <b>Harbour</b> Master'", arg=actor)
