"""The values that the stages hand to each other; no logic.

All are frozen: two are equal when all their fields are. Offsets are character offsets into
`Document.text`, end exclusive. Ids are deterministic and readable:

    document   as given (JSONL), else from the path           002-reuters
    sentence   document # index                               002-reuters#4
    mention    document @ start - end                         002-reuters@120-128
    evidence   sentence / kind / source start - target start / cue start
    actor      slug of its name                               mike-pompeo
    relation   source ~ kind ~ target                         mike-pompeo~action~qassem-soleimani
    date       document @ start - end / date                  002-reuters@3-13/date
"""

from __future__ import annotations

from dataclasses import dataclass

from explorer.settings import SHOWN

ACTOR_KINDS = ("person", "organization", "state", "group", "place")
"""What a mention or an actor is; `group` is people named together (Kurds, Iraqi troops, Shiite militias)."""

FORMS = ("name", "group", "description", "pronoun")
"""How a mention refers: by name, as a named group ("Kurdish leaders"), by description ("the general"), by pronoun."""

BY_READER = "named by a reader"
"""Rule of the mentions of a name that the machine missed and a reader added."""

RELATION_KINDS = ("action", "statement", "quotation", "affiliation", "co-mention")

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""The quad classes of PLOVER (Open Event Data Alliance)."""

DEMANDS = ("demand", "hostile demand")
"""How a line shows PLOVER's REQUEST: asking for something is against nobody, asking to stop or leave is."""

STANCES = (*QUADS, *DEMANDS)
"""The classes in which lines are shown: PLOVER's, and demands."""

QUAD_OF_EVENT = {
    event: quad
    for quad, events in {
        "verbal cooperation": "AGREE CONSULT SUPPORT CONCEDE",
        "material cooperation": "COOPERATE AID RETREAT",
        "verbal conflict": "ACCUSE REQUEST REJECT THREATEN",
        "material conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
    }.items()
    for event in events.split()
}
"""PLOVER event types (Open Event Data Alliance, 2016) and their quad classes."""

MODALITIES = (
    "",  # told as happened
    "planned",  # will, plans to, is about to, promised to
    "attempted",  # tried to
    "threatened",
    "demanded",  # called for, urged, ordered, asked to
    "possible",  # may, could, is said to be able to, hopes
    "hypothetical",  # if, unless, would have, in order to
    "alleged",  # accused of, allegedly, suspected of
    "denied",
    "feared",
    "asked",  # stands in a question
)

TOLD_AS = ("fact", "negated", *MODALITIES[1:])
"""How a sentence tells a relation, as a person says it: as a fact, that it was not so, or in one of MODALITIES."""


