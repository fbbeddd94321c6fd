"""Hundreds of corrections, undos and redos at random: what results is what a simple model says.

The model keeps a list of groups of decisions, each in force or not, and works out from nothing whom each mention names
and how each piece of evidence reads. The program does it step by step, after opening the store again, and after another
analysis of more articles.
"""

import random
import re
from dataclasses import dataclass, field, replace

from explorer.explore import EVERYTHING, Explorer
from explorer.model import Decision
from explorer.pairing import pair_names
from explorer.store import About, Store, open_store, write_store
from explorer.store.database import load_rows
from tests.factory import Story, make_tables
from tests.ui.synthetic import resolve_story

STEPS = 500
TEXTS = {
    "bell": "Ann Lee met Bob Ray by the old mill. Carl Fox warned Dora Elm at noon. Bob Ray left the old mill.",
    "lamp": "Carl Fox praised Ann Lee. Dora Elm met Carl Fox and Bob Ray. The guard slept.",
    "mast": "Bob Ray warned Ann Lee. The guard met Dora Elm at the old mill. Ann Lee met Carl Fox.",
}
NAMES = ("Ann Lee", "Bob Ray", "Carl Fox", "Dora Elm")
MISSED = ("old mill", "Bob", "noon", "Dora Elm")


def make_stories(texts):
    """Everybody who is called by name, who does something to the one named next, and who are named together."""
    stories = []
    for key, text in texts.items():
        story = Story(key, text)
        for start, name in sorted((m.start(), each) for each in NAMES for m in re.finditer(each, text)):
            nth = len(re.findall(name, text[:start]))
            story.mention(name, nth)
        for one, other in zip(story.mentions, story.mentions[1:], strict=False):
            if one.sentence_id == other.sentence_id:
                verb = text[one.end + 1 : other.start].split()[0]
                nth = len(re.findall(verb, text[: one.end]))
                story.relation("action", one, other, cue=verb, nth=nth, event="CONSULT", quad="verbal cooperation")
        story.relations += pair_names(story.mentions)
        stories.append(story)
    return resolve_story(make_tables(stories, []))


