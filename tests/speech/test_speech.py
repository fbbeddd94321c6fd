"""Who says what, text by text; the texts and their parses stand in parses.conllu.

An expectation names every speech of its text: `speaker to addressee: verb kind: the words | further words (rule)`,
without the rule where it is the usual "reporting verb". A speaker that is no mention stands in brackets. In
"quote-question" the parser has taken the speaker for whom is asked.
"""

from pathlib import Path

import pytest

from explorer.speech import explain_rules
from tests.parsed import analyse_parsed, read_docs

PARSES = Path(__file__).with_name("parses.conllu")

EXPECTED = {
    "direct": ["Amina Yusuf: say direct: The harvest has failed,"],
    "inverted": ["Amina Yusuf: say direct: We need rain,"],
    "colon": ["Amina Yusuf: say direct: The harvest has failed."],
    "indirect": ["Amina Yusuf: say indirect: that the harvest had failed"],
    "without-that": ["Amina Yusuf: say indirect: the harvest had failed"],
    "at-the-end": ["Amina Yusuf: say indirect: The harvest has failed"],
    "mixed": ['Amina Yusuf: say mixed: the dam was "a gift to nobody'],
    "called": ["Pavel Novak: call direct: a monument to vanity"],
    "floating": ["Amina Yusuf: say direct: The harvest has failed, | and the wells are dry."],
    "floating-clause": ["Pavel Novak: say direct: If the rain stays away, | we will open the dam."],
    "goes-on": [
        "Amina Yusuf: say direct: The harvest has failed,",
        "Amina Yusuf: say direct: The wells are dry and the cattle are dying. (continued quotation)",
    ],
    "next-paragraph": [
        "Amina Yusuf: say direct: The harvest has failed,",
        "Amina Yusuf: say direct: The wells are dry and the cattle are dying. (continued quotation)",
    ],
    "two-paragraphs-on": ["Amina Yusuf: say direct: The harvest has failed,"],
    "according": ["Meteorological Service: according to indirect: the storm will reach Honduras (according to)"],
    "according-inside": ["Pavel Novak: according to indirect: The storm | will reach Honduras (according to)"],
    "told-that": ["Amina Yusuf to Pavel Novak: tell indirect: that the wells were dry"],
    "told-quote": ["Amina Yusuf to Pavel Novak: tell direct: Go home,"],
    "said-to": ["Amina Yusuf to Pavel Novak: explain indirect: that the wells were dry"],
    "quoted-as": [
        "Daily Tide: quote indirect: Amina Yusuf as saying that the wells were dry (quotes another)",
        "Amina Yusuf: say indirect: that the wells were dry (quoted as saying)",
    ],
    "was-quoted": [
        "Daily Tide: quote indirect: Amina Yusuf was | as saying the wells were dry (quotes another)",
        "Amina Yusuf: say indirect: the wells were dry (quoted as saying)",
    ],
    "negated": [],
    "never": [],
    "questioned": [],
    "agency": ["Reuters: report indirect: that the storm had reached Honduras"],
    "agency-after": ["Reuters: report indirect: The storm reached Honduras"],
    "denied": ["Pavel Novak: deny indirect: that the dam was unsafe"],
    "demanded": ["Amina Yusuf: demand indirect: that Peru open the dam"],
    "accused": ["Amina Yusuf: accuse indirect: of hiding the report"],
    "promised": ["Pavel Novak: promise indirect: to open the dam"],
    "continued-to": [],
    "pronoun": ["she: say direct: The wells are dry,"],
    "she-would": ["Amina Yusuf: say indirect: she would resign"],
    "it-would": ["Meteorological Service: say indirect: it would close"],
    "we": ["Pavel Novak: say direct: We lost the vote in Suva,"],
    "report-by": ["Greenpeace: warn indirect: that the lake was dying"],
    "officials": ["Officials: say indirect: that the bridge was closed"],
    "arrived-and-said": ["Amina Yusuf: say indirect: that the wells were dry"],
    "adding": ["Amina Yusuf: say direct: The wells are dry,", "Amina Yusuf: add indirect: that Peru must help"],
    "shown": [],
    "scare": [],
    "curly": ["Amina Yusuf: say direct: The wells are dry,"],
    "guillemets": ["Amina Yusuf: say direct: The wells are dry,"],
    "low": ["Amina Yusuf: say direct: The wells are dry,"],
    "latex": ["Amina Yusuf: say direct: The wells are dry,"],
    "single": ["Amina Yusuf: say direct: The wells are dry,"],
    "open": [
        "Amina Yusuf: say direct: The wells are dry,",
        "Amina Yusuf: say direct: The cattle are dying and nobody counts them. (continued quotation)",
        "Amina Yusuf: say direct: The dam is closed. (continued quotation)",
    ],
    "said-twice": [
        "Pavel Novak: say indirect: Amina Yusuf had told Reuters that the wells were dry",
        "Amina Yusuf to Reuters: tell indirect: that the wells were dry",
    ],
    "split-plain": ["Amina Yusuf: say indirect: The harvest | has failed"],
    "adding-split": [
        "Amina Yusuf: say direct: The wells, | are dry.",
        "Amina Yusuf: add indirect: that Peru must help",
    ],
    "citing": [
        "Reuters: report indirect: The dam is safe",
        "Pavel Novak: cite indirect: The dam is safe (according to)",
    ],
    "citing-first": [
        "Pavel Novak: cite indirect: that the dam was safe (according to)",
        "Reuters: report indirect: that the dam was safe",
    ],
    "told-agency": ["Amina Yusuf to Reuters: tell direct: The wells are dry and nobody cares."],
    "wrote": ["Amina Yusuf: write indirect: that the wells were dry"],
    "relative": ["Pavel Novak: say indirect: is safe"],
    "spokesman": ["spokesman for Greenpeace: say indirect: the lake was dying"],
    "quote-question": ["Amina Yusuf: ask direct: Will Peru help?"],
    "asked-in-quote": ["Amina Yusuf: ask direct: Did Pavel Novak say that the dam leaks?"],
    "why-did": [],
    "refused-say": [],
    "in-a-letter": ["Amina Yusuf: say indirect: that the dam was closed"],
    "set-between": ["Amina Yusuf: say indirect: The dam was closed | because nobody had paid"],
    "and-more": ["Amina Yusuf: say indirect: The dam is closed | and the wells are dry"],
    "opens-with-if": ["Pavel Novak: say indirect: If the rain stays away | the dam will open"],
    "as-said": ["Pavel Novak: say indirect: the dam is safe"],
    "call-on": ["Amina Yusuf to Pavel Novak: call on indirect: to open the dam"],
    "pointed-out": ["Pavel Novak: point out indirect: that the dam was safe"],
    "second-verb": [
        "Pavel Novak: call direct: a gift to nobody",
        "Pavel Novak to Amina Yusuf: ask indirect: to close it",
    ],
    "semicolon": [],
    "told-nothing": [],
    "asked-whether": [],
    "nobody": [],
    "participle": [],
    "thought-inside": ["Amina Yusuf: say direct: I think the wells are dry and we will leave,"],
    "one-word": ["Amina Yusuf: say direct: Never,"],
    "that-and-quote": ['Amina Yusuf: say mixed: that Peru "must open the dam at once'],
    "label": ["Amina Yusuf: say direct: We want our wells back. (name and colon)"],
    "colon-blunt": ["Pavel Novak: say direct: It will never be safe. (floating quotation)"],
    "sentence-before": ["Pavel Novak: say direct: The dam will never be safe. (floating quotation)"],
    "paragraph-before": ["Pavel Novak: say direct: The dam will never be safe. (floating quotation)"],
    "sentence-after": ["Pavel Novak: say direct: The dam will never be safe. (floating quotation)"],
    "somebody-between": [
        "Amina Yusuf: say direct: The wells are dry,",
        "Pavel Novak: say direct: The dam has enough water for all. (floating quotation)",
    ],
    "title-stands": [],
    "mixed-marks": ["Amina Yusuf: say direct: The wells are dry and the cattle are dying,"],
    "paper-interview": ["Amina Yusuf: say indirect: that the wells were dry"],
    "dateline": ["Pavel Novak: say indirect: The dam was closed on Monday"],
    "below-heading": ["Amina Yusuf: say direct: The wells are dry,"],
    "carried": ["Amina Yusuf: say direct: The wells are dry,"],
    "quoted-colon": [
        "Amina Yusuf: quote direct: The wells are dry and nobody cares. (quoted as saying)",
        'Radio Suva: quote indirect: Amina Yusuf: "The wells are dry and nobody cares (quotes another)',
    ],
    "wants-to-say": ["Pavel Novak to Amina Yusuf: ask indirect: to say that the dam was safe"],
    "nearer-verb": [
        "he: say direct: The dam is safe and the lake is full,",
        "he: add direct: We will open it on Monday.",
    ],
    "known-quote": [],
    "british": ["Pavel Novak: say direct: If the rain stays away | we will open the dam."],
}