FINDERS = ("rules", "learned")
"""What can find a relation: rules that people wrote, or the finder that learned from what readers marked."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its text and origin; what is unknown is an empty string.

    `published` is an ISO 8601 date or date-time, `path` where it was read from, `language` an ISO 639 code.
    """

    id: str
    title: str
    text: str
    outlet: str = ""
    published: str = ""
    url: str = ""
    path: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document; `repeats` is the id of the earlier sentence whose words it repeats, or empty."""

    id: str
    document_id: str
    index: int
    start: int
    end: int
    repeats: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a name, named group, description or pronoun that may refer to an actor.

    Everything the resolver needs lies in these fields, so that resolving never needs the language pipeline.

    Attributes:
        start, end: the words that stand for the actor, without title and possessive ending.
        text: `Document.text[start:end]`.
        kind: one of ACTOR_KINDS, or empty where it is not known (pronouns).
        form: one of FORMS.
        head: lemma of the head noun, lower case ("militia" for "Shiite militias"); the last word for names.
        title: title or role words directly before a name ("Major General", "CIA Director"), or empty.
        number: "singular", "plural" or empty.
        gender: "male", "female", "neuter" or empty where it is not known.
        role: "subject", "object", "oblique", "possessive", "modifier", "apposition" or "other".
        governor: lemma of what it depends on: the verb of a subject or object, the preposition of an
            oblique, the noun of a possessive or modifier; empty where there is none.
        definite: introduced by "the", "this", a possessive ... so that it may refer to somebody known.
        belongs_to: id of the mention inside or beside it that names whom it belongs to
            ("Iraqi" for "Iraqi government"), or empty.
        same_as: id of another mention of this document that the text itself equates with this one
            (apposition, "long form (ACRONYM)", relative or copular clause), or empty.
        speaker: id of the mention of the person in whose quoted words it stands, or empty.
        rule: name of the rule that found it.
        confidence: 0 to 1.
    """

    id: str
    document_id: str
    sentence_id: str
    start: int
    end: int
    text: str
    kind: str
    form: str = "name"
    head: str = ""
    title: str = ""
    number: str = ""
    gender: str = ""
    role: str = "other"
    governor: str = ""
    definite: bool = False
    belongs_to: str = ""
    same_as: str = ""
    speaker: str = ""
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Cue:
    """A run of words that signals a relation."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a piece of information is credited to: words in the text, and the mention if it is one ("" if not)."""

    start: int
    end: int
    text: str
    mention_id: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that a text gives as said, written or known by somebody, literally or in its own words.

    Attributes:
        kind: "direct" (all in quotation marks), "mixed" (partly) or "indirect".
        speaker: whose words they are; its `mention_id` is empty where the speaker is not an actor ("officials").
        addressee: mention id of whom it is said to, or empty.
        cue: the words that introduce it ("said", "according to").
        verb: lemma of the reporting verb, or the preposition.
        group: what the reporting verb does: neutral, assertive, doubtful, revealing, predictive,
            demanding, denying, warning, approving or criticising.
        certainty: how far the verb commits to the content, 0 to 1.
        passed_on: the speaker is an agency, paper or broadcaster, which passes on what others say.
        content: the runs of text that are said.
        quoted: the runs among them that stand in quotation marks.
        sentence_id: the sentence in which the content begins.
        rule: name of the rule that found it.
        through: who the text says had the words first or handed them on beside other speakers, outermost first: the
            agency of a dateline, the paper of an interview, the broadcaster that somebody told.
    """

    id: str
    document_id: str
    kind: str
    speaker: Attribution
    cue: Cue
    verb: str
    content: tuple[Cue, ...]
    sentence_id: str
    addressee: str = ""
    group: str = "neutral"
    certainty: float = 0.8
    passed_on: bool = False
    quoted: tuple[Cue, ...] = ()
    rule: str = ""
    through: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationMention:
    """One piece of evidence that a sentence gives for a relation between two mentions.

    Attributes:
        id: see the module's docstring.
        kind: one of RELATION_KINDS.
        source, target: mention ids; `target` is empty for a quotation that is about nobody in particular.
        sentence_id: the sentence that says so.
        cues: the words that signal it, in text order; the first is the main one.
        predicate: what is said or done, as lemmas ("warn", "send letter", "head of").
        event: PLOVER event type ("THREATEN"), or empty.
        quad: one of QUADS, or empty.
        mutual: each does it with the other ("A and B met").
        negated: the text says that it did not happen, or was refused.
        modality: one of MODALITIES.
        attributions: who the text credits it to, nearest first ("according to Fars").
        words: the quoted or reported words of a quotation or statement.
        confidence: 0 to 1, how far the rule can be trusted here.
        rule: name of the rule that found it.
        reason: why it is claimed here, in a sentence for readers, where the rule alone does not tell.
        stance: one of DEMANDS; empty where it is shown as its quad class.
        tense: "past", "present", or empty where no verb of the sentence tells.
    """

    id: str
    kind: str
    source: str
    target: str
    sentence_id: str
    cues: tuple[Cue, ...] = ()
    predicate: str = ""
    event: str = ""
    quad: str = ""
    mutual: bool = False
    negated: bool = False
    modality: str = ""
    attributions: tuple[Attribution, ...] = ()
    words: tuple[Cue, ...] = ()
    confidence: float = 1.0
    rule: str = ""
    reason: str = ""
    stance: str = ""
    tense: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that finds or links something: its name, a plain sentence for readers, and how often it was right.

    `right` of `judged` pieces of its work were right where people checked; both are 0 where nobody did.
    """

    name: str
    text: str = ""
    judged: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said about what the machine found; rows of an append-only list.

    Attributes:
        verb: one of `store.verbs.VERBS`, which say what each is about.
        subjects: ids of mentions, actors, evidence or decisions, and what is said of them: a name, a kind, a note.
        author: who decided, as that person wishes to be called; may be empty.
        decided_at: when (ISO 8601); decisions of one moment belong together.
        withdrawn: a later one took it back.
        why: the reason that the person gave; may be empty.
        words: the words of each subject when it was decided: how the text or the reader calls it.
        anchors: for each subject a mention by which an actor is found again whose id no longer exists, or empty.
    """

    id: str
    verb: str
    subjects: tuple[str, ...]
    author: str = ""
    decided_at: str = ""
    withdrawn: bool = False
    why: str = ""
    words: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Says that a mention refers to an actor, by which rule, and how sure that is (0 to 1).

    `reference` is true for pronouns and descriptions, which a reader can switch off.
    """

    mention_id: str
    actor_id: str
    rule: str
    confidence: float = 1.0
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """The person, organization, state, group or place that a set of mentions refers to.

    `aliases` are the other forms of its name found in the texts, most frequent first; `belongs_to`
    is the id of the actor it is part of (Iraq for the Iraqi government), or empty.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    belongs_to: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What is selected and which filters are on: the whole state of a page, kept in its address.

    Empty tuples mean "all". `quads` are STANCES, the classes in which lines are shown.
    `selected` is an actor id or a relation id or empty; `sentence` the sentence at which the article is
    open; `focus` with `radius` an ego network; `path_to` together with `focus` the paths between two
    actors; `limit` the most actors shown (0: all). `since` and `until` say when articles appeared,
    `told_since` and `told_until` when things are said to have happened; both ends are days, months or years
    (ISO 8601) and included. `once`: evidence in a passage that was copied from another article counts not
    again, the articles being those looked at, or those of `once_among`. `facts`: only what is told as a fact;
    `credited`: only what is credited to one of these names (the empty name: to nobody); `finders` are FINDERS.
    """

    kinds: tuple[str, ...] = ("action", "statement", "quotation", "affiliation")
    quads: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    told_since: str = ""
    told_until: str = ""
    least_weight: int = 1
    least_confidence: float = SHOWN
    references: bool = True
    actor_kinds: tuple[str, ...] = ()
    search: str = ""
    focus: str = ""
    radius: int = 1
    path_to: str = ""
    limit: int = 40
    selected: str = ""
    sentence: str = ""
    once: bool = False
    once_among: tuple[str, ...] = ()
    facts: bool = False
    credited: tuple[str, ...] = ()
    finders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or relative date in a text, and the days that it stands for.

    Attributes:
        text: `Document.text[start:end]`: the words of the date, with "since", "from" or "ago" and without "on" or "in".
        resolved: ISO 8601 date ("2017-11-30"), month ("2017-10"), year ("2016"), or interval of two dates, both
            included ("2017-11-20/2017-11-26"); empty where it cannot be resolved.
        relative: it needs the day of publication, or another date of the text, to be resolved.
        rule: name of the rule that found it.
    """

    id: str
    document_id: str
    sentence_id: str
    start: int
    end: int
    text: str
    resolved: str = ""
    relative: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A run of text that two documents share, literally or nearly so; offsets are those of each document.

    Attributes:
        id: the places of both: `document@start-end~document@start-end`.
        words: number of words in the first document.
        similarity: share of the longer side's words that both have in the same order, 0 to 1.
        kind: "verbatim" (the same words; quotation marks, punctuation and letter case may differ) or "near".
        credit: the agency or speaker that both texts credit it to, or empty.
    """

    id: str
    document_a: str
    start_a: int
    end_a: int
    document_b: str
    start_b: int
    end_b: int
    words: int
    similarity: float
    kind: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class SentenceCopy:
    """Says that a sentence has the words of an earlier one in another document, literally or nearly so.

    Attributes:
        sentence_id: the copy.
        copies: the first of all the sentences that have these words; no copy itself.
    """

    sentence_id: str
    copies: str


