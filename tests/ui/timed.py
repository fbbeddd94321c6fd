"""A small collection whose sentences say when: two outlets, an article without a date, dates of long ago."""

from explorer.model import DateMention
from explorer.store import Tables
from tests.factory import Story, make_actor, make_tables


def say(document_id, *sentences, **fields):
    """An article of sentences (words before the date, the date, words after it, what it stands for)."""
    text, places = "", []
    for before, words, after, resolved, *relative in sentences:
        places.append((len(text) + len(before), words, resolved, bool(relative)))
        text += f"{before}{words}{after} "
    story = Story(document_id, text.rstrip(), **fields)
    return story, tuple(_mention(story, *place) for place in places if place[1])


def _mention(story, start, words, resolved, relative):
    end = start + len(words)
    where = f"{story.document.id}@{start}-{end}/date"
    return DateMention(where, story.document.id, story.sentence_at(start).id, start, end, words, resolved, relative)


def make_timed(**changed: str) -> Tables:
    """The collection; `changed`: other fields of the first article."""
    first = {"outlet": "Lamp", "published": "2017-11-20", **changed}
    told = [
        say(
            "lamp-1",
            ("Ann met Bob on ", "November 14", ".", "2017-11-14", "relative"),
            ("Ann met Bob in ", "1979", " for the first time.", "1979"),
            ("Ann warned Bob ", "last week", ", again and again, <b>loudly</b> " + "and long " * 20 + "he said.",
             "2017-11-13/2017-11-19", "relative"),
            ("Bob left.", "", "", ""),
            **first,
        ),
        say("lamp-2", ("Bob paid Ann ", "yesterday", ".", "", "relative"), outlet="Lamp"),
        say(
            "kite-1",
            ("Bob met Ann on ", "November 16", ".", "2017-11-16", "relative"),
            ("Bob thanked Ann ", "in October", ".", "2017-10", "relative"),
            ("Bob thanked Ann ", "the day after", ".", "", "relative"),
            ("Bob will meet Ann in ", "2030", ".", "2030"),
            outlet="Kite", published="2017-11-22",
        ),
    ]  # fmt: skip
    stories = [story for story, _ in told]
    for story in stories:
        _tell(story)
    ann, bob = ([each for story in stories for each in story.mentions if each.text == name] for name in ("Ann", "Bob"))
    actors = [make_actor("Ann", ann), make_actor("Bob", bob)]
    positions = {"ann": (0.0, 0.0), "bob": (160.0, 40.0)}
    return make_tables(stories, actors, positions=positions, dates=tuple(each for _, dates in told for each in dates))


def _tell(story):
    """Note in each sentence with both who does it to whom."""
    counts = {"Ann": 0, "Bob": 0}
    for sentence in story.sentences:
        words = story.document.text[sentence.start : sentence.end].split()
        names = [word for word in words if word.strip(".") in counts]
        ends = []
        for name in (each.strip(".") for each in names):
            ends.append(story.mention(name, counts[name]))
            counts[name] += 1
        if len(ends) == 2:
            cue = "meet" if "meet" in words else words[1]
            before = story.document.text[: sentence.start].count(cue)
            story.relation("action", *ends, cue=cue, nth=before)
