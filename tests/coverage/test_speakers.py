"""Literal words without a certain speaker, and words that are told twice."""

import pytest

from explorer.coverage.speakers import UNSURE, settle_speakers
from explorer.model import Attribution, Cue, Document, Speech

TEXT = "Ada Holm met Bo Lind. “We have the key to the dam,” he said. Ada Holm: “The gate stays shut for ever.” Enough."
WORDS, OTHERS = "We have the key to the dam,", "The gate stays shut for ever."


def say(text, words, speaker, *, mention="", kind="direct", rule="reporting verb", nth=0, at=0):
    start, place = text.index(words, at), text.index(speaker, nth)
    run, by = Cue(start, start + len(words)), Attribution(place, place + len(speaker), speaker, mention)
    quoted = (run,) if kind == "direct" else ()
    key = f"d#0/speech/{start}/{place}"
    return Speech(key, "d", kind, by, Cue(start, start), "say", (run,), "d#0", quoted=quoted, rule=rule)


def settle(*speeches, text=TEXT, **links):
    return settle_speakers(speeches, {"d": Document("d", "", text)}, links)


def speakers(*speeches, text=TEXT, **links):
    return [(each.speaker.text, each.speaker.mention_id) for each in settle(*speeches, text=text, **links)]


@pytest.mark.parametrize(
    ("link", "sure"),
    [
        (("bo", "he or she", 0.88), True),
        (("bo", "he or she", 0.66), False),
        (("bo", "he or she, several possible", 0.78), False),
        (None, False),
    ],
)
def test_a_pronoun_speaks_literally_only_if_it_is_certain_whom_it_means(link, sure):
    links = {"m": link} if link else {}
    wanted = ("he", "m") if sure else (UNSURE, "")
    assert speakers(say(TEXT, WORDS, "he", mention="m"), **links) == [wanted]
    assert speakers(say(TEXT, WORDS, "he", mention="m", kind="indirect"), **links) == [("he", "m")]


def test_names_and_words_for_people_stay():
    assert speakers(say(TEXT, WORDS, "Bo Lind", mention="m"), m=("bo", "surname", 0.6)) == [("Bo Lind", "m")]
    assert speakers(say(TEXT, WORDS, "Bo Lind")) == [("Bo Lind", "")]


def test_words_that_nothing_introduces_are_somebodys_only_after_a_colon_or_before_a_dash():
    place = TEXT.index("Ada Holm:")
    colon = say(TEXT, OTHERS, "Ada Holm", mention="m", rule="floating quotation", nth=place)
    assert speakers(colon, m=("ada", "name", 1.0)) == [("Ada Holm", "m")]
    beside = say(TEXT, WORDS, "Ada Holm", mention="m", rule="floating quotation")
    assert speakers(beside, m=("ada", "name", 1.0)) == [(UNSURE, "")]
    signed = "“The gate stays shut for ever.” - Ada Holm"
    floating = say(signed, OTHERS, "Ada Holm", mention="m", rule="floating quotation")
    assert speakers(floating, text=signed, m=("ada", "name", 1.0)) == [("Ada Holm", "m")]


def test_the_same_quotation_of_one_speaker_counts_once():
    name, him = ("ada", "name", 1.0), ("ada", "he or she", 0.88)
    text = "“The gate stays shut for ever,” Ada Holm said, according to her. “The gate stays shut”, Ada Holm said."
    words = "The gate stays shut for ever,"
    direct = say(text, words, "Ada Holm", mention="m")
    indirect = say(text, words, "her", mention="h", kind="indirect", rule="according to")
    again = say(text, "The gate stays shut", "Ada Holm", mention="m", at=60)
    assert settle(direct, indirect, again, text=text, m=name, h=him) == (direct,)
    other = say(text, words, "her", mention="h", kind="indirect")
    assert len(settle(direct, other, text=text, m=name, h=("bo", "he or she", 0.88))) == 2
