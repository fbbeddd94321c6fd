"""Two sides compared: outlets, single articles, or groups of either.

    "outlet:The Inkwell", "article:inkwell-letter" --choose_side--> Side
    Side, Side --Comparer--> differences, voices, passages, dates

Answers are kept as those of the Explorer are, so that a click on a comparison that was looked at costs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from explorer.coverage import list_quotations, summarize_voices
from explorer.coverage.counting import count_words
from explorer.coverage.differences import Differences, find_differences
from explorer.coverage.portraits import gather_portrayals
from explorer.coverage.speakers import settle_speakers
from explorer.explore import Explorer, hold_always
from explorer.folding import find_folding, find_standing
from explorer.model import (
    Candidate,
    DateMention,
    Document,
    Mention,
    Portrayal,
    Query,
    Quotation,
    Sentence,
    SharedPassage,
    Speech,
    Voice,
)
from explorer.tellings import Texts, gather_tellings, pick_shared

OUTLET, ARTICLE = "outlet:", "article:"
"""What a choice in an address begins with."""

UNKNOWN_OUTLET = "unknown outlet"

SHORT_WORD = 3
"""Characters of a word ("and", "as", "of") at which no title should be cut off."""

SHORT_LABEL = 30
"""Characters of a side's short name: two of them stand side by side above columns at 1024 pixels."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    Attributes:
        chosen: what was chosen, as in an address: "outlet:NAME" and "article:ID", in the order of the choices.
        label: what to call it.
        documents: ids of its articles, in the order in which they were read.
        unknown: choices that this collection does not have.
        first: what the first of the choices is called.
    """

    chosen: tuple[str, ...]
    label: str
    documents: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    first: str = ""

    @property
    def is_empty(self) -> bool:
        """It has no article."""
        return not self.documents

    @property
    def short(self) -> str:
        """What to call it in the middle of a sentence or above a column: titles of articles cut and quoted."""
        name = shorten_words(self.first, SHORT_LABEL)
        name = f"“{name}”" if self.chosen and self.chosen[0].startswith(ARTICLE) else name
        return f"{name} and {len(self.chosen) - 1} more" if len(self.chosen) > 1 else name


def list_choices(documents: Iterable[Document]) -> tuple[tuple[str, str, int], ...]:
    """Return what a side can be made of: (choice, label, number of articles), outlets first."""
    documents = tuple(documents)
    outlets: dict[str, int] = {}
    for document in documents:
        outlets[document.outlet] = outlets.get(document.outlet, 0) + 1
    by_outlet = sorted(outlets.items(), key=lambda item: (not item[0], item[0].casefold()))
    return (
        *((OUTLET + outlet, outlet or UNKNOWN_OUTLET, number) for outlet, number in by_outlet),
        *((ARTICLE + document.id, document.title or document.id, 1) for document in documents),
    )


def choose_side(chosen: Sequence[str], documents: Iterable[Document]) -> Side:
    """Make a side of choices; what the collection does not have is told in `unknown`."""
    documents = tuple(documents)
    labels = {choice: label for choice, label, _ in list_choices(documents)}
    known = tuple(choice for choice in dict.fromkeys(chosen) if choice in labels)
    held = tuple(each.id for each in documents if {OUTLET + each.outlet, ARTICLE + each.id} & set(known))
    names = [labels[choice] for choice in known]
    label = " and ".join(names) if len(names) < 3 else f"{names[0]} and {len(names) - 1} others"
    unknown = tuple(each for each in dict.fromkeys(chosen) if each not in labels)
    return Side(known, label, held, unknown, names[0] if names else "")


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares sides of one collection; all comparers of one collection are equal, and share what is kept.

    Attributes:
        explorer: the collection.
    """

    explorer: Explorer

    def side(self, chosen: Sequence[str]) -> Side:
        """Make a side of choices in an address."""
        return choose_side(chosen, self.explorer.documents().values())

    def words_of(self, side: Side) -> int:
        """Return how many words the articles of a side have; what an article repeats counts once."""
        return sum(self._word_counts().get(each, 0) for each in side.documents)

    def differences(self, a: Side, b: Side, query: Query) -> Differences:
        """Return how two sides tell differently of the same actors.

        Args:
            a, b: sides with at least one article each.
            query: the line filters (kinds, quads, certainty ...); its outlets and documents are not looked at.
        """
        return self.explorer.keep(self._find_differences, a, b, query)

    def speeches(self, side: Side) -> tuple[Speech, ...]:
        """Return what the articles of a side give as said by somebody."""
        held = set(side.documents)
        everything = self.explorer.keep(self.explorer.store.speeches, renew=hold_always)
        return tuple(each for each in everything if each.document_id in held)

    def mentions(self, side: Side) -> tuple[Mention, ...]:
        """Return everybody who is mentioned in the articles of a side."""
        held = set(side.documents)
        everything = self.explorer.keep(self.explorer.store.mentions, renew=hold_always)
        return tuple(each for each in everything if each.document_id in held)

    def voices(self, side: Side) -> tuple[Voice, ...]:
        """Return how much everybody gets to say in the articles of a side; repeats left out."""
        return self.explorer.keep(self._find_voices, side)

    def quotations(self, side: Side) -> tuple[Quotation, ...]:
        """Return what is said in the articles of a side with the chains of attribution; repeats left out."""
        return self.explorer.keep(self._list_quotations, side)

    def heard_speeches(self, side: Side) -> tuple[Speech, ...]:
        """Return what the articles of a side give as said by somebody, as far as that is certain; repeats left out."""
        return self.explorer.keep(self._hear, side)

    def portrayals(self, side: Side) -> dict[str, tuple[Portrayal, ...]]:
        """Return how the articles of a side portray each actor, by its id; repeats left out."""
        return self.explorer.keep(self._gather_portrayals, side)

    def candidates(self) -> dict[str, tuple[Candidate, ...]]:
        """Return the words worth discussing in all articles, by the id of their sentence."""
        return self.explorer.keep(_find_candidates, self.explorer, renew=hold_always)

    def repeats(self) -> frozenset[str]:
        """Return the ids of the sentences that repeat others of their article."""
        return self.explorer.keep(_find_repeats, self.explorer, renew=hold_always)

    def actors_of_mentions(self) -> dict[str, tuple[str, str]]:
        """Return for each mention that refers to an actor the actor's id and name, by the surest link."""
        return self.explorer.keep(self.explorer.store.actors_of_mentions)

    def dates(self, side: Side) -> tuple[DateMention, ...]:
        """Return the dates in the articles of a side."""
        held = set(side.documents)
        everything = self.explorer.keep(self.explorer.store.dates, renew=hold_always)
        return tuple(each for each in everything if each.document_id in held)

    def _dates_by_sentence(self) -> dict[str, tuple[DateMention, ...]]:
        return self.explorer.keep(_dates_by_sentence, self.explorer, renew=hold_always)

    def passages(self, a: Side, b: Side) -> tuple[SharedPassage, ...]:
        """Return what an article of one side shares with one of the other, the longest first."""
        everything = self.explorer.keep(self.explorer.store.shared_passages, renew=hold_always)
        held_a, held_b = set(a.documents), set(b.documents)
        found = (
            each
            for each in everything
            if (each.document_a in held_a and each.document_b in held_b)
            or (each.document_a in held_b and each.document_b in held_a)
        )
        return tuple(sorted(found, key=lambda each: (-each.words, each.id)))

    def sentences_of(self, document_id: str) -> tuple[Sentence, ...]:
        """Return the sentences of an article, in text order."""
        return self.sentences_by_article().get(document_id, ())

    def sentences_by_article(self) -> dict[str, tuple[Sentence, ...]]:
        """Return the sentences of every article by the article's id, in text order."""
        return self.explorer.keep(_sentences_by_article, self.explorer, renew=hold_always)

    def sentences_by_id(self) -> dict[str, Sentence]:
        """Return all sentences by id."""
        return self.explorer.keep(_sentences_by_id, self.explorer, renew=hold_always)

    def sentence_at(self, document_id: str, offset: int) -> str:
        """Return the id of the sentence of an article that holds a place, else of the next, else of the last."""
        sentences = self.sentences_of(document_id)
        found = next((each for each in sentences if offset < each.end), sentences[-1] if sentences else None)
        return found.id if found else ""

    def copied(self, a: Side, b: Side) -> int:
        """Return how many sentences of both sides say again what another article of them says in the same words."""
        return self.explorer.keep(
            _count_copied, self.explorer, frozenset((*a.documents, *b.documents)), renew=hold_always
        )

    def words_in(self, document_id: str) -> int:
        """Return how many words an article has; what it repeats counts once."""
        return self._word_counts().get(document_id, 0)

    def actor_of(self, mention_id: str) -> str:
        """Return the id of the actor that a mention refers to by its surest link, or nothing."""
        return self.actors_of_mentions().get(mention_id, ("", ""))[0]

    def _documents(self, side: Side) -> tuple[Document, ...]:
        documents = self.explorer.documents()
        return tuple(documents[each] for each in side.documents)

    def _list_quotations(self, side: Side) -> tuple[Quotation, ...]:
        return list_quotations(self.heard_speeches(side), self._documents(side), self.actors_of_mentions())

    def _hear(self, side: Side) -> tuple[Speech, ...]:
        repeats, documents = self.repeats(), self.explorer.documents()
        heard = [each for each in self.speeches(side) if each.sentence_id not in repeats]
        return settle_speakers(heard, documents, self.explorer.keep(self.explorer.store.links_of_mentions))

    def _find_voices(self, side: Side) -> tuple[Voice, ...]:
        known = (self._documents(side), self.actors_of_mentions())
        return summarize_voices(self.heard_speeches(side), self.mentions(side), *known, repeats=self.repeats())

    def _gather_portrayals(self, side: Side) -> dict[str, tuple[Portrayal, ...]]:
        held, repeats = set(side.documents), self.repeats()
        everything = self.explorer.keep(self.explorer.store.portrayals, renew=hold_always)
        here = (each for each in everything if each.document_id in held and each.sentence_id not in repeats)
        return gather_portrayals(here, self.actors_of_mentions())

    def _find_differences(self, a: Side, b: Side, query: Query) -> Differences:
        queries = [query_of(side, query) for side in (a, b)]
        lines = [self.explorer.lines(each) for each in queries]
        texts = Texts(self.explorer, self.sentences_by_article(), self._dates_by_sentence())
        tellings = [gather_tellings(texts, *each) for each in zip(pick_shared(*lines), queries, strict=True)]
        return find_differences(
            *lines,
            *(self.explorer.everybody(each).values() for each in queries),
            tellings_a=tellings[0],
            tellings_b=tellings[1],
            folding=find_folding(self.explorer),
            stands_in=lambda actors, side: find_standing(actors, self._documents(a if side == "a" else b)),
            words_a=self.words_of(a),
            words_b=self.words_of(b),
        )

    def _word_counts(self) -> dict[str, int]:
        return self.explorer.keep(_count_words, self.explorer, renew=hold_always)


