"""What the finders of relations share, and how a piece of evidence is made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.model import Attribution, Cue, RelationMention
from explorer.relations.lexicon import QUAD_OF_EVENT
from explorer.relations.reality import Reality
from explorer.relations.senses import Senses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.located import Located
    from explorer.model import Mention, Speech


MARKED = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"|(?<![\w’'])[‘'](\w[^‘’'\n]{0,60}[\w.,])[’'](?!\w)")
"""Runs in quotation marks within a paragraph; single marks only around a few words, since they are apostrophes too."""

MOST_DOUBTED = 12
"""Words. Around longer runs, and whole sentences, the marks say whose words they are, not that they are doubted."""


class Finding:
    """One text with everything that was found in it before relations.

    Args:
        located: mentions on tokens.
        clauses: the arguments of its verbs.
        speeches: who says what.
    """

    def __init__(self, located: Located, clauses: Clauses, speeches: Sequence[Speech]) -> None:
        self.located, self.clauses, self.speeches = located, clauses, tuple(speeches)
        self.syntax, self.doc = located.syntax, located.doc
        self.senses = Senses(clauses, located)
        self.reality = Reality(clauses, self.senses)
        self.marked = tuple(Cue(match.start(), match.end()) for match in MARKED.finditer(located.text))
        self.consumed: set[int] = set()
        self.carried: set[tuple[int, str]] = set()
        self._found: dict[str, RelationMention] = {}

    def relations(self) -> tuple[RelationMention, ...]:
        """Give what was found so far, in text order."""
        return tuple(sorted(self._found.values(), key=lambda r: (r.cues[0].start if r.cues else 0, r.id)))

    def has(self, source: str, target: str, cue_start: int) -> bool:
        """Tell whether there is already a relation of these two with this cue."""
        return any(
            r.source == source and r.target == target and any(c.start == cue_start for c in r.cues)
            for r in self._found.values()
        )

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
        start = self.syntax.sentence(token).start_char
        deeds = [
            (r.cues[0].start, self.located.mentions[r.target])
            for r in self._found.values()
            if r.target and r.quad.endswith("cooperation") and start <= r.cues[0].start < token.idx
        ]
        before = [(at, target) for at, target in deeds if target.end <= token.idx]
        nearest = max((at for at, _ in before), default=-1)
        return distinct(target for at, target in before if at == nearest)

    def acts_on(self, mention: Mention, verb: Token) -> bool:
        """Tell whether an action of this mention with this verb was found."""
        return self.acts_from(mention, verb.idx)

    def acts_from(self, mention: Mention, cue_start: int) -> bool:
        """Tell whether an action of this mention with this cue was found."""
        return any(
            r.source == mention.id and r.target and any(c.start == cue_start for c in r.cues)
            for r in self._found.values()
        )

    def acts(self, mention: Mention) -> bool:
        """Tell whether an action of this mention was found."""
        return any(r.source == mention.id and r.target for r in self._found.values())

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
        reality: tuple[bool, str] = (False, ""),
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
            reality=reality, mutual=mutual, words=words, attributions=attributions,
        )  # fmt: skip
        old = self._found.get(made.id)
        if old is None or old.confidence < confidence:
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
        reality: tuple[bool, str] = (False, ""),
        mutual: bool = False,
        words: tuple[Cue, ...] = (),
        attributions: tuple[Attribution, ...] | None = None,
        reason: str = "",
    ) -> RelationMention:
        """Give a piece of evidence without keeping it."""
        runs = _cues(cues)
        sentence = source.sentence_id if target is None else self._sentence(runs, source)
        ends = f"{source.start}-{target.start if target else ''}"
        if kind == "action" and reality == (False, "") and self._is_quoted_from_nobody(runs[0]):
            reality = (False, "alleged")
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
            mutual=mutual,
            negated=reality[0],
            modality=reality[1],
            attributions=self.attributions(runs[0], source) if attributions is None else attributions,
            words=words,
            confidence=round(max(0.05, min(confidence, 1.0)), 2),
            rule=rule,
            reason=reason,
        )

    def _is_quoted_from_nobody(self, cue: Cue) -> bool:
        """Tell whether a cue stands in quotation marks of no known speaker ("Kelland 'attacked Marenia'")."""
        around = [run for run in self.marked if run.start < cue.start and cue.end < run.end and self._is_doubted(run)]
        if not around:
            return False
        alone = any((run.start + 1, run.end - 1) == (cue.start, cue.end) for run in around)
        return alone or not any(r.start <= cue.start < r.end for speech in self.speeches for r in speech.content)

    def _is_doubted(self, run: Cue) -> bool:
        """Tell whether a run in quotation marks is a few words within a sentence."""
        text = self.located.text
        around = next((s for s in self.located.sentences if s.start <= run.start and run.end <= s.end), None)
        if around is None:
            return False
        beside = text[around.start : run.start] + text[run.end : around.end]
        words = text[run.start + 1 : run.end - 1]
        paired = words == words.strip()  # else a mark that opens is taken for one that closes
        return paired and any(letter.isalpha() for letter in beside) and len(words.split()) <= MOST_DOUBTED

    def _sentence(self, runs: Sequence[Cue], source: Mention) -> str:
        start = runs[0].start
        return next((s.id for s in self.located.sentences if s.start <= start < s.end), source.sentence_id)

    def attributions(self, cue: Cue, source: Mention) -> tuple[Attribution, ...]:
        """Give whose words a cue stands in, nearest first; a speaker is not credited with its own deed."""
        around = [
            (run.end - run.start, speech.speaker)
            for speech in self.speeches
            for run in speech.content
            if run.start <= cue.start < run.end and speech.cue.start != cue.start
        ]
        ordered = [speaker for _, speaker in sorted(around, key=lambda pair: (pair[0], pair[1].start))]
        seen: list[Attribution] = []
        for speaker in ordered:
            if speaker not in seen and speaker.mention_id != source.id:
                seen.append(speaker)
        return tuple(seen)


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