@dataclass
class Model:
    """What decisions make of the mentions and the evidence, worked out from nothing."""

    tables: object
    actor_of: dict = field(default_factory=dict)
    silenced: set = field(default_factory=set)
    added: dict = field(default_factory=dict)
    names: dict = field(default_factory=dict)
    kinds: dict = field(default_factory=dict)
    hidden: set = field(default_factory=set)
    merged: dict = field(default_factory=dict)
    verdicts: dict = field(default_factory=dict)
    read: dict = field(default_factory=dict)
    splits: int = 0

    def run(self, decisions):
        self.actor_of = {m.id: m.text.lower().replace(" ", "-") for m in self.tables.mentions}
        self.read = {r.id: r for r in self.tables.relations}
        for decision in decisions:
            getattr(self, decision.verb.replace("-", "_"))(*decision.subjects)
        return self

    def find(self, subject):
        if subject in self.actor_of:
            return self.actor_of[subject]
        while subject not in self.actor_of.values() and subject in self.merged:
            subject = self.merged[subject][0]
        return subject if subject in self.actor_of.values() else None

    def mine(self, actor):
        return {mention for mention, holder in self.actor_of.items() if holder == actor}

    def rename(self, subject, name):
        self.names |= {actor: name for actor in [self.find(subject)] if actor}

    def kind(self, subject, kind):
        self.kinds |= {actor: kind for actor in [self.find(subject)] if actor}

    def hide(self, subject):
        self.hidden |= {self.find(subject)}

    def unhide(self, subject):
        self.hidden -= {self.find(subject)}

    def same(self, one, other):
        one, other = self.find(one), self.find(other)
        if one and other and one != other:
            gone, kept = sorted((one, other), key=lambda key: (len(self.mine(key)), key))
            self.merged[gone] = (kept, self.mine(gone))
            self.actor_of |= dict.fromkeys(self.mine(gone), kept)
            for said in (self.names, self.kinds):
                if gone in said:
                    said.setdefault(kept, said.pop(gone))

    def never(self, one, other):
        together = self.find(one)
        if one == other or not together or together != self.find(other):
            return
        gone = one if one in self.merged and one not in self.actor_of.values() else other
        if gone in self.merged:
            part = self.mine(together) & self.merged.pop(gone)[1]
            if part != self.mine(together):
                self.actor_of |= dict.fromkeys(part, gone)

    def split(self, *mentions):
        mentions = {each for each in mentions if each in self.actor_of}
        if mentions and mentions not in [self.mine(self.actor_of[each]) for each in mentions]:
            self.splits += 1
            self.actor_of |= dict.fromkeys(mentions, f"split {self.splits}")

    def give(self, mention, subject):
        target = self.find(subject)
        if target and (mention in self.actor_of or mention in self.silenced):
            self.silenced.discard(mention)
            self.actor_of[mention] = target

    def no_mention(self, *mentions):
        for mention in mentions:
            if self.actor_of.pop(mention, None):
                self.silenced.add(mention)

    def name(self, subject, text):
        actor = self.find(subject) or (subject if subject == text.lower().replace(" ", "-") else None)
        every = {m.id: (m.document_id, m.start, m.end) for m in self.tables.mentions} | self.added
        for document in self.tables.documents if actor else ():
            for found in re.finditer(rf"\b{text}\b", document.text):
                over = [
                    each for each, (key, start, end) in every.items()
                    if each in self.actor_of and key == document.id and start < found.end() and found.start() < end
                ]  # fmt: skip
                if not over:
                    mention = f"{document.id}@{found.start()}-{found.end()}"
                    self.actor_of[mention] = actor
                    if mention in self.silenced:
                        self.silenced.discard(mention)
                    else:
                        self.added[mention] = (document.id, *found.span())

    def wrong(self, evidence):
        self.verdicts[evidence] = "wrong"

    def right(self, evidence):
        self.verdicts[evidence] = "right"

    def direction(self, evidence):
        read = self.read[evidence]
        self.read[evidence] = replace(read, source=read.target, target=read.source)

    def event(self, evidence, value):
        kind, event = (value, "") if value == "affiliation" else (self.read[evidence].kind, value)
        kind = "action" if value != "affiliation" and kind in ("affiliation", "co-mention") else kind
        self.read[evidence] = replace(self.read[evidence], kind=kind, event=event)

    def told(self, evidence, value):
        self.read[evidence] = replace(self.read[evidence], modality="" if value == "fact" else value)

    def note(self, subject, text):
        """Changes nothing."""

    def groups(self):
        """Whom each mention that is shown names: all mentions of that one, and what it is called and is, if said."""
        shown = {key: actor for key, actor in self.actor_of.items() if actor not in self.hidden}
        return {
            key: (frozenset(self.mine(actor)), self.names.get(actor), self.kinds.get(actor))
            for key, actor in shown.items()
        }

    def evidence(self):
        """All evidence between actors; of those named together each pair of a sentence once, whichever words say it."""
        groups, found, not_together = {key: each[0] for key, each in self.groups().items()}, set(), set()
        for each in [*self.read.values(), *self.pairs()]:
            ends = groups.get(each.source), groups.get(each.target)
            if None in ends or ends[0] == ends[1]:
                continue
            wrong = self.verdicts.get(each.id) == "wrong"
            if each.kind == "co-mention":
                (not_together if wrong else found).add((each.sentence_id, "together", frozenset(ends)))
            elif not wrong:
                found.add((each.id, each.kind, each.event, each.modality, *ends))
        return found - not_together

    def pairs(self):
        mentions = list(self.tables.mentions)
        for key, (document, start, end) in self.added.items():
            (sentence,) = (s for s in self.tables.sentences if s.document_id == document and s.start <= start < s.end)
            text = next(d.text for d in self.tables.documents if d.id == document)[start:end]
            if key not in self.silenced:
                mentions.append(replace(mentions[0], id=key, document_id=document, sentence_id=sentence.id,
                                        start=start, end=end, text=text))  # fmt: skip
        mentions.sort(key=lambda m: (m.document_id, m.start, -m.end))
        pairs = (each for each in pair_names(mentions) if {each.source, each.target} & self.added.keys())
        return [replace(each, id="not the machine's") for each in pairs]


def observe(store, documents):
    """Return groups and evidence as the model has them, of some articles."""
    links = {m: a for m, (a, _) in store.actors_of_mentions().items() if m.rpartition("@")[0] in documents}
    actors = {each.id: each for each in store.held_actors()}
    mine = {}
    for mention, actor in links.items():
        mine.setdefault(actor, set()).add(mention)
    groups = {m: (frozenset(mine[a]), actors[a].name, actors[a].kind) for m, a in links.items()}
    found = set()
    for each in store.evidence_for(EVERYTHING):
        if each.passage.document_id in documents:
            ends = frozenset(mine[each.source_id]), frozenset(mine[each.target_id])
            told = each.mention
            if told.kind == "co-mention":
                found.add((told.sentence_id, "together", frozenset(ends)))
            else:
                found.add((told.id, told.kind, told.event, told.modality, *ends))
    return groups, found


