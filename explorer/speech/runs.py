"""From tokens to runs of text, and from runs to a Speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.model import Attribution, Cue, Speech
from explorer.speech.lexicon import is_media

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from explorer.located import Located
    from explorer.model import Document
    from explorer.speech.quotes import Quote, Quotes

FEWEST_QUOTED_WORDS = 2
"""A single word in quotation marks is a distancing mark, not a quotation."""

MOSTLY = 0.9
"""Share of the content in quotation marks from which a quotation is direct."""

MOST_SPEAKER_CHARACTERS = 80

WORDS_OF_SOMEBODY = frozenset(
    "statement report letter message communique communiqué website account study document text tweet post speech "
    "interview article office remark comment editorial release dispatch bulletin".split()
)
"""Things that speak for whoever they belong to ("Reuters' report said")."""


def strip_end(text: str, end: int, passed_over: str) -> int:
    """Give where the text before a character ends, some characters passed over, without copying all of it."""
    while end > 0 and text[end - 1] in passed_over:
        end -= 1
    return end


def to_runs(tokens: Iterable[Token]) -> tuple[Cue, ...]:
    """Join neighbouring tokens to runs of text without punctuation or blanks at their edges."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = (_trim(run) for run in runs)
    return tuple(Cue(run[0].idx, run[-1].idx + len(run[-1])) for run in trimmed if run)


def _trim(run: list[Token]) -> list[Token]:
    while run and (run[0].is_punct or run[0].is_space):
        run = run[1:]
    while run and (run[-1].is_punct or run[-1].is_space):
        run = run[:-1]
    return run


def with_whole_quotes(
    runs: Sequence[Cue], quotes: Quotes, *, without: Quote | None = None
) -> tuple[tuple[Cue, ...], tuple[Cue, ...]]:
    """Widen runs to the whole of the quotations they touch, but for one of them; returns (content, quoted)."""
    touched = sorted({quote for run in runs for quote in quotes.sharing(run.start, run.end)} - {without})
    alone = len(touched) == 1 and all(touched[0].start <= run.start and run.end <= touched[0].end for run in runs)
    quoted = tuple(Cue(q.start, q.end) for q in touched if q.words >= FEWEST_QUOTED_WORDS or alone)
    spans = sorted([(run.start, run.end) for run in runs] + [(q.start, q.end) for q in quoted])
    merged: list[list[int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    return tuple(Cue(start, end) for start, end in merged), quoted


def kind_of(content: Sequence[Cue], quoted: Sequence[Cue]) -> str:
    """Say whether speech is direct, mixed or indirect, by the share of it in quotation marks."""
    inside = sum(run.end - run.start for run in quoted)
    whole = sum(run.end - run.start for run in content) or 1
    if not inside:
        return "indirect"
    return "direct" if inside / whole >= MOSTLY else "mixed"


def find_speaker(located: Located, heads: Sequence[Token]) -> Attribution | None:
    """Give who speaks: the mention at a noun, or at whose words it is ("Reuters' report"), else the words alone."""
    if not heads:
        return None
    head = heads[0]
    found = located.directly(head)
    if not found and head.lemma_.lower() in WORDS_OF_SOMEBODY:
        found = located.owners(head) or located.inside(head, ("of", "by", "from"), depth=1)
    if found:
        mention = located.mentions.get(found[0].same_as, found[0]) if found[0].form == "description" else found[0]
        return Attribution(mention.start, mention.end, mention.text, mention.id)
    prepositions = {t.i for t in located.syntax.children(head, "case") for t in located.syntax.subtree(t)}
    words = [t for t in located.syntax.subtree(head) if abs(t.i - head.i) <= 6 and t.i not in prepositions]
    runs = [run for run in to_runs(words) if run.start <= head.idx < run.end]
    if not runs:
        return None
    start, end = runs[0].start, min(runs[0].end, runs[0].start + MOST_SPEAKER_CHARACTERS)
    return Attribution(start, end, located.text[start:end])


def make_speech(
    document: Document,
    located: Located,
    *,
    speaker: Attribution,
    cue: Sequence[Token],
    verb: str,
    content: Sequence[Cue],
    quotes: Quotes,
    rule: str,
    **fields: object,
) -> Speech | None:
    """Put a speech together; None where it has no content of its own."""
    around = quotes.holding(cue[0].idx) if cue else None
    whole, quoted = with_whole_quotes(content, quotes, without=around)
    if kind_of(whole, quoted) == "direct":
        whole = quoted
    sentence = located.sentence_at(whole[0].start) if whole else None
    if sentence is None or not cue:
        return None
    start, end = cue[0].idx, cue[-1].idx + len(cue[-1])
    return Speech(
        id=f"{sentence.id}/speech/{start}",
        document_id=document.id,
        kind=kind_of(whole, quoted),
        speaker=speaker,
        cue=Cue(start, end),
        verb=verb,
        content=whole,
        quoted=quoted,
        sentence_id=sentence.id,
        rule=rule,
        passed_on=is_media(speaker.text),
        **fields,
    )
