"""What the finders of relations share, and how a piece of evidence is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.around import Around
from explorer.factuality import FACT, EventFactuality
from explorer.factuality.vouching import Vouching
from explorer.model import Attribution, Cue, RelationMention
from explorer.relations.demands import stance_of
from explorer.relations.lexicon import QUAD_OF_EVENT
from explorer.relations.tense import tense_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.factuality import Factuality
    from explorer.located import Located
    from explorer.model import Mention, Speech
    from explorer.relations.senses import Senses


class Finding:
    """One text with everything that was found in it before relations.

    Args:
        located: mentions on tokens.
        clauses: the arguments of its verbs.
        speeches: who says what.
        senses: the lexicon over the same text.
        factuality: how it tells events.
    """

    def __init__(
        self,
        located: Located,
        clauses: Clauses,
        speeches: Sequence[Speech],
        senses: Senses,
        factuality: Factuality,
    ) -> None:
        self.located, self.clauses, self.speeches = located, clauses, tuple(speeches)
        self.syntax, self.doc = located.syntax, located.doc
        self.senses, self.factuality = senses, factuality
        self.vouching = Vouching(located, speeches)
        self._quoted = Around((run.start, run.end, speech) for speech in self.speeches for run in speech.quoted)
        self.consumed: set[int] = set()
        self.carried: set[tuple[int, str]] = set()
        self._found: dict[str, RelationMention] = {}
        self._of_source: dict[str, dict[str, None]] = {}
        self._in_sentence: dict[int, dict[str, None]] = {}

    def relations(self) -> tuple[RelationMention, ...]:
        """Give what was found so far, in text order."""
        return tuple(sorted(self._found.values(), key=lambda r: (r.cues[0].start if r.cues else 0, r.id)))

    def has(self, source: str, target: str, cue_start: int) -> bool:
        """Tell whether there is already a relation of these two with this cue."""
        return any(r.target == target and any(c.start == cue_start for c in r.cues) for r in self._from(source))

    def _from(self, source: str) -> Iterator[RelationMention]:
        """Give the relations found so far from a mention."""
        yield from (self._found[key] for key in self._of_source.get(source, ()))

    def is_quoted_in_another(self, speech: Speech) -> bool:
        """Tell whether a speech is introduced within the quoted words of another."""
        return any(other.id != speech.id for other in self._quoted.at(speech.cue.start))

    def deeds(self) -> dict[tuple[int, str], list[RelationMention]]:
        """Give the actions found so far, those with the same cue and target together."""
        found: dict[tuple[int, str], list[RelationMention]] = {}
        for relation in self._found.values():
            if relation.kind == "action" and relation.cues:
                found.setdefault((relation.cues[0].start, relation.target), []).append(relation)
        return found

    def token_at(self, start: int) -> Token | None:
        """Give the token that begins at an offset."""
        return next(
            (t for t in self.doc.char_span(start, start + 1, alignment_mode="expand") or () if t.idx == start), None
        )

    def helped_before(self, token: Token) -> list[Mention]:
        """Give whom the nearest deed before a word of its sentence is done for ("supported *X* in the fight")."""
        found = (self._found[key] for key in self._in_sentence.get(self.syntax.sentence(token).start, ()))
        deeds = [
            (r.cues[0].start, self.located.mentions[r.target])
            for r in found
            if r.target and r.quad.endswith("cooperation") and r.cues[0].start < token.idx
        ]
        before = [(at, target) for at, target in deeds if target.end <= token.idx]
        nearest = max((at for at, _ in before), default=-1)
        return distinct(target for at, target in before if at == nearest)

    def acts_on(self, mention: Mention, verb: Token) -> bool:
        """Tell whether an action of this mention with this verb was found."""
        return self.acts_from(mention, verb.idx)

    def acts_from(self, mention: Mention, cue_start: int) -> bool:
        """Tell whether an action of this mention with this cue was found."""
        return any(r.target and any(c.start == cue_start for c in r.cues) for r in self._from(mention.id))

    def acts(self, mention: Mention) -> bool:
        """Tell whether an action of this mention was found."""
        return any(r.target for r in self._from(mention.id))

    def add(
        self,
        kind: str,
        source: Mention,
        target: Mention | None,
        cues: Sequence[Token],
        *,
        predicate: str,
        rule: str,
        confidence: float,
        event: str = "",
        factuality: EventFactuality = FACT,
        mutual: bool = False,
        nested: bool = False,
        words: tuple[Cue, ...] = (),
        attributions: tuple[Attribution, ...] | None = None,
    ) -> None:
        """Keep a piece of evidence, unless both ends overlap (`nested` ones may) or it is there more surely already."""
        if target is not None and not nested and overlaps(source, target):
            return
        made = self.make(
            kind, source, target, cues, predicate=predicate, rule=rule, confidence=confidence, event=event,
            factuality=factuality, mutual=mutual, words=words, attributions=attributions,
        )  # fmt: skip
        old = self._found.get(made.id)
        if old is None or old.confidence < confidence:
            self._of_source.setdefault(source.id, {})[made.id] = None
            self._in_sentence.setdefault(self.syntax.sentence(cues[0]).start, {})[made.id] = None
            self._found[made.id] = made

    def make(
        self,
        kind: str,
        source: Mention,
        target: Mention | None,
        cues: Sequence[Token],
        *,
        predicate: str,
        rule: str,
        confidence: float,
        event: str = "",
        factuality: EventFactuality = FACT,
        mutual: bool = False,
        words: tuple[Cue, ...] = (),
        attributions: tuple[Attribution, ...] | None = None,
        reason: str = "",
    ) -> RelationMention:
        """Give a piece of evidence without keeping it."""
        runs = _cues(cues)
        sentence = source.sentence_id if target is None else self._sentence(runs, source)
        ends = f"{source.start}-{target.start if target else ''}"
        factuality = self._told_of_both(kind, factuality, source, target)
        if kind == "action" and factuality.is_fact and self.vouching.is_quoted_from_nobody(runs[0]):
            factuality = EventFactuality(False, "alleged")
        return RelationMention(
            id=f"{sentence}/{kind}/{ends}/{runs[0].start}",
            kind=kind,
            source=source.id,
            target=target.id if target else "",
            sentence_id=sentence,
            cues=runs,
            predicate=predicate,
            event=event,
            quad=QUAD_OF_EVENT.get(event, ""),
            stance=stance_of(self, event, cues[0], source, target),
            mutual=mutual,
            negated=factuality.negated,
            modality=factuality.modality,
            attributions=self.vouching.attributions(runs[0], source) if attributions is None else attributions,
            words=words,
            confidence=round(max(0.05, min(confidence, 1.0)), 2),
            rule=rule,
            reason=reason,
            tense=tense_of(self.syntax, cues, done=kind == "action" and factuality.is_fact),
        )

    def _told_of_both(
        self, kind: str, told: EventFactuality, source: Mention, target: Mention | None
    ) -> EventFactuality:
        """Give how it is told of these two, one of whom may be left out of it; words are about whom they name."""
        ends = [source] if target is None or kind not in ("action", "affiliation") else [source, target]
        heads = (self.located.top_of(end) for end in ends)
        return self.factuality.with_ends(told, *heads, is_tie=kind == "affiliation")

    def _sentence(self, runs: Sequence[Cue], source: Mention) -> str:
        around = self.located.sentence_at(runs[0].start)
        return source.sentence_id if around is None else around.id

    def attributions(self, cue: Cue, source: Mention) -> tuple[Attribution, ...]:
        """Give whose words a cue stands in, nearest first; a speaker is not credited with its own deed."""
        return self.vouching.attributions(cue, source)


def overlaps(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions share words or one is the other's owner (Iraq and the Iraqi army)."""
    return one.id == other.id or (one.start < other.end and other.start < one.end)


def distinct(mentions: Iterable[Mention]) -> list[Mention]:
    """Drop repeated mentions, keeping their order."""
    return list({mention.id: mention for mention in mentions}.values())


def _cues(tokens: Sequence[Token]) -> tuple[Cue, ...]:
    runs: list[list[int]] = []
    first, *rest = tokens
    for token in sorted(set(rest) | {first}, key=lambda t: t.i):
        start, end = token.idx, token.idx + len(token)
        if runs and token.i and start - runs[-1][1] <= 1:
            runs[-1][1] = end
        else:
            runs.append([start, end])
    cues = [Cue(start, end) for start, end in runs]
    main = next(cue for cue in cues if cue.start <= first.idx < cue.end)
    return (main, *(cue for cue in cues if cue != main))