def words_of(analysis, runs):
    return " | ".join(analysis.document.text[run.start : run.end] for run in runs)


def tell(speech, analysis):
    words = {mention.id: mention.text for mention in analysis.mentions}
    speaker = words.get(speech.speaker.mention_id, f"[{speech.speaker.text}]")
    addressee = f" to {words[speech.addressee]}" if speech.addressee else ""
    content = words_of(analysis, speech.content)
    rule = f" ({speech.rule})" if speech.rule != "reporting verb" else ""
    return f"{speaker}{addressee}: {speech.verb} {speech.kind}: {content}{rule}"


def the_speech(key, verb):
    return next(speech for speech in analyse_parsed(PARSES, key).speeches if speech.verb == verb)


def test_every_text_has_an_expectation():
    assert set(read_docs(PARSES)) == set(EXPECTED)


@pytest.mark.parametrize("key", EXPECTED)
def test_speech_of_a_text(key):
    analysis = analyse_parsed(PARSES, key)
    assert [tell(speech, analysis) for speech in analysis.speeches] == EXPECTED[key]


@pytest.mark.parametrize("key", EXPECTED)
def test_offsets_point_at_words(key):
    analysis = analyse_parsed(PARSES, key)
    text = analysis.document.text
    for speech in analysis.speeches:
        assert text[speech.speaker.start : speech.speaker.end] == speech.speaker.text
        assert all(run.start < run.end for run in (*speech.content, speech.cue))
        assert all(any(c.start <= q.start and q.end <= c.end for c in speech.content) for q in speech.quoted)
        assert not any(run.start < speech.cue.end and speech.cue.start < run.end for run in speech.quoted)
        assert speech.rule in explain_rules()


