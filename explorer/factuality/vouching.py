"""Who vouches for what a text tells: whose words it stands in, and whether it stands in words of nobody known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.model import Cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.located import Located
    from explorer.model import Attribution, Mention, Speech

MARKED = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"|(?<![\w’'])[‘'](\w[^‘’'\n]{0,60}[\w.,])[’'](?!\w)")
"""Runs in quotation marks within a paragraph; single marks only around a few words, since they are apostrophes too."""

MOST_DOUBTED = 12
"""Words. Around longer runs, and whole sentences, the marks say whose words they are, not that they are doubted."""


class Vouching:
    """Says on whose word a text tells something.

    Args:
        located: mentions on tokens.
        speeches: who says what.
    """

    def __init__(self, located: Located, speeches: Sequence[Speech]) -> None:
        self.located, self.speeches = located, tuple(speeches)
        self.marked = tuple(Cue(match.start(), match.end()) for match in MARKED.finditer(located.text))

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

    def is_quoted_from_nobody(self, cue: Cue) -> bool:
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
