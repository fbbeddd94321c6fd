"""Demands and accusations: whom they are aimed at, and how they are shown; invented sentences, the bundled pipeline."""

import pytest

from explorer.analysis import analyse
from explorer.language import annotate, load_pipeline
from explorer.model import Document

DEMANDED = {
    "The EU called for talks between Sudan and Ethiopia.": {"Sudan: demand", "Ethiopia: demand"},
    "The UN called on Baghdad to protect them.": {"Baghdad: demand"},
    "India asked Japan for help.": {"Japan: demand"},
    "The EU called on Sudan and Ethiopia to withdraw from the border.": {"Sudan: demand", "Ethiopia: demand"},
    "The EU called on Sudan to withdraw from Ethiopia.": {"Sudan: hostile demand"},
    "Peru demanded the resignation of Lucia Herrera.": {"Lucia Herrera: hostile demand"},
    "Turkey told Greece to stop drilling.": {"Greece: hostile demand"},
    "Turkey urged Syria to disband the militia.": {"Syria: demand"},
    "Turkey told the Future Party to disband.": {"Future Party: hostile demand"},
    "Turkey put pressure on Marko Ilic.": {"Marko Ilic: hostile demand"},
    "Ukraine called for sanctions against Belarus.": {"Belarus: hostile demand"},
    "Lucia Herrera ordered the army to protect Lima.": {"army: demand"},
    "The EU demanded that Belarus release Marta Kolas.": {"Belarus: hostile demand"},
    "The EU demanded the release of Marta Kolas by Belarus.": {"Belarus: hostile demand"},
    # for whom it is, or about whom, is not of whom it is demanded
    "The EU called for aid to Yemen.": set(),
    "The EU called for the protection of Yazidis.": set(),
    "The EU called for the release of Marta Kolas.": set(),
    "The EU called for an end to the siege of Goma.": set(),
    "The EU asked the world to respect Iraq.": set(),
    "The general gave orders to attack Chad.": set(),
}

ACCUSED = {
    "Petra Lenz condemned the killing of Omar Haddad by Hezbollah.": {"Hezbollah"},
    "Petra Lenz condemned the killing of Omar Haddad.": set(),
    "Greece denounced Marko Ilic's ousting.": set(),
    "Greece denounced the ousting of Marko Ilic.": set(),
    "Greece deplored the arrest of Marko Ilic.": set(),
    "Amnesty International criticised Egypt for the jailing of Omar Haddad.": {"Egypt"},
    "Poland protested against the detention of Marta Kolas.": set(),
    "Poland protested the treatment of Marta Kolas.": set(),
    "Sweden condemned the coup against Lucia Herrera.": set(),
    "Sweden condemned Turkey's attacks on Kurdish fighters.": {"Turkey"},
    "Ukraine accused Russia of bombing Moldova.": {"Russia"},
}


@pytest.fixture(scope="module")
def found():
    """Give the actions of each sentence with the words of their targets."""
    texts = [*DEMANDED, *ACCUSED]
    docs = annotate(load_pipeline(), texts)
    analyses = {
        text: analyse(Document("d", "", text), doc, learned=False) for text, doc in zip(texts, docs, strict=True)
    }
    return {text: _actions(analysis) for text, analysis in analyses.items()}


def _actions(analysis):
    words = {mention.id: mention.text for mention in analysis.mentions}
    return [(each, words[each.target]) for each in analysis.relations if each.kind == "action" and each.target]


@pytest.mark.parametrize("text", DEMANDED)
def test_a_demand_is_shown_by_what_is_demanded_and_aimed_at_who_is_asked(found, text):
    demands = {f"{target}: {each.stance}" for each, target in found[text] if each.event == "REQUEST"}
    assert demands == DEMANDED[text]


@pytest.mark.parametrize("text", DEMANDED)
def test_what_is_no_demand_is_shown_as_its_quad(found, text):
    assert not {each.stance for each, _ in found[text] if each.event != "REQUEST"} - {""}


@pytest.mark.parametrize("text", ACCUSED)
def test_an_accusation_is_aimed_at_the_accused(found, text):
    assert {target for each, target in found[text] if each.event in ("ACCUSE", "PROTEST")} == ACCUSED[text]
