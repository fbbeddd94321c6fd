"""What the learned finder looks at: one sentence with its words, its mentions of actors and what rules claim there.

    parsed text + mentions + who is who + claims of rules + speeches --view_sentences--> SentenceView

A view holds plain strings and numbers, so that features are the same in training, in tests and in a build.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.relations.learned.roles import RolesView, read_roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Token

    from explorer.located import Located
    from explorer.model import Actor, Mention, RelationMention, Sentence, Speech

QUOTATION_MARKS = frozenset('"“”«»„')
MOST_ENDS = 14
"""Mentions of actors looked at in one sentence; lists of more names hold hardly any relations between them."""

FEWEST_SENTENCES = 4
"""A text of fewer does not tell how present an actor is in its story; what is typical in articles stands in."""

TYPICAL, NOTHING = (3, 2, 1, 0.6), (0, 0, 0, 0.0)
"""Least mentions, mentions by name, mentions as subject, and likelihood to be of the story."""

EARLY = 2
"""Sentences, headline included, whose actors an article is most often about."""


@dataclass(frozen=True, slots=True)
class Who:
    """The actor that a mention refers to within its article.

    Attributes:
        actor: id of the actor.
        kind: of the actor.
        mentions: of this actor in the article.
        rule: that linked the mention.
        confidence: of that link, 0 to 1.
        named: mentions by name.
        subjects: mentions that are grammatical subjects.
        first: named in the first two sentences.
        story: how likely it is an actor of the story, 0 to 1.
    """

    actor: str
    kind: str
    mentions: int
    rule: str
    confidence: float
    named: int = 0
    subjects: int = 0
    first: bool = False
    story: float = 0.5


@dataclass(frozen=True, slots=True)
class End:
    """A mention of an actor in a sentence; word numbers count within the sentence, `last` is included."""

    mention: str
    who: Who
    kind: str
    form: str
    rule: str
    role: str
    titled: bool
    first: int
    last: int
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What a rule claims in a sentence.

    Attributes:
        id: of the relation mention.
        source, target: actors.
        exact: mention ids of the two.
        told: "negated", a modality, or empty where it is told as a fact.
        cue: offset of the word that carries it.
    """

    id: str
    source: str
    target: str
    exact: tuple[str, str]
    kind: str
    rule: str
    event: str
    confidence: float
    mutual: bool
    told: str
    cue: int


@dataclass(slots=True)
class SentenceView:
    """One sentence as the learned finder sees it; lists run over its words.

    Attributes:
        heads: word number of each word's head, -1 for roots.
        relations: UD relations with subtypes.
        quoted: whether a word stands in quotation marks or in literal speech.
        ends: mentions of actors, in text order.
        claims: of rules.
        roles: semantic roles of the words, where the pipeline knows them.
        speeches: (first character, end, kind, actor that speaks, lemma of the reporting verb) of speeches in reach.
    """

    id: str
    document_id: str
    start: int
    end: int
    texts: list[str]
    lemmas: list[str]
    tags: list[str]
    kinds: list[str]
    relations: list[str]
    heads: list[int]
    starts: list[int]
    stops: list[int]
    quoted: list[bool]
    ends: list[End]
    claims: list[Claim]
    speeches: list[tuple[int, int, str, str, str]]
    children: list[list[int]] = field(default_factory=list)
    roles: RolesView | None = None


def who_is_who(
    actors: Iterable[Actor], mentions: Iterable[Mention], sentences: Iterable[Sentence], story: Mapping[str, float]
) -> dict[str, Who]:
    """Give the actor of each mention by its surest link.

    Args:
        actors: of one article, as resolved.
        mentions: of the article.
        sentences: of the article.
        story: how likely each is an actor of the story, by id.
    """
    sentences = list(sentences)
    least = TYPICAL if len(sentences) < FEWEST_SENTENCES else NOTHING
    by_id = {mention.id: mention for mention in mentions}
    early = {sentence.id for sentence in sentences if sentence.index < EARLY}
    best: dict[str, Who] = {}
    for actor in actors:
        own = [by_id[link.mention_id] for link in actor.links if link.mention_id in by_id]
        counts = (
            len(own),
            sum(m.form == "name" for m in own),
            sum(m.role == "subject" for m in own),
            any(m.sentence_id in early for m in own),
        )
        for link in actor.links:
            known = best.get(link.mention_id)
            if known is None or link.confidence > known.confidence:
                who = Who(
                    actor.id, actor.kind, max(counts[0], least[0]), link.rule, link.confidence,
                    max(counts[1], least[1]), max(counts[2], least[2]), counts[3],
                    max(story.get(actor.id, 0.5), least[3]),
                )  # fmt: skip
                best[link.mention_id] = who
    return best


