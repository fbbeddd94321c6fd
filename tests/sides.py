"""Two outlets that tell of one dispute, made by hand: for tests of comparisons.

The Lamp tells that Ann warned Bob and met Carl; the Kettle that Ann helped Bob, and that Dora may sue Ann. Both say
that Bob left the Board. A note without outlet and date tells of nobody whom they know.
"""

from dataclasses import replace

from explorer.explore import Explorer
from explorer.model import Actor, Attribution, Cue, DateMention, Mention, SharedPassage, Speech
from explorer.store import Tables, hold_store
from tests.factory import Story, make_actor, make_tables

LAMP = (
    "Ann warned Bob on Monday. Ann met Carl. Bob left the Board. "
    "“We shall not wait for ever,” Ann said. The Daily Pail reported it first."
)
KETTLE = "Ann helped Bob. Dora may sue Ann. Bob left the Board. Nobody waited for ever."
NOTE = "Rain fell on Emil."

A, B, NOBODY = "outlet:Lamp", "outlet:Kettle", "article:note"


def make_sides() -> Tables:
    """Return the tables of the story."""
    lamp = Story("lamp-1", LAMP, outlet="Lamp", published="2017-12-04")
    kettle = Story("kettle-1", KETTLE, outlet="Kettle", published="2017-12-05")
    note = Story("note", NOTE)
    people = [*_tell_lamp(lamp), *_tell_kettle(kettle)]
    people.append(("Emil", note.mention("Emil")))
    names = dict.fromkeys(name for name, _ in people)
    actors = [_make_actor(name, [mention for called, mention in people if called == name]) for name in names]
    tables = make_tables([lamp, kettle, note], actors)
    return replace(
        tables, speeches=(_speech(lamp), _report(lamp)), dates=(_monday(lamp),), passages=(_passage(lamp, kettle),)
    )  # fmt: skip


def explore_sides() -> Explorer:
    """Return the story, ready to be asked."""
    return Explorer(hold_store(make_sides()))


def _make_actor(name: str, mentions: list[Mention]) -> Actor:
    return make_actor(name, mentions, kind=mentions[0].kind)


def _tell_lamp(story: Story) -> list[tuple[str, Mention]]:
    ann, bob, ann_again, carl = (story.mention(*each) for each in (("Ann",), ("Bob",), ("Ann", 1), ("Carl",)))
    leaver, board = story.mention("Bob", 1), story.mention("Board", kind="organization")
    speaker, pail = story.mention("Ann", 2), story.mention("The Daily Pail", kind="organization")
    story.relation("action", ann, bob, cue="warned", predicate="warn", event="THREATEN", quad="verbal conflict")
    story.relation("action", ann_again, carl, cue="met", predicate="meet", event="CONSULT", quad="verbal cooperation")
    story.relation("action", leaver, board, cue="left", predicate="leave", event="RETREAT")
    called = (ann, bob, ann_again, carl, leaver, board, speaker, pail)
    return list(zip(("Ann", "Bob", "Ann", "Carl", "Bob", "Board", "Ann", "The Daily Pail"), called, strict=True))


def _tell_kettle(story: Story) -> list[tuple[str, Mention]]:
    ann, bob, dora, sued = (story.mention(*each) for each in (("Ann",), ("Bob",), ("Dora",), ("Ann", 1)))
    leaver, board = story.mention("Bob", 1), story.mention("Board", kind="organization")
    story.relation("action", ann, bob, cue="helped", predicate="help", event="SUPPORT", quad="material cooperation")
    story.relation("action", dora, sued, cue="sue", predicate="sue", event="ACCUSE", quad="verbal conflict",
                   modality="possible")  # fmt: skip
    story.relation("action", leaver, board, cue="left", predicate="leave", event="RETREAT")
    called = (ann, bob, dora, sued, leaver, board)
    return list(zip(("Ann", "Bob", "Dora", "Ann", "Bob", "Board"), called, strict=True))


def _speech(story: Story) -> Speech:
    start, end = story.find("We shall not wait for ever,")
    speaker = story.mentions[6]
    credited = Attribution(speaker.start, speaker.end, speaker.text, speaker.id)
    run, cue = Cue(start, end), Cue(*story.find("said"))
    return Speech("lamp-1/speech/1", "lamp-1", "direct", credited, cue, "say", (run,), "lamp-1#3", quoted=(run,))


def _report(story: Story) -> Speech:
    pail = story.mentions[7]
    credited = Attribution(pail.start, pail.end, pail.text, pail.id)
    cue, run = Cue(*story.find("reported")), Cue(*story.find("it first"))
    return Speech("lamp-1/speech/2", "lamp-1", "indirect", credited, cue, "report", (run,), "lamp-1#4", passed_on=True)


def _monday(story: Story) -> DateMention:
    start, end = story.find("Monday")
    return DateMention(f"lamp-1@{start}-{end}/date", "lamp-1", "lamp-1#0", start, end, "Monday", "2017-12-04", True)


def _passage(one: Story, other: Story) -> SharedPassage:
    places = [story.find("Bob left the Board.") for story in (one, other)]
    (start_a, end_a), (start_b, end_b) = places
    made = f"lamp-1@{start_a}-{end_a}~kettle-1@{start_b}-{end_b}"
    return SharedPassage(made, "lamp-1", start_a, end_a, "kettle-1", start_b, end_b, 4, 1.0, "verbatim")
