"""Chains of attribution and who gets to speak, on speeches made by hand."""

import pytest

from explorer.coverage import chain_of, count_words, list_quotations, summarize_voices
from explorer.model import Attribution, Cue, Speech
from tests.factory import Story


class Told(Story):
    """A story with the speeches that a test finds in it."""

    def __init__(self, text, **fields):
        super().__init__("d1", text, **fields)
        self.speeches = []

    def by(self, words, nth=0):
        start, end = self.find(words, nth)
        found = next((m for m in self.mentions if (m.start, m.end) == (start, end)), None)
        return Attribution(start, end, words, (found or self.mention(words, nth)).id)

    def speech(self, speaker, cue, *content, quoted=(), through=(), **fields):
        runs = tuple(Cue(*self.find(words)) for words in content)
        start, end = self.find(cue)
        sentence = self.sentence_at(runs[0].start)
        plain = {"document_id": "d1", "kind": "direct" if quoted else "indirect", "verb": cue, "rule": "reporting verb"}
        made = Speech(
            f"{sentence.id}/speech/{start}", speaker=self.by(speaker), cue=Cue(start, end), content=runs,
            quoted=tuple(Cue(*self.find(words)) for words in quoted), through=tuple(map(self.by, through)),
            sentence_id=sentence.id, **{**plain, **fields},
        )  # fmt: skip
        self.speeches.append(made)
        return made

    def chain(self, speech, names=None):
        return chain_of(speech, self.speeches, self.document, names or {})


def test_a_plain_chain_is_outlet_and_speaker():
    told = Told("Ada Holm said the well was dry.", outlet="Marsh Post")
    assert told.chain(told.speech("Ada Holm", "said", "the well was dry")) == ("Marsh Post", "Ada Holm")


def test_without_an_outlet_the_speaker_stands_alone():
    told = Told("Ada Holm said the well was dry.")
    assert told.chain(told.speech("Ada Holm", "said", "the well was dry")) == ("Ada Holm",)


def test_whoever_says_that_somebody_said_stands_before_the_speaker():
    told = Told("Tass reported that Ada Holm had said the well was dry.", outlet="Marsh Post")
    told.speech("Tass", "reported", "that Ada Holm had said the well was dry", passed_on=True)
    inner = told.speech("Ada Holm", "said", "the well was dry")
    assert told.chain(inner) == ("Marsh Post", "Tass", "Ada Holm")
    assert told.chain(told.speeches[0]) == ("Marsh Post", "Tass")


def test_three_deep_the_widest_comes_first():
    told = Told('"I will not read it," Omar Brandt quoted Ada Holm as saying, according to Tass.', outlet="Marsh Post")
    quote, quoted = "I will not read it,", "I will not read it"
    inner = told.speech("Ada Holm", "saying", quoted, quoted=(quoted,))
    told.speech("Omar Brandt", "quoted", quoted, "Ada Holm as saying", rule="quotes another")
    told.speech("Tass", "according to", quote, "Omar Brandt quoted Ada Holm as saying", passed_on=True)
    assert told.chain(inner) == ("Marsh Post", "Tass", "Omar Brandt", "Ada Holm")


def test_of_two_with_the_same_words_the_agency_passes_the_other_on():
    told = Told("The well is dry, Tass reported, citing Ada Holm.")
    told.speech("Tass", "reported", "The well is dry", passed_on=True)
    told.speech("Ada Holm", "citing", "The well is dry")
    assert told.chain(told.speeches[1]) == ("Tass", "Ada Holm")
    assert told.chain(told.speeches[0]) == ("Tass",)


def test_whom_the_text_names_beside_stands_between():
    told = Told("Ada Holm told Tass that the well was dry.", outlet="Marsh Post")
    speech = told.speech("Ada Holm", "told", "that the well was dry", through=("Tass",))
    assert told.chain(speech) == ("Marsh Post", "Tass", "Ada Holm")


def test_a_dateline_comes_before_whoever_quotes():
    told = Told("BRUNE (Tass) - Radio Brune said Ada Holm had called the well dry.")
    told.speech("Radio Brune", "said", "Ada Holm had called the well dry", through=("Tass",), passed_on=True)
    inner = told.speech("Ada Holm", "called", "the well dry", through=("Tass",))
    assert told.chain(inner) == ("Tass", "Radio Brune", "Ada Holm")


def test_nobody_stands_twice():
    told = Told("BRUNE (Marsh Post) - Ada Holm said the well was dry.", outlet="Marsh Post")
    speech = told.speech("Ada Holm", "said", "the well was dry", through=("Marsh Post",))
    assert told.chain(speech) == ("Marsh Post", "Ada Holm")


def test_names_of_actors_replace_the_words():
    told = Told("She told Tass that the well was dry.")
    speech = told.speech("She", "told", "that the well was dry", through=("Tass",))
    names = {speech.speaker.mention_id: "Ada Holm", speech.through[0].mention_id: "Tass News Agency"}
    assert told.chain(speech, names) == ("Tass News Agency", "Ada Holm")


def test_speech_of_another_document_is_not_around():
    told = Told("Tass reported that Ada Holm had said the well was dry.")
    told.speech("Tass", "reported", "that Ada Holm had said the well was dry", document_id="d2")
    assert told.chain(told.speech("Ada Holm", "said", "the well was dry")) == ("Ada Holm",)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("... !", 0), ("We don't know.", 3), ("al-Brune isn’t far", 3), ("The U.S. left in 2017", 5)],
)
def test_words_are_counted_as_tokens(text, count):
    assert count_words(text, [(0, len(text))]) == count