def query_of(side: Side, query: Query) -> Query:
    """Return a query that looks at the articles of one side only."""
    return replace(query, outlets=(), documents=side.documents)


def _count_words(explorer: Explorer) -> dict[str, int]:
    documents = explorer.documents()
    counts = dict.fromkeys(documents, 0)
    for sentence in explorer.store.sentences():
        if not sentence.repeats:
            text = documents[sentence.document_id].text
            counts[sentence.document_id] += count_words(text, [(sentence.start, sentence.end)])
    return counts


def shorten_words(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut between words."""
    if len(text) <= most:
        return text
    words = text[:most].split(" ")[:-1]
    while len(words) > 1 and len(words[-1]) <= SHORT_WORD:
        words.pop()
    return f"{' '.join(words).rstrip(' ,;:')} …" if words else f"{text[: most - 1]}…"


def _find_repeats(explorer: Explorer) -> frozenset[str]:
    return frozenset(each.id for each in explorer.store.sentences() if each.repeats)


def _sentences_by_id(explorer: Explorer) -> dict[str, Sentence]:
    return {each.id: each for each in explorer.store.sentences()}


def _find_candidates(explorer: Explorer) -> dict[str, tuple[Candidate, ...]]:
    found: dict[str, tuple[Candidate, ...]] = {}
    for each in explorer.store.candidates():
        found[each.sentence_id] = (*found.get(each.sentence_id, ()), each)
    return found


def _sentences_by_article(explorer: Explorer) -> dict[str, tuple[Sentence, ...]]:
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    for each in explorer.store.sentences():
        found[each.document_id].append(each)
    return {document_id: tuple(sentences) for document_id, sentences in found.items()}


def _dates_by_sentence(explorer: Explorer) -> dict[str, tuple[DateMention, ...]]:
    found: dict[str, tuple[DateMention, ...]] = {}
    for each in explorer.store.dates():
        found[each.sentence_id] = (*found.get(each.sentence_id, ()), each)
    return found


def _count_copied(explorer: Explorer, held: frozenset[str]) -> int:
    copies = explorer.copies()
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for sentence_id in {*copies, *copies.values()}:
        document_id = sentence_id.rpartition("#")[0]
        if document_id in held:
            alike[copies.get(sentence_id, sentence_id)].append(document_id)
    return sum(len(found) - max(map(found.count, found)) for found in alike.values())
