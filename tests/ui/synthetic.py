"""Made-up stories of any size, as a store's tables: for tests of the page and for benchmarks.

python -m tests.ui.synthetic FOLDER ACTORS [LINES]     writes a store
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

from explorer.layout import place
from explorer.model import (
    ACTOR_KINDS,
    Actor,
    Attribution,
    Cue,
    Document,
    Link,
    Mention,
    Query,
    RelationMention,
    Rule,
    Sentence,
)
from explorer.store import About, Tables, hold_store, write_store

FIRST = (
    "Ada", "Bela", "Chika", "Dario", "Emre", "Fatima", "Goran", "Hana", "Ilja", "Jonas",
    "Kaya", "Lena", "Mirko", "Nadia", "Omar", "Petra", "Ravi", "Selma", "Tomas", "Ulla",
)  # fmt: skip
LAST = (
    "Aaltonen", "Brandt", "Castell", "Dimitrov", "Eklund", "Farkas", "Granger",
    "Holm", "Ivanko", "Jensen", "Kovac", "Lindqvist", "Moreau", "Novak",
)  # fmt: skip
POOLS = {
    "organization": (
        "Harbour Board", "River Council", "Northern Miners Union",
        "Ministry of Bridges", "Salt Bank", "Free Lantern Party",
    ),
    "state": ("Ostrovia", "Kelland", "Marenia", "Tarsland", "Upper Velden", "San Corvo", "Brune", "Islands of Hest"),
    "group": (
        "Kellander troops", "Marenian leaders", "northern militias",
        "harbour workers", "Ostrovian police", "Brune farmers",
    ),
    "place": ("Port Anselm", "Gull Bay", "Old Quarry", "Lake Tamber", "Westgate", "Mount Orrin"),
}  # fmt: skip
OUTLETS = ("The Paper Lantern", "Chalk & Slate", "Evening Kettle", "Radio Cardboard", "")
DEEDS = (  # words, predicate, event, quad
    ("warned", "warn", "THREATEN", "verbal conflict"),
    ("accused", "accuse", "ACCUSE", "verbal conflict"),
    ("attacked", "attack", "ASSAULT", "material conflict"),
    ("blockaded", "blockade", "COERCE", "material conflict"),
    ("met", "meet", "CONSULT", "verbal cooperation"),
    ("promised help to", "promise help to", "SUPPORT", "verbal cooperation"),
    ("sent grain to", "send grain to", "AID", "material cooperation"),
    ("paid", "pay", "COOPERATE", "material cooperation"),
    ("visited", "visit", "", ""),
)
RULES = (
    Rule("by hand", "The sentence was made up for a test.", judged=45, right=41),
    Rule("same name", "It is called by the same name."),
)
HOSTILE_NAME = "<img src=x onerror=window.__hurt=1>"
HOSTILE_TEXT = (
    "</script><script>window.__hurt=1</script> **bold** [here](javascript:window.__hurt=1) <b>tag</b> $x^2$ :smile: "
    "\U0001f600 \u202eright-to-left &amp; {{braces}} ${1+1} "
)


def make_story(
    actors: int = 60, lines: int | None = None, *, hostile: bool = False, resolved: bool = False, seed: int = 7
) -> Tables:
    """Return the tables of a made-up story.

    Args:
        actors: how many there are.
        lines: about how many relations; 3.5 an actor if not given.
        hostile: one actor and some sentences hold markup, scripts and odd characters.
        resolved: let the program find out who is who, as after a build; without it actors are called actor-0 ...
        seed: another story of the same size.
    """
    tables = _Teller(actors, lines or round(actors * 3.5), hostile, random.Random(seed)).tell()
    return resolve_story(tables) if resolved else tables


def resolve_story(tables: Tables) -> Tables:
    """Return a story with the actors that the program itself makes of its mentions."""
    from explorer.actors import resolve

    actors = tuple(resolve(tables.documents, tables.sentences, tables.mentions))
    tables = replace(tables, actors=actors, links=())
    return replace(tables, positions=place(actors, hold_store(tables).relations(Query(kinds=()))))


def write_story(folder: Path, actors: int = 60, lines: int | None = None, **options: object) -> Path:
    """Write a made-up story as a store and return its folder."""
    write_store(folder, make_story(actors, lines, **options), about=About(pipeline="none", fingerprint=f"{actors}"))
    return folder


class _Teller:
    """Writes sentence after sentence and notes what stands where."""

    def __init__(self, actors: int, lines: int, hostile: bool, rnd: random.Random) -> None:
        self.rnd, self.hostile = rnd, hostile
        self.cast = _cast(actors, rnd)
        if hostile:
            self.cast[1] = (HOSTILE_NAME, "person")
        self.facts = self._plan(lines)
        self.mentions: list[Mention] = []
        self.relations: list[RelationMention] = []
        self.sentences: list[Sentence] = []
        self.links: dict[int, list[Link]] = {each: [] for each in range(actors)}

    def _plan(self, lines: int) -> list[tuple[int, int, str, tuple]]:
        """Return what the story tells, sentence by sentence: few actors are in many lines, many in few."""
        count = len(self.cast)
        weights = [1 / (rank + 2) for rank in range(count)]
        planned = []
        for line in range(lines):
            one = line if line < count else self.rnd.choices(range(count), weights)[0]
            other = one
            while other == one:
                other = self.rnd.choices(range(count), weights)[0]
            kind = self.rnd.choices(("action", "statement", "quotation", "affiliation"), (6, 2, 2, 1))[0]
            deed = self.rnd.choice(DEEDS)
            planned += [(one, other, kind, deed)] * self.rnd.choice((1, 1, 1, 2, 3, 5))
        self.rnd.shuffle(planned)
        return planned

    def tell(self) -> Tables:
        documents, per_document = [], 12
        for number, start in enumerate(range(0, len(self.facts), per_document)):
            documents.append(self._write(f"d{number:03}", self.facts[start : start + per_document], number))
        made = tuple(self._actor(index) for index in range(len(self.cast)))
        tables = Tables(
            tuple(documents), tuple(self.sentences), tuple(self.mentions), tuple(self.relations), made,
            rules=RULES,
        )  # fmt: skip
        lines = hold_store(tables).relations(Query(kinds=()))
        return Tables(
            tables.documents, tables.sentences, tables.mentions, tables.relations, made,
            positions=place(made, lines), rules=tables.rules,
        )  # fmt: skip

    def _write(self, document_id: str, facts: list, number: int) -> Document:
        text = ""
        for index, fact in enumerate(facts):
            if text:
                text += "\n\n" if index % 4 == 0 else " "
            text += self._sentence(document_id, index, len(text), fact)
        outlet = OUTLETS[number % len(OUTLETS)]
        title = f"What happened on day {number + 1}" + (" <script>alert(1)</script>" if self.hostile else "")
        published = f"2017-{number % 12 + 1:02}-{number % 28 + 1:02}" if outlet else ""
        return Document(document_id, title, text, outlet=outlet, published=published)

    def _sentence(self, document_id: str, index: int, start: int, fact: tuple) -> str:
        """Write a sentence that begins at an offset of its document, and note what it says."""
        one, other, kind, deed = fact
        words, *said = deed if kind == "action" else _reword(kind)
        lead, not_so = self._lead(index), self.rnd.random() < 0.12
        first, second = self.cast[one][0], self.cast[other][0]
        cue = f"did not say that it {words}" if not_so else words
        text = f"{lead}{first} {cue} {second} over the old harbour plan."
        sentence = Sentence(f"{document_id}#{index}", document_id, index, start, start + len(text))
        self.sentences.append(sentence)
        source = self._mention(sentence, start + len(lead), first, one)
        target = self._mention(sentence, source.end + len(cue) + 2, second, other)
        self._claim(sentence, source, target, kind, said, lead=lead, mutual=words == "met", negated=not_so)
        self._name_together(sentence, source, target)
        return text

    def _claim(
        self,
        sentence: Sentence,
        source: Mention,
        target: Mention,
        kind: str,
        said: list[str],
        *,
        lead: str,
        **fields: bool,
    ) -> None:
        cue = Cue(source.end + 1, target.start - 1)
        credited = Attribution(sentence.start, sentence.start + len(lead) - 2, "the harbour master")
        predicate, event, quad = said
        evidence = RelationMention(
            f"{sentence.id}/{kind}/{source.start}-{target.start}/{cue.start}", kind, source.id, target.id, sentence.id,
            (cue,), predicate, event, quad, modality=self.rnd.choice(("", "", "", "planned", "alleged")),
            attributions=(credited,) if lead.startswith("According") else (),
            words=(Cue(target.end + 1, sentence.end - 1),) if kind == "quotation" else (),
            confidence=round(self.rnd.uniform(0.4, 1), 2), rule="by hand", **fields,
        )  # fmt: skip
        self.relations.append(evidence)

    def _name_together(self, sentence: Sentence, *ends: Mention) -> None:
        first, second = sorted(ends, key=lambda mention: mention.id)
        evidence_id = f"{sentence.id}/co-mention/{first.start}-{second.start}/"
        kind = "co-mention"
        self.relations.append(RelationMention(evidence_id, kind, first.id, second.id, sentence.id, rule="by hand"))

    def _lead(self, index: int) -> str:
        if self.hostile and index % 5 == 0:
            return HOSTILE_TEXT
        return self.rnd.choice(("", "", "On Monday ", "According to the harbour master, "))

    def _mention(self, sentence: Sentence, start: int, name: str, actor: int) -> Mention:
        mention_id, end = f"{sentence.document_id}@{start}-{start + len(name)}", start + len(name)
        kind = self.cast[actor][1]
        mention = Mention(mention_id, sentence.document_id, sentence.id, start, end, name, kind, rule="by hand")
        self.mentions.append(mention)
        reference = self.rnd.random() < 0.1
        self.links[actor].append(Link(mention.id, f"actor-{actor}", "same name", 1.0, reference))
        return mention

    def _actor(self, index: int) -> Actor:
        name, kind = self.cast[index]
        aliases = (name.split()[-1],) if kind == "person" else ()
        return Actor(f"actor-{index}", name, kind, aliases, tuple(self.links[index]))


def _reword(kind: str) -> tuple[str, str, str, str]:
    if kind == "statement":
        return "spoke well of", "speak well of", "", ""
    if kind == "quotation":
        return "said about", "say", "", ""
    return "is a member of", "member of", "", ""


def _cast(count: int, rnd: random.Random) -> list[tuple[str, str]]:
    """Return so many different names with their kinds."""
    cast: dict[str, str] = {}
    while len(cast) < count:
        kind = ACTOR_KINDS[rnd.choices(range(5), (5, 3, 2, 2, 1))[0]]
        name = f"{rnd.choice(FIRST)} {rnd.choice(LAST)}" if kind == "person" else rnd.choice(POOLS[kind])
        if name in cast and count > 100:
            name = f"{name} {len(cast)}"
        cast.setdefault(name, kind)
    return list(cast.items())


if __name__ == "__main__":
    folder, *numbers = sys.argv[1:]
    write_story(Path(folder), *map(int, numbers), hostile=False)