def view_sentences(
    located: Located,
    sentences: Iterable[Sentence],
    who: Mapping[str, Who],
    claims: Iterable[RelationMention],
    speeches: Sequence[Speech],
) -> list[SentenceView]:
    """Give a view of each sentence that names two actors or more.

    Args:
        located: the mentions on the tokens of the text.
        sentences: of the text.
        who: actor of each mention, by mention id.
        claims: what rules found in the text; co-mentions are passed over.
        speeches: who says what in it.
    """
    mentions = defaultdict(list)
    for mention in located.mentions.values():
        if mention.id in who:
            mentions[mention.sentence_id].append(mention)
    claimed = defaultdict(list)
    for claim in claims:
        if claim.kind != "co-mention" and claim.source in who and claim.target in who:
            claimed[claim.sentence_id].append(_claim(claim, who))
    views = []
    for sentence in sentences:
        own = mentions[sentence.id]
        if len({who[m.id].actor for m in own}) < 2:
            continue
        tokens = _tokens(located, sentence)
        if tokens:
            view = _view(located, sentence, tokens, speeches, who)
            view.claims = claimed[sentence.id]
            view.ends = _ends(located, view, tokens, own, who)
            views.append(view)
    return views


def _claim(claim: RelationMention, who: Mapping[str, Who]) -> Claim:
    return Claim(
        claim.id,
        who[claim.source].actor,
        who[claim.target].actor,
        (claim.source, claim.target),
        claim.kind,
        claim.rule,
        claim.event,
        claim.confidence,
        claim.mutual,
        "negated" if claim.negated else claim.modality,
        claim.cues[0].start if claim.cues else -1,
    )


def _tokens(located: Located, sentence: Sentence) -> list[Token]:
    span = located.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    if span is None:
        return []
    return [token for token in located.syntax.tokens[span.start : span.end] if not token.is_space]


def _view(
    located: Located, sentence: Sentence, tokens: Sequence[Token], speeches: Sequence[Speech], who: Mapping[str, Who]
) -> SentenceView:
    syntax = located.syntax
    number = {token.i: k for k, token in enumerate(tokens)}
    heads = []
    for token in tokens:
        head = syntax.head[token.i]
        heads.append(-1 if head == token.i else number.get(head, -1))
    children: list[list[int]] = [[] for _ in tokens]
    for k, head in enumerate(heads):
        if head >= 0:
            children[head].append(k)
    texts = [token.text for token in tokens]
    starts = [token.idx for token in tokens]
    spoken = _speeches(sentence, speeches, who)
    return SentenceView(
        id=sentence.id,
        document_id=sentence.document_id,
        start=sentence.start,
        end=sentence.end,
        texts=texts,
        lemmas=[token.lemma_.lower() for token in tokens],
        tags=[token.tag_ for token in tokens],
        kinds=[token.pos_ for token in tokens],
        relations=[syntax.relation[token.i] for token in tokens],
        heads=heads,
        starts=starts,
        stops=[token.idx + len(token.text) for token in tokens],
        quoted=_quoted(texts, starts, spoken),
        ends=[],
        claims=[],
        speeches=spoken,
        children=children,
        roles=read_roles(located.doc, [token.i for token in tokens]),
    )


def _speeches(
    sentence: Sentence, speeches: Sequence[Speech], who: Mapping[str, Who]
) -> list[tuple[int, int, str, str, str]]:
    found = []
    for speech in speeches:
        for run in speech.content:
            if run.start < sentence.end and run.end > sentence.start:
                known = who.get(speech.speaker.mention_id)
                found.append((run.start, run.end, speech.kind, known.actor if known else "", speech.verb))
    return found


def _quoted(texts: Sequence[str], starts: Sequence[int], spoken: Sequence[tuple]) -> list[bool]:
    literal = [(start, end) for start, end, kind, *_ in spoken if kind == "direct"]
    inside, found = False, []
    for text, at in zip(texts, starts, strict=True):
        if text in QUOTATION_MARKS:
            inside = text in "“„«" or (text == '"' and not inside)
        found.append(inside or any(start <= at < end for start, end in literal))
    return found


def _ends(
    located: Located, view: SentenceView, tokens: Sequence[Token], mentions: Iterable, who: Mapping[str, Who]
) -> list[End]:
    number = {token.i: k for k, token in enumerate(tokens)}
    counts: Counter[str] = Counter()
    ends = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        span = located.span_of(mention)
        inside = [number[i] for i in range(span.start, span.end) if i in number]
        if not inside:
            continue
        head = next((k for k in inside if view.heads[k] not in inside), inside[0])
        counts[who[mention.id].actor] += 1
        ends.append(
            End(
                mention.id,
                who[mention.id],
                who[mention.id].kind or mention.kind,
                mention.form,
                mention.rule,
                mention.role,
                bool(mention.title),
                inside[0],
                inside[-1],
                head,
                mention.start,
                mention.end,
            )
        )
    return ends[:MOST_ENDS]