def check(store, model):
    groups, found = observe(store, TEXTS.keys())
    expected = model.groups()
    assert {key: each[0] for key, each in groups.items()} == {key: each[0] for key, each in expected.items()}
    for key, (_, name, kind) in expected.items():
        assert name in (None, groups[key][1])
        assert kind in (None, groups[key][2])
    assert found == model.evidence()


class Reader:
    """Somebody who decides at random, and remembers in which order."""

    def __init__(self, explorer, tables, seed):
        self.explorer, self.dice = explorer, random.Random(seed)
        self.groups: list[tuple[list[Decision], list[bool]]] = []
        self.undone: list[int] = []
        mentions = [each.id for each in tables.mentions]
        self.mentions = mentions + [f"bell@{m.start()}-{m.end()}" for m in re.finditer("old mill", TEXTS["bell"])]
        self.actors = [name.lower().replace(" ", "-") for name in NAMES] + [
            "guard"
        ]  # no id that what is split off may get
        self.evidence = [each.id for each in tables.relations]
        self.actions = [each.id for each in tables.relations if each.kind == "action"]

    def row(self):
        pick = self.dice.choice
        actor, mention, evidence = pick(self.actors), pick(self.mentions), pick(self.evidence)
        whoever = pick((actor, mention))
        return pick(
            (
                ("rename", whoever, pick(("The Chair", "X", "Y"))),
                ("kind", whoever, pick(("group", "person", "place"))),
                ("hide", whoever),
                ("unhide", pick((actor, mention))),
                ("same", actor, pick(self.actors)),
                ("never", actor, pick(self.actors)),
                ("split", mention, pick(self.mentions)),
                ("give", mention, whoever),
                ("no-mention", mention),
                ("name", actor, pick(MISSED)),
                ("name", "guard", "guard"),
                ("wrong", evidence),
                ("right", evidence),
                ("direction", evidence),
                ("event", pick(self.actions), pick(("AID", "affiliation", "REQUEST"))),
                ("told", pick(self.actions), pick(("planned", "fact"))),
                ("note", whoever, "A note."),
            )
        )

    def step(self):
        """Decide something, or take it back, or give it back; gives how many decisions that were."""
        what = self.dice.choice(("decide",) * 5 + ("undo",) * 2 + ("redo",) * 2 + ("withdraw",))
        if what == "undo":
            holding = [number for number, (_, held) in enumerate(self.groups) if held[0]]
            assert bool(self.explorer.deciding.undo()) == bool(holding)
            self._take_back(holding[-1:])
        elif what == "redo":
            assert bool(self.explorer.deciding.redo()) == bool(self.undone)
            if self.undone:
                self.groups[self.undone.pop()][1][0] = True
        elif what == "withdraw":
            holding = [number for number, (_, held) in enumerate(self.groups) if held[0]]
            chosen = self.dice.sample(holding, min(len(holding), 1))
            for number in chosen:
                ids = tuple(each.id for each in self.groups[number][0])
                self.explorer.deciding.decide([Decision(f"w{self.dice.random()}", "withdraw", ids)])
            self._take_back(chosen)
        else:
            number = len(self.groups)
            rows = [self.row() for _ in range(self.dice.choice((2, 5, 8, 11)))]
            made = [
                Decision(f"d{number}-{at}", verb, tuple(subjects), decided_at=f"moment {number}")
                for at, (verb, *subjects) in enumerate(rows)
            ]
            self.explorer.deciding.decide(made)
            self.groups.append((made, [True]))
            self.undone.clear()
            return len(made)
        return 1

    def _take_back(self, numbers):
        for number in numbers:
            self.groups[number][1][0] = False
            self.undone.append(number)

    def holding(self):
        return [each for made, held in self.groups if held[0] for each in made]


def test_hundreds_of_corrections_undos_and_redos_give_what_a_simple_model_says(tmp_path):
    tables = make_stories(TEXTS)
    write_store(tmp_path, tables, about=About())
    explorer = Explorer(open_store(tmp_path))
    reader, steps = Reader(explorer, tables, seed=7), 0
    while steps < STEPS:
        steps += reader.step()
        check(explorer.store, Model(tables).run(reader.holding()))
    model = Model(tables).run(reader.holding())
    again = Explorer(open_store(tmp_path))
    again.deciding.apply()
    check(again.store, model)
    assert again.store.decisions() == explorer.store.decisions()
    assert again.deciding.history() == explorer.deciding.history()
    more = make_stories({"arch": "Eva Oak met Finn Ash.", **TEXTS})
    anew = Explorer(Store(load_rows(more), About(), again.store.decisions()))
    anew.deciding.apply()
    check(anew.store, model)
