"""Both sides' voices next to each other, and the same words through other hands."""

from dataclasses import replace

import pytest

from explorer.coverage.hearing import compare_voices, drop_carriers, group_verbs, pair_quotations
from explorer.model import Attribution, Cue, Document, Quotation, Speech, Voice


def said(text, *, document="d1", speaker="Ada Holm", chain=(), start=0, length=None):
    """A quotation of (a part of) a text, and the text."""
    end = start + (len(text) if length is None else length)
    row = Quotation(
        f"{document}/{start}", document, "", start, end, "direct", len(text.split()), "", speaker, "said",
        (*chain, speaker), f"{document}#0",
    )  # fmt: skip
    return row, Document(document, "", text)


def pairs(one, other):
    (a, text_a), (b, text_b) = one, other
    return [(pair.a is not None, pair.b is not None) for pair in pair_quotations([a], [b], {"a": text_a, "b": text_b})]


@pytest.mark.parametrize(
    ("a", "b", "other", "together"),
    [
        ("We will never open the dam", "We will never open the dam", {}, True),
        ("We will never open the dam again", "we shall never open the dam", {}, True),  # a translation
        ("We will never open the dam", "The harvest failed in the south this year", {}, False),
        ("We will never open the dam again", "we shall never open the dam", {"speaker": "Bo Lind"}, False),
        ("We will never open the dam", "We will never open the dam", {"speaker": "Bo Lind"}, True),
        ("He said so", "He said so", {}, False),  # too short to tell
    ],
)
def test_the_same_words_of_both_sides_stand_together(a, b, other, together):
    found = pairs(said(a, document="a"), said(b, document="b", **other))
    assert found == ([(True, True)] if together else [(True, False), (False, True)])


@pytest.mark.parametrize(
    ("a", "b", "kind", "literal"),
    [
        ("We will never open the dam", "We will never open the dam", "direct", True),
        ("We will never open the dam", "We will never open the dam", "indirect", False),
        ("We will never open the dam again", "We will never open the dam", "direct", True),
        ("We will never let the old dam open", "we shall not open that dam, never", "direct", False),
    ],
)
def test_a_paraphrase_is_not_the_same_words(a, b, kind, literal):
    one, text_a = said(a, document="a")
    other, text_b = said(b, document="b")
    (pair,) = pair_quotations([one], [replace(other, kind=kind)], {"a": text_a, "b": text_b})
    assert pair.literal == literal


def test_each_quotation_is_in_one_pair_the_likest_first():
    words = "the dam stays shut until the spring comes"
    (near, text_near), (same, text_same) = said(f"{words} again", document="a1"), said(words, document="a2")
    b, text_b = said(words, document="b")
    found = pair_quotations([near, same], [b], {"a1": text_near, "a2": text_same, "b": text_b})
    assert [(pair.a and pair.a.document_id, pair.b is not None) for pair in found] == [("a2", True), ("a1", False)]


def speech(speaker, start, end, *, group="neutral", verb="say", passed_on=False):
    who = Attribution(0, 1, speaker)
    return Speech(
        f"{speaker}/{start}", "d1", "indirect", who, Cue(0, 1), verb, (Cue(start, end),), "d1#0",
        group=group, passed_on=passed_on,
    )  # fmt: skip


def test_who_only_hands_words_on_is_left_out_where_the_words_are_told():
    agency, speaker, other = speech("Tass", 10, 90, passed_on=True), speech("Holm", 20, 85), speech("Lind", 200, 240)
    rows = [said("x", start=number)[0] for number in range(3)]
    named = [
        Quotation(**{**_fields(row), "id": each.id}) for row, each in zip(rows, (agency, speaker, other), strict=True)
    ]
    assert [each.id for each in drop_carriers(named, [agency, speaker, other])] == [speaker.id, other.id]


def _fields(row):
    return {name: getattr(row, name) for name in Quotation.__slots__}


def test_an_agency_with_words_of_its_own_stays():
    agency, inner = speech("Tass", 10, 90, passed_on=True), speech("Holm", 80, 90)
    row = Quotation(**{**_fields(said("x")[0]), "id": agency.id})
    assert drop_carriers([row], [agency, inner]) == (row,)


def test_who_speaks_on_one_side_only_is_seen():
    a = [Voice("ada", "Ada", 10, 0, 1, 0, 3), Voice("bo", "Bo", mentions=4)]
    b = [Voice("bo", "Bo", 0, 12, 2, 0, 1), Voice("cy", "Cy", mentions=9)]
    heard = compare_voices(a, b, words_a=100, words_b=100)
    assert [(each.name, each.speaks) for each in heard] == [("Bo", "b"), ("Ada", "a"), ("Cy", "")]
    assert heard[0].a.only_spoken_about


def test_words_are_weighed_by_the_length_of_the_side():
    a = [Voice("ada", "Ada", 30, 0, 1)]
    b = [Voice("bo", "Bo", 20, 0, 1)]
    assert [each.name for each in compare_voices(a, b, words_a=1000, words_b=100)] == ["Bo", "Ada"]
    assert [each.name for each in compare_voices(a, b, words_a=100, words_b=100)] == ["Ada", "Bo"]


def test_speakers_without_a_name_are_kept_by_their_words():
    (heard,) = compare_voices(
        [Voice("", "officials", 0, 5, 1)], [Voice("", "officials", 0, 4, 1)], words_a=9, words_b=9
    )
    assert (heard.key, heard.speaks) == ("officials", "both")


def test_verbs_by_what_they_do_the_commonest_group_first():
    a = [speech("Holm", 0, 9), speech("Holm", 10, 19, verb="add"), speech("Holm", 20, 29)]
    b = [speech("Lind", 0, 9, group="doubtful", verb="claim"), speech("Lind", 10, 19, group="doubtful", verb="claim")]
    found = [(each.group, each.a, each.b) for each in group_verbs(a, b)]
    assert found == [("neutral", (("say", 2), ("add", 1)), ()), ("doubtful", (), (("claim", 2),))]
