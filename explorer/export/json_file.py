"""One JSON file with everything: articles, sentences, mentions, actors, and relations with their evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from explorer.export.files import write_file
from explorer.export.tables import EVERYTHING, relation_id
from explorer.model import Rule
from explorer.store import Store
from explorer.views import ActorRow, Evidence, RelationRow

JSON_FILE = "network.json"


def export_json(store: Store, folder: Path) -> tuple[Path, ...]:
    """Write everything that a store holds into `network.json`.

    Raises:
        StoreError: the folder cannot be written.
    """
    rows, relations = store.tables(), store.relations(EVERYTHING)
    network = describe_network(store.actors(EVERYTHING, relations), relations, store.evidence_for(EVERYTHING))
    about = {key: value for key, value in asdict(store.about).items() if key != "tables"}
    texts = {
        "documents": [asdict(each) for each in rows.documents],
        "sentences": [asdict(each) for each in rows.sentences],
        "mentions": [asdict(each) for each in rows.mentions],
        "links": [asdict(link) for actor in rows.actors for link in actor.links],
    }
    whole = {"about": about, **texts, **network, "rules": _rules(rows.rules), "decisions": _decisions(store)}
    return (write_file(folder, JSON_FILE, to_json(whole)),)


def describe_network(
    actors: Iterable[ActorRow], relations: Iterable[RelationRow], evidence: Iterable[Evidence]
) -> dict[str, Any]:
    """Return actors, and relations each with its evidence, as plain values for JSON."""
    told = defaultdict(list)
    for each in evidence:
        told[relation_id(each)].append(_describe_evidence(each))
    return {
        "actors": [asdict(actor) for actor in actors],
        "relations": [{**asdict(relation), "evidence": told[relation.id]} for relation in relations],
    }


def to_json(value: Any) -> str:
    """Return plain values as JSON text."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def _describe_evidence(each: Evidence) -> dict[str, Any]:
    sentence = {
        "document_id": each.passage.document_id, "sentence_id": each.passage.sentence_id, "sentence": each.passage.text,
        "source_text": each.source_text, "source_rule": each.source_rule,
        "target_text": each.target_text, "target_rule": each.target_rule, "credited_to": each.credited_to,
    }  # fmt: skip
    return {**asdict(each.mention), "confidence": round(each.confidence, 4), "checked": each.checked, **sentence}


def _rules(rules: Iterable[Rule]) -> dict[str, dict[str, Any]]:
    return {each.name: {"text": each.text, "judged": each.judged, "right": each.right} for each in rules}


def _decisions(store: Store) -> list[dict[str, Any]]:
    return [asdict(decision) for decision in store.decisions()]