def test_only_the_runs_count():
    assert count_words("one two three four", [(0, 3), (8, 13)]) == 2


def summarize(told, *, repeats=()):
    actor_of = {m.id: (m.text.lower().replace(" ", "-"), m.text) for m in told.mentions if m.text[0].isupper()}
    voices = summarize_voices(told.speeches, told.mentions, [told.document], actor_of, repeats=repeats)
    return {voice.name: voice for voice in voices}


def test_quoted_and_reported_words_are_told_apart():
    told = Told('Ada Holm said the well "is dry as bone". She called it "a shame for us all".')
    told.speech("Ada Holm", "said", 'the well "is dry as bone', quoted=("is dry as bone",), kind="mixed")
    holm = summarize(told)["Ada Holm"]
    assert (holm.direct_words, holm.indirect_words, holm.speeches) == (4, 2, 1)


def test_words_within_words_count_once():
    told = Told("Tass reported that Ada Holm had said the well was dry.")
    told.speech("Tass", "reported", "that Ada Holm had said the well was dry", passed_on=True)
    told.speech("Ada Holm", "said", "the well was dry")
    voices = summarize(told)
    assert (voices["Ada Holm"].indirect_words, voices["Ada Holm"].passed_on) == (4, 0)
    assert (voices["Tass"].indirect_words, voices["Tass"].passed_on) == (5, 1)


def test_whoever_quotes_another_says_nothing_itself():
    told = Told('"It is dry," Omar Brandt quoted Ada Holm as saying.')
    told.speech("Ada Holm", "saying", "It is dry", quoted=("It is dry",))
    told.speech("Omar Brandt", "quoted", "It is dry", "Ada Holm as saying", rule="quotes another")
    voices = summarize(told)
    assert (voices["Omar Brandt"].indirect_words, voices["Omar Brandt"].passed_on) == (0, 1)
    assert voices["Ada Holm"].direct_words == 3


def test_who_is_only_spoken_about():
    told = Told("Ada Holm said Omar Brandt was late.")
    told.mention("Omar Brandt")
    told.speech("Ada Holm", "said", "Omar Brandt was late")
    voices = summarize(told)
    assert voices["Omar Brandt"].only_spoken_about
    assert not voices["Ada Holm"].only_spoken_about


def test_verbs_are_counted_by_what_they_do():
    told = Told("Ada Holm said it rained. She claimed it snowed. She added it froze.")
    told.speech("Ada Holm", "said", "it rained")
    for cue, words, group in (("claimed", "it snowed", "doubtful"), ("added", "it froze", "neutral")):
        told.speech("Ada Holm", cue, words, group=group)
    assert summarize(told)["Ada Holm"].groups == (("neutral", 2), ("doubtful", 1))


def test_speakers_that_are_no_actors_are_kept_by_their_words():
    told = Told("some officials said the well was dry.")
    told.speech("some officials", "said", "the well was dry")
    voice = summarize(told)["some officials"]
    assert (voice.actor_id, voice.indirect_words) == ("", 4)


def test_repeated_sentences_count_nothing():
    told = Told("Ada Holm said it rained. Ada Holm said it rained.")
    told.speech("Ada Holm", "said", "it rained")
    first, second = (sentence.id for sentence in told.sentences)
    assert summarize(told, repeats={second})["Ada Holm"].speeches == 1
    assert summarize(told, repeats={first, second}) == {}


def test_most_words_come_first():
    told = Told("Omar Brandt said yes. Ada Holm said the well was dry.")
    told.speech("Omar Brandt", "said", "yes")
    told.speech("Ada Holm", "said", "the well was dry")
    assert list(summarize(told)) == ["Ada Holm", "Omar Brandt"]


def test_a_quotation_as_a_row():
    told = Told('Ada Holm told Tass the well "is dry as bone".', outlet="Marsh Post")
    speech = told.speech(
        "Ada Holm", "told", 'the well "is dry as bone', quoted=("is dry as bone",), through=("Tass",), kind="mixed"
    )
    row = list_quotations(told.speeches, [told.document], {speech.speaker.mention_id: ("ada-holm", "Ada M. Holm")})[0]
    assert told.document.text[row.start : row.end] == 'the well "is dry as bone'
    assert (row.id, row.document_id, row.outlet, row.sentence_id) == (speech.id, "d1", "Marsh Post", "d1#0")
    assert (row.kind, row.words, row.cue) == ("mixed", 4, "told")
    assert (row.speaker_id, row.speaker) == ("ada-holm", "Ada M. Holm")
    assert row.credited_to == "Marsh Post | Tass | Ada M. Holm"


def test_indirect_words_are_counted_whole_and_split_speech_reaches_over_its_middle():
    told = Told("The well, some officials said, was dry.")
    told.speech("some officials", "said", "The well", "was dry")
    row = list_quotations(told.speeches, [told.document], {})[0]
    assert (row.start, row.end, row.words) == (0, len(told.document.text) - 1, 4)
    assert (row.speaker_id, row.speaker, row.credited_to) == ("", "some officials", "some officials")


def test_quotations_of_other_documents_are_passed_over():
    told = Told("Ada Holm said it rained.")
    told.speech("Ada Holm", "said", "it rained", document_id="d2")
    assert list_quotations(told.speeches, [told.document], {}) == ()