@dataclass(frozen=True, slots=True)
class Voice:
    """How much somebody gets to say in some articles.

    Attributes:
        actor_id: the actor, or empty for speakers who are none ("officials"), who are kept apart by their words.
        name: the actor's name, or the words for the speaker.
        direct_words, indirect_words: words given in quotation marks, and in the articles' own words; words that
            somebody else says within them are that one's.
        speeches: how often it speaks.
        passed_on: how often it hands on what others say.
        mentions: how often it is mentioned.
        groups: what the verbs that introduce it do, with counts, most frequent first: (("neutral", 4), ...).
    """

    actor_id: str
    name: str
    direct_words: int = 0
    indirect_words: int = 0
    speeches: int = 0
    passed_on: int = 0
    mentions: int = 0
    groups: tuple[tuple[str, int], ...] = ()

    @property
    def only_spoken_about(self) -> bool:
        """It is mentioned and says nothing."""
        return self.mentions > 0 and not self.speeches


@dataclass(frozen=True, slots=True)
class Quotation:
    """A speech as a reader of tables sees it: who says how many words, where, and through whom they came.

    Attributes:
        start, end: from the first to the last character of what is said; for split speech the words for the speaker
            lie between.
        words: word tokens in quotation marks, or of the whole content where it is indirect.
        speaker_id: the actor, or empty for a speaker who is none.
        cue: the words that introduce it; for a floating quotation the speaker's name.
        chain: through whom the words came, outermost first; the last is the speaker.
    """

    id: str
    document_id: str
    outlet: str
    start: int
    end: int
    kind: str
    words: int
    speaker_id: str
    speaker: str
    cue: str
    chain: tuple[str, ...]
    sentence_id: str

    @property
    def credited_to(self) -> str:
        """The chain as one line: "Example Times | Fars | Ada Holm"."""
        return " | ".join(self.chain)


