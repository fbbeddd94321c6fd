"""Small helpers that make documents, sentences, mentions, relations and actors by hand.

told = Story("d1", "Ann met Bob. Bob thanked her.", outlet="Lamp")
ann, bob = told.mention("Ann"), told.mention("Bob")
told.relation("action", ann, bob, cue="met", event="CONSULT")
tables = make_tables([told], [make_actor("Ann", [ann]), make_actor("Bob", [bob])])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from explorer.model import Actor, Cue, Document, Link, Mention, RelationMention, Sentence
from explorer.store import Tables


def make_document(text: str, document_id: str = "d1", **fields: str) -> Document:
    return Document(**{"id": document_id, "title": f"Title of {document_id}", "text": text, **fields})


def make_sentences(document: Document) -> tuple[Sentence, ...]:
    """One sentence for each run of text up to . ! ? or the end of a line."""
    spans = re.finditer(r"[^\s.!?][^.!?\n]*[.!?]*", document.text)
    return tuple(
        Sentence(f"{document.id}#{index}", document.id, index, span.start(), span.end())
        for index, span in enumerate(spans)
    )


class Story:
    """A document with its sentences, and the mentions and relations that a test finds in it."""

    def __init__(self, document_id: str, text: str, **fields: str) -> None:
        self.document = make_document(text, document_id, **fields)
        self.sentences = make_sentences(self.document)
        self.mentions: list[Mention] = []
        self.relations: list[RelationMention] = []

    def find(self, words: str, nth: int = 0) -> tuple[int, int]:
        """Offsets of the nth occurrence of words (0: the first)."""
        places = [match.start() for match in re.finditer(re.escape(words), self.document.text)]
        return places[nth], places[nth] + len(words)

    def sentence_at(self, offset: int) -> Sentence:
        return next(each for each in self.sentences if each.start <= offset < each.end)

    def mention(self, words: str, nth: int = 0, **fields: object) -> Mention:
        start, end = self.find(words, nth)
        sentence = self.sentence_at(start)
        plain = {"kind": "person", "rule": "by hand", "head": words.split()[-1].lower()}
        made = Mention(
            f"{self.document.id}@{start}-{end}", self.document.id, sentence.id, start, end, words, **{**plain, **fields}
        )
        self.mentions.append(made)
        return made

    def relation(
        self, kind: str, source: Mention, target: Mention | None, *, cue: str = "", nth: int = 0, **fields: object
    ) -> RelationMention:
        cues = (Cue(*self.find(cue, nth)),) if cue else ()
        where = f"{source.start}-{target.start if target else ''}"
        sentence_id = self.sentence_at(cues[0].start).id if cues else source.sentence_id
        made = RelationMention(
            f"{sentence_id}/{kind}/{where}/{cues[0].start if cues else ''}", kind, source.id,
            target.id if target else "", sentence_id, cues, **{"rule": "by hand", "predicate": cue, **fields},
        )  # fmt: skip
        self.relations.append(made)
        return made


def make_actor(
    name: str,
    mentions: Iterable[Mention],
    *,
    kind: str = "person",
    references: Iterable[Mention] = (),
    **fields: object,
) -> Actor:
    """An actor with a link for each of its mentions; `references` are linked as pronouns are."""
    actor_id = re.sub(r"\W+", "-", name.lower()).strip("-")
    links = [Link(each.id, actor_id, "same name") for each in mentions]
    links += [Link(each.id, actor_id, "pronoun", 0.8, True) for each in references]
    return Actor(actor_id, name, kind, links=tuple(links), **fields)


def make_tables(stories: Sequence[Story], actors: Sequence[Actor], **fields: object) -> Tables:
    """The rows of a store that holds these stories."""
    return Tables(
        documents=tuple(story.document for story in stories),
        sentences=tuple(sentence for story in stories for sentence in story.sentences),
        mentions=tuple(mention for story in stories for mention in story.mentions),
        relations=tuple(relation for story in stories for relation in story.relations),
        actors=tuple(actors),
        **fields,
    )