@pytest.mark.parametrize(
    ("key", "quoted"),
    [
        ("mixed", "a gift to nobody"),
        ("floating", "The harvest has failed, | and the wells are dry."),
        ("indirect", ""),
        ("open", "The wells are dry,"),
    ],
)
def test_words_in_quotation_marks(key, quoted):
    analysis = analyse_parsed(PARSES, key)
    assert words_of(analysis, analysis.speeches[0].quoted) == quoted


@pytest.mark.parametrize(
    ("key", "verb", "group", "certainty"),
    [
        ("direct", "say", "neutral", 0.8),
        ("denied", "deny", "denying", 0.2),
        ("demanded", "demand", "demanding", 0.3),
        ("accused", "accuse", "criticising", 0.5),
        ("promised", "promise", "promising", 0.5),
        ("report-by", "warn", "warning", 0.4),
        ("according", "according to", "neutral", 0.75),
    ],
)
def test_what_the_verb_does_with_the_words(key, verb, group, certainty):
    speech = the_speech(key, verb)
    assert (speech.group, speech.certainty) == (group, certainty)


@pytest.mark.parametrize(
    ("key", "verb", "passed_on"),
    [
        ("agency", "report", True),
        ("agency-after", "report", True),
        ("quoted-as", "say", False),
        ("citing", "report", True),
        ("citing", "cite", False),
        ("indirect", "say", False),
    ],
)
def test_agencies_pass_on_what_others_say(key, verb, passed_on):
    assert the_speech(key, verb).passed_on is passed_on


@pytest.mark.parametrize(
    ("key", "through"),
    [
        ("told-agency", ["Reuters"]),
        ("paper-interview", ["Daily Tide"]),
        ("dateline", ["Reuters"]),
        ("below-heading", ["Reuters"]),
        ("carried", ["Radio Suva"]),
        ("told-quote", []),
        ("agency", []),
    ],
)
def test_through_whom_words_came(key, through):
    first = analyse_parsed(PARSES, key).speeches[0]
    assert [each.text for each in first.through] == through


@pytest.mark.parametrize("key", EXPECTED)
def test_every_speech_has_an_id_of_its_own(key):
    ids = [speech.id for speech in analyse_parsed(PARSES, key).speeches]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("key", "pronoun", "speaker", "same_as"),
    [
        ("we", "We", "Pavel Novak", ""),
        ("floating-clause", "we", "Pavel Novak", ""),
        ("she-would", "she", "", "Amina Yusuf"),
        ("it-would", "it", "", "Meteorological Service"),
        ("pronoun", "she", "", ""),
    ],
)
def test_pronouns_in_speech(key, pronoun, speaker, same_as):
    mentions = analyse_parsed(PARSES, key).mentions
    words = {mention.id: mention.text for mention in mentions}
    found = next(mention for mention in mentions if mention.text == pronoun)
    assert (words.get(found.speaker, ""), words.get(found.same_as, "")) == (speaker, same_as)
