"""How well mentions are grouped into actors, held against documents in which people marked who is who.

The format is one JSON object a line: `id`, `text`, `chains`; a chain holds `mentions`, each [start, end, words] with
character offsets, and is everything that refers to the same person, organization or place. Marked mentions are whole
noun phrases; a mention found by the program is matched to the smallest of them that contains it and has the same
head word. All documents are resolved together, as a build does, and each is scored by itself.

Names are scored by B-cubed (Bagga and Baldwin 1998) and the entity-based CEAF (Luo 2005), over the matched names.
Pronouns and descriptions are scored by their links: one is right if the actor's names in that document are matched to
the chain that the reference is matched to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.actors import resolve
from explorer.analysis import analyse
from explorer.evaluate.grouping import Score, b_cubed, ceaf
from explorer.evaluate.links import Counts, judge_names
from explorer.evaluate.references import GoldDocument, LinkedReference, ReferenceScores, judge_references
from explorer.evaluate.rows import read_rows
from explorer.language import annotate
from explorer.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language

    from explorer.model import Actor, Mention


@dataclass(frozen=True, slots=True)
class IdentityReport:
    """What was measured on a file.

    Attributes:
        documents, found, matched: documents; names found in them; those that match a marked mention.
        b_cubed, ceaf: of the matched names.
        references: of pronouns and descriptions.
        names: of names, by rule: how many links are right, of how many judged.
    """

    documents: int
    found: int
    matched: int
    b_cubed: Score
    ceaf: Score
    references: ReferenceScores = field(default_factory=ReferenceScores)
    names: Counts = field(default_factory=dict)

    def rules(self) -> Counts:
        """Return how many links of each rule are right, of how many: of names, pronouns and descriptions."""
        return self.names | self.references.rules()

    def __str__(self) -> str:
        """Give the figures as lines for a terminal."""
        return "\n".join(
            [
                f"{self.documents} documents, {self.found} names found, {self.matched} of them match a marked mention",
                f"{'':24}precision  recall     F1",
                f"{'names, B-cubed':24}{self.b_cubed}",
                f"{'names, CEAF-e':24}{self.ceaf}",
                str(self.references),
                *(
                    f"  {rule:30}{good:5} of{every:5} ({good / every:.0%})"
                    for rule, (good, every) in sorted(self.names.items())
                ),
            ]
        )


def evaluate_identities(nlp: Language, path: Path) -> IdentityReport:
    """Measure who is who on a file of marked documents.

    Args:
        nlp: the language pipeline.
        path: the file.

    Raises:
        ReadingError: the file cannot be read, or a line is not in the format.
    """
    marked = list(read_marked(path))
    documents = [each.document for each in marked]
    docs = annotate(nlp, (document.text for document in documents))
    found = [analyse(document, doc) for document, doc in zip(documents, docs, strict=True)]
    sentences = [sentence for each in found for sentence in each.sentences]
    mentions = [mention for each in found for mention in each.mentions]
    return score(marked, mentions, resolve(documents, sentences, mentions))


def read_marked(path: Path) -> Iterator[GoldDocument]:
    """Read the marked documents of a file.

    Raises:
        ReadingError: the file cannot be read, or a line is not in the format.
    """
    way_out = "Each line needs id, text and chains; see explorer/evaluate/identities.py."
    return read_rows(path, _marked, what="a marked document", way_out=way_out)


def _marked(row: dict) -> GoldDocument:
    chains = [[(int(start), int(end)) for start, end, *_ in chain["mentions"]] for chain in row["chains"]]
    return GoldDocument(Document(str(row["id"]), str(row.get("title", "")), str(row["text"])), chains)


def score(marked: Sequence[GoldDocument], mentions: Sequence[Mention], actors: Sequence[Actor]) -> IdentityReport:
    """Hold actors against the marked chains.

    Args:
        marked: the documents with their chains.
        mentions: what was found in them.
        actors: whom the mentions were linked to.
    """
    chain_of = match_all(marked, mentions)
    links = {link.mention_id: link for actor in actors for link in actor.links}
    names = [mention for mention in mentions if mention.form == "name"]
    matched = [mention for mention in names if mention.id in chain_of]
    gold = {mention.id: f"{mention.document_id}/{chain_of[mention.id]}" for mention in matched}
    made = {m.id: f"{m.document_id}/{links[m.id].actor_id if m.id in links else m.id}" for m in matched}
    linked = [
        LinkedReference(mention, links[mention.id].actor_id, links[mention.id].rule, links[mention.id].confidence)
        for mention in mentions
        if mention.id in links and links[mention.id].reference
    ]
    return IdentityReport(
        len(marked),
        len(names),
        len(matched),
        b_cubed(gold, made),
        ceaf(gold, made),
        judge_references(marked, linked, chain_of, made),
        judge_names(mentions, links, chain_of),
    )


def match_all(marked: Sequence[GoldDocument], mentions: Sequence[Mention]) -> dict[str, int]:
    """Return the number of the chain that each mention is matched to, by mention id."""
    gold_of = {each.document.id: each for each in marked}
    matched = {mention.id: gold_of[mention.document_id].chain_of(mention) for mention in mentions}
    return {mention_id: chain for mention_id, chain in matched.items() if chain is not None}
