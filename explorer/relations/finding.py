"""What the finders of relations share, and how a piece of evidence is made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.around import Around
from explorer.model import Attribution, Cue, RelationMention
from explorer.relations.lexicon import QUAD_OF_EVENT
from explorer.relations.reality import Reality
from explorer.relations.senses import Senses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
        self.marked = Around((*match.span(), Cue(*match.span())) for match in MARKED.finditer(located.text))
        by_speaker = sorted(self.speeches, key=lambda speech: speech.speaker.start)  # of two as near, the first
        self._said = Around((run.start, run.end, speech) for speech in by_speaker for run in speech.content)
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
        reality: tuple[bool, str] = (False, ""),
        mutual: bool = False,
        nested: bool = False,
        words: tuple[Cue, ...] = (),
        attributions: tuple[Attribution, ...] | None = None,
    ) -> None:
        """Keep a piece of evidence, unless both ends overlap (`nested` ones may) or it is there more surely already."""
        if target is not None and not nested and overlaps(source, target):
            return
        runs = _cues(cues)
        sentence = source.sentence_id if target is None else self._sentence(runs, source)
        ends = f"{source.start}-{target.start if target else ''}"
        key = f"{sentence}/{kind}/{ends}/{runs[0].start}"
        old = self._found.get(key)
        if old is not None and old.confidence >= confidence:
            return
        if kind == "action" and reality == (False, "") and self._is_quoted_from_nobody(runs[0]):
            reality = (False, "alleged")
        self._of_source.setdefault(source.id, {})[key] = None
        self._in_sentence.setdefault(self.syntax.sentence(cues[0]).start, {})[key] = None
        self._found[key] = RelationMention(
            id=key,
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
        )

    def _is_quoted_from_nobody(self, cue: Cue) -> bool:
        """Tell whether a cue stands in quotation marks of no known speaker ("Kelland 'attacked Marenia'")."""
        around = [run for run in self.marked.at(cue.start) if run.start < cue.start and cue.end < run.end]
        around = [run for run in around if self._is_doubted(run)]
        if not around:
            return False
        alone = any((run.start + 1, run.end - 1) == (cue.start, cue.end) for run in around)
        return alone or not self._said.at(cue.start)

    def _is_doubted(self, run: Cue) -> bool:
        """Tell whether a run in quotation marks is a few words within a sentence."""
        text = self.located.text
        around = self.located.sentence_at(run.start)
        if around is None or run.end > around.end:
            return False
        beside = text[around.start : run.start] + text[run.end : around.end]
        words = text[run.start + 1 : run.end - 1]
        paired = words == words.strip()  # else a mark that opens is taken for one that closes
        return paired and any(letter.isalpha() for letter in beside) and len(words.split()) <= MOST_DOUBTED

    def _sentence(self, runs: Sequence[Cue], source: Mention) -> str:
        around = self.located.sentence_at(runs[0].start)
        return source.sentence_id if around is None else around.id

    def attributions(self, cue: Cue, source: Mention) -> tuple[Attribution, ...]:
        """Give whose words a cue stands in, nearest first; a speaker is not credited with its own deed."""
        seen: list[Attribution] = []
        for speech in self._said.at(cue.start):
            speaker = speech.speaker
            if speech.cue.start == cue.start:
                continue
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