PORTRAYAL_KINDS = ("name", "title", "apposition", "adjective", "doer", "target")
"""What words tell of somebody: how it is called, what it is said to be, what it does, what is done to it."""


@dataclass(frozen=True, slots=True)
class Portrayal:
    """Words by which a text shows somebody.

    Attributes:
        id: sentence / kind / start - end of the mention / start - end of the words.
        mention_id: whom they show; pronouns and descriptions are portrayed too, as far as they are linked later.
        kind: one of PORTRAYAL_KINDS.
        start, end: the words, in the document's text.
        text: `Document.text[start:end]`.
        lemma: what equal portrayals are counted by: a name as it stands, else base forms in lower case, with what the
            text does not tell as happened before it ("not attack", "may attack", "refuse to attack", "if attack").
        rule: name of the rule that found it.
    """

    id: str
    mention_id: str
    document_id: str
    sentence_id: str
    kind: str
    start: int
    end: int
    text: str
    lemma: str
    rule: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words worth discussing, without a verdict.

    Attributes:
        start, end: the words, in the document's text.
        text: `Document.text[start:end]`.
        group: name of the group of words that they belong to.
        reason: why words of that group are worth discussing, in plain words for readers.
        alternatives: words that others use for the same; may be empty.
        document_id, sentence_id: where they stand; the sentence is empty where they stand in none.
    """

    start: int
    end: int
    text: str
    group: str
    reason: str
    alternatives: tuple[str, ...] = ()
    document_id: str = ""
    sentence_id: str = ""
