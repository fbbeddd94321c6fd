"""CSV files: the same rows as the store's, resolved, one file a kind.

Offsets count in the document's text, not in a cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from explorer.export.files import write_file
from explorer.export.table import Table
from explorer.export.telling import telling_tables
from explorer.model import DateMention, Document, Link, Mention, Query, Rule, Sentence, SharedPassage
from explorer.settings import SHOWN
from explorer.store import Store, Tables
from explorer.ui.drawing import describe_evidence, is_plural_name
from explorer.views import ActorRow, Evidence, RelationRow

DOCUMENT_COLUMNS = ("id", "title", "outlet", "published", "url", "path")
SENTENCE_COLUMNS = (
    "id", "document_id", "index", "start", "end", "text", "repeats", "outlet", "title", "published",
)  # fmt: skip
MENTION_COLUMNS = ("id", "document_id", "sentence_id", "start", "end", "text", "kind", "actor_id", "rule")
ACTOR_COLUMNS = ("id", "name", "kind", "aliases", "mentions", "documents")
DATE_COLUMNS = ("document_id", "start", "end", "words", "resolved", "relative", "sentence_id")
RULE_COLUMNS = ("name", "text", "judged", "right")
RELATION_COLUMNS = (
    "relation_id", "kind", "source_id", "source", "source_text", "target_id", "target", "target_text", "predicate",
    "in_words", "event", "quad", "stance", "negated", "modality", "speaker", "confidence", "rule", "document_id",
    "sentence_id", "sentence", "cue_start", "cue_end", "checked", "rule_judged", "rule_right", "shown",
    "outlet", "title", "published",
)  # fmt: skip

PASSAGE_COLUMNS = (
    "id", "document_a", "start_a", "end_a", "document_b", "start_b", "end_b", "words", "similarity", "kind", "credit",
)  # fmt: skip

EVERYTHING = Query(kinds=(), least_confidence=0.0, limit=0)


def export_csv(store: Store, folder: Path) -> tuple[Path, ...]:
    """Write everything that a store holds, under no filter, and return the files.

    Raises:
        StoreError: the folder cannot be written.
    """
    rows = store.tables()
    relations = store.relations(EVERYTHING)
    tables = (
        documents_table(rows.documents),
        sentences_table(rows),
        mentions_table(rows),
        actors_table(store.actors(EVERYTHING, relations)),
        relations_table(store.evidence_for(EVERYTHING), store.rules()),
        rules_table(store.rules()),
        passages_table(rows.passages),
        *telling_tables(store),
        dates_table(rows.dates),
    )
    return tuple(write_file(folder, f"{table.name}.csv", table.to_csv()) for table in tables)


def documents_table(documents: Iterable[Document]) -> Table:
    """Return one row a document, without its text."""
    rows = ((each.id, each.title, each.outlet, each.published, each.url, each.path) for each in documents)
    return Table("documents", DOCUMENT_COLUMNS, tuple(rows))


def sentences_table(tables: Tables) -> Table:
    """Return one row a sentence, with its text and where it was read."""
    documents = {document.id: document for document in tables.documents}
    return Table("sentences", SENTENCE_COLUMNS, tuple(_sentence_rows(tables.sentences, documents)))


def mentions_table(tables: Tables) -> Table:
    """Return one row a mention with the actor that it refers to by its surest link, and the rule of that.

    A mention that refers to nobody known has no actor, and the rule that found it.
    """
    links: dict[str, Link] = {}
    for link in sorted(_links(tables), key=lambda link: (-link.confidence, link.actor_id)):
        links.setdefault(link.mention_id, link)
    return Table("mentions", MENTION_COLUMNS, tuple(_mention_row(each, links.get(each.id)) for each in tables.mentions))


def actors_table(actors: Iterable[ActorRow]) -> Table:
    """Return one row an actor, its aliases joined by a vertical bar."""
    rows = ((each.id, each.name, each.kind, _join(each.aliases, "|"), each.mentions, each.documents) for each in actors)
    return Table("actors", ACTOR_COLUMNS, tuple(rows))


def relations_table(evidence: Iterable[Evidence], rules: Mapping[str, Rule]) -> Table:
    """Return one row a piece of evidence; `speaker` is whom the text credits it to, nearest first.

    `predicate` is what the rules put together, `in_words` how it is said between source and target.
    `checked` says that a person called it right; of the rule that found it `rule_right` of `rule_judged` pieces of
    evidence were right where people checked (nothing: it was not measured yet). `shown` says whether the page shows
    it at first: whether it is sure enough, and claims more than that two are named together.
    """
    return Table("relations", RELATION_COLUMNS, tuple(_relation_row(each, rules) for each in evidence))


def rules_table(rules: Mapping[str, Rule]) -> Table:
    """Return one row a rule: what it does and how often it was right; no numbers: it was not measured yet."""
    return Table("rules", RULE_COLUMNS, tuple((each.name, each.text, *_measured(each)) for each in rules.values()))


def dates_table(dates: Iterable[DateMention]) -> Table:
    """Return one row a date in a text, with the day, month, year or interval (ISO 8601) that it is, if known."""
    rows = (
        (each.document_id, each.start, each.end, each.text, each.resolved, each.relative, each.sentence_id)
        for each in dates
    )
    return Table("dates", DATE_COLUMNS, tuple(rows))


def passages_table(passages: Iterable[SharedPassage]) -> Table:
    """Return one row a passage that two documents share, with its place in both."""
    rows = (tuple(getattr(each, column) for column in PASSAGE_COLUMNS) for each in passages)
    return Table("passages", PASSAGE_COLUMNS, tuple(rows))


def select_evidence(evidence: Iterable[Evidence], relations: Iterable[RelationRow]) -> tuple[Evidence, ...]:
    """Return the evidence of certain relations: of those that are shown."""
    wanted = {relation.id for relation in relations}
    return tuple(each for each in evidence if relation_id(each) in wanted)


def relation_id(evidence: Evidence) -> str:
    """Return the id of the relation that evidence stands for."""
    return f"{evidence.source_id}~{evidence.mention.kind}~{evidence.target_id}"


def _links(tables: Tables) -> Iterator[Link]:
    yield from (link for actor in tables.actors for link in actor.links)


def _sentence_rows(sentences: Sequence[Sentence], documents: Mapping[str, Document]) -> Iterator[tuple[Any, ...]]:
    for each in sentences:
        document = documents[each.document_id]
        text, origin = document.text[each.start : each.end], (document.outlet, document.title, document.published)
        yield each.id, each.document_id, each.index, each.start, each.end, text, each.repeats, *origin


def _mention_row(mention: Mention, link: Link | None) -> tuple[Any, ...]:
    where = (mention.id, mention.document_id, mention.sentence_id, mention.start, mention.end, mention.text)
    return (*where, mention.kind, link.actor_id if link else "", link.rule if link else mention.rule)


def _relation_row(each: Evidence, rules: Mapping[str, Rule]) -> tuple[Any, ...]:
    told = each.mention
    cue = (told.cues[0].start, told.cues[0].end) if told.cues else ("", "")
    return (
        relation_id(each), told.kind, each.source_id, each.source_name, each.source_text,
        each.target_id, each.target_name, each.target_text, told.predicate,
        describe_evidence(told, plural=is_plural_name(each.source_name)),
        told.event, told.quad,
        told.stance or told.quad, told.negated, told.modality, _join(each.credited_to, " | "),
        round(each.confidence, 4), told.rule, each.passage.document_id, each.passage.sentence_id, each.passage.text,
        *cue, each.checked, *_measured(rules.get(told.rule, Rule(told.rule))),
        told.kind != "co-mention" and each.confidence >= SHOWN,
        each.outlet, each.document_title, each.published,
    )  # fmt: skip


def _measured(rule: Rule) -> tuple[Any, Any]:
    return (rule.judged, rule.right) if rule.judged else ("", "")


def _join(values: Iterable[str], bar: str) -> str:
    return bar.join(value.replace("|", "/") for value in values)
