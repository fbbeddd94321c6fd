"""Two outlets that give the same words through different hands and show one minister differently, made by hand.

Lamp has it from Tass, calls her proud, and speaks of a regime; Kettle has it from the Pail and lets Bo claim something.
Lamp says its first sentence twice. A third article, of Drum, lets nobody speak and names nobody.
"""

from dataclasses import replace

from explorer.explore import Explorer
from explorer.model import Attribution, Candidate, Cue, Portrayal, Speech
from explorer.store import Tables, hold_store
from tests.factory import Story, make_actor, make_tables

WORDS = "We will never open the dam again"
LAMP = f"“{WORDS},” Minister Holm told Tass. The proud minister met Bo. The regime fell. "
LAMP += f"“{WORDS},” Minister Holm told Tass."
KETTLE = f"Holm said “{WORDS}”, according to the Pail. Bo claimed that the dam leaks. They fled. Some officials smiled."
DRUM = "Rain fell <b>again</b>."

A, B, SILENT = "outlet:Lamp", "outlet:Kettle", "outlet:Drum"
REASON = "Ask who calls it so."


class Told(Story):
    """A story with what is said in it, and how it shows people."""

    def __init__(self, document_id: str, text: str, **fields: str) -> None:
        super().__init__(document_id, text, **fields)
        self.speeches: list[Speech] = []
        self.portrayals: list[Portrayal] = []

    def speech(self, speaker, cue, words, *, nth=0, through=(), **fields) -> None:
        run = Cue(*self.find(words, nth))
        sentence = self.sentence_at(run.start)
        credited = [Attribution(each.start, each.end, each.text, each.id) for each in (speaker, *through)]
        quoted = (run,) if words == WORDS else ()
        self.speeches.append(
            Speech(
                f"{sentence.id}/speech/{run.start}", self.document.id, "direct" if quoted else "indirect", credited[0],
                Cue(*self.find(cue, nth)), fields.pop("verb"), (run,), sentence.id, quoted=quoted,
                through=tuple(credited[1:]), **fields,
            )
        )  # fmt: skip

    def shows(self, mention, kind, words, lemma="", nth=0) -> None:
        start, end = self.find(words, nth)
        key = f"{mention.sentence_id}/{kind}/{mention.start}/{start}"
        where = (self.document.id, mention.sentence_id)
        self.portrayals.append(
            Portrayal(key, mention.id, *where, kind, start, end, words, lemma or words.lower(), "by hand")
        )

    def candidate(self, words, group) -> Candidate:
        start, end = self.find(words)
        return Candidate(
            start, end, words, group, REASON, ("government",), self.document.id, self.sentence_at(start).id
        )


def make_tellings() -> Tables:
    """Return the tables of the story."""
    lamp = Told("lamp", LAMP, outlet="Lamp", published="2017-12-04")
    kettle = Told("kettle", KETTLE, outlet="Kettle", published="2017-12-05")
    drum = Told("drum", DRUM, outlet="Drum")
    first, tass, again, tass_again = (
        lamp.mention(*each, kind=kind)
        for each, kind in ((("Holm",), "person"), (("Tass",), "organization"), (("Holm", 1), "person"),
                           (("Tass", 1), "organization"))
    )  # fmt: skip
    minister, bo = lamp.mention("minister", form="description"), lamp.mention("Bo")
    holm, pail, bo_there = kettle.mention("Holm"), kettle.mention("Pail", kind="organization"), kettle.mention("Bo")
    they = kettle.mention("They", form="pronoun")
    for nth, (speaker, agency) in enumerate(((first, tass), (again, tass_again))):
        lamp.speech(speaker, "told", WORDS, nth=nth, through=(agency,), verb="tell")
        lamp.shows(speaker, "title", "Minister", "minister", nth)
        lamp.shows(speaker, "doer", "told", "tell", nth)
    kettle.speech(holm, "said", WORDS, through=(pail,), verb="say")
    kettle.speech(bo_there, "claimed", "that the dam leaks", verb="claim", group="doubtful")
    lamp.shows(minister, "adjective", "proud")
    lamp.shows(minister, "doer", "met", "meet")
    kettle.shows(holm, "doer", "said", "say")
    kettle.shows(bo_there, "doer", "claimed", "claim")
    kettle.shows(they, "doer", "fled", "flee")
    actors = [
        make_actor("Ada Holm", [first, again, holm], references=[minister]), make_actor("Bo", [bo, bo_there]),
        make_actor("Tass", [tass, tass_again], kind="organization"), make_actor("Pail", [pail], kind="organization"),
    ]  # fmt: skip
    *others, last = lamp.sentences
    lamp.sentences = (*others, replace(last, repeats=others[0].id))
    return replace(
        make_tables([lamp, kettle, drum], actors), speeches=(*lamp.speeches, *kettle.speeches),
        portrayals=(*lamp.portrayals, *kettle.portrayals),
        candidates=(
            lamp.candidate("regime", "words for rulers"), kettle.candidate("claimed", "judging verbs of saying"),
        ),
    )  # fmt: skip


def explore_tellings() -> Explorer:
    """Return the story, ready to be asked."""
    return Explorer(hold_store(make_tellings()))
