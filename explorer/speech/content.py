"""What is said with a verb of saying: its clause, the clause that it is set into, or a quotation beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.clauses import RELATIVE_PRONOUNS
from explorer.speech.beside import find_beside
from explorer.speech.lexicon import entry_of
from explorer.speech.runs import WORDS_OF_SOMEBODY, strip_end, to_runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.located import Located
    from explorer.model import Cue
    from explorer.speech.quotes import Quotes

CREDITING = frozenset({"according to", "in the words of", "per"})

CLAIMING_INFINITIVE = frozenset({"doubtful", "denying", "promising", "demanding", "warning", "assertive", "revealing"})
"""Groups of verbs whose infinitive is what is said ("claims to have won"); "continued to" says nothing."""

CLOSING = frozenset("\"”’'»")

MOST_COMMAS = 10
"""Characters before a clause that are looked at for the mark that parts it from what stands before."""

CLAIMED = frozenset({"blame", "credit", "responsibility"})
"""Things that are claimed without saying the clause beside ("bombings *for which X claimed responsibility*")."""

GOING_ON = frozenset("although because if once since though unless until whereas while".split())
"""Words that begin a clause which goes on with what is said ("The treaty is dead, X said, because ...")."""


def find_content(located: Located, clauses: Clauses, verb: Token, quotes: Quotes, group: str = "") -> tuple[Cue, ...]:
    """Find what is said with a verb; empty where nothing is.

    Args:
        located: the text.
        clauses: the arguments of its verbs.
        verb: the verb of saying.
        quotes: what stands in quotation marks.
        group: what the verb does with the words, see `Speech.group`.
    """
    syntax = located.syntax
    left_out = credited_tokens(located, verb)
    said = syntax.children(verb, "ccomp") or _told_in(located, verb)
    if said:
        more = _goes_on(located, verb) if said[0].i < verb.i else []
        parts = [*_begun_before(located, verb, said[0]), *said, *more]
        return to_runs(_till_semicolon(located, verb, _below(located, parts, left_out)))
    whole = None if _claims_a_thing(located, verb) else _around(located, verb)
    if whole is not None:
        tokens = _below(located, [whole, *_goes_on(located, verb)], left_out | _after(located, whole, verb))
        return to_runs(_till_semicolon(located, verb, tokens))
    held = [t for t in syntax.children(verb, "advcl", "xcomp") if set(_marks(located, t)) & {"of", "for"}]
    asked = [t for t in syntax.children(verb, "advcl") if clauses.is_asked_for(t)] if group == "demanding" else []
    if (held and group == "criticising") or asked:  # "accused X of attacking Y", "called on X to go"
        return to_runs(_below(located, (held or asked)[:1], left_out))
    infinitive = [t for t in syntax.children(verb, "xcomp") if t.pos_ in ("VERB", "AUX")]
    beside = find_beside(located, verb, quotes) if group not in CLAIMING_INFINITIVE or not infinitive else None
    if beside is not None:
        return to_runs(located.doc.char_span(beside.start, beside.end, alignment_mode="expand"))
    return to_runs(_below(located, infinitive[:1], left_out)) if group in CLAIMING_INFINITIVE else ()


def _below(located: Located, heads: Iterable[Token], left_out: set[int]) -> list[Token]:
    """Give the tokens of phrases in text order."""
    tokens = {t.i: t for head in heads for t in located.syntax.subtree(head) if t.i not in left_out}
    return [tokens[i] for i in sorted(tokens)]


def _till_semicolon(located: Located, verb: Token, tokens: list[Token]) -> list[Token]:
    """Leave out what follows '"...," X said; the others ...': outside quotation marks, it is told by the text again."""
    if not tokens or tokens[0].i > verb.i:
        return tokens
    stop = located.text.find(";", verb.idx, tokens[-1].idx)
    return [t for t in tokens if stop < 0 or t.idx < stop]


def _told_in(located: Located, verb: Token) -> list[Token]:
    """Find the clause of "said in a statement that ...", "made clear that ..." below the statement or adjective."""
    syntax = located.syntax
    things = [t for t in syntax.children(verb, "obl", "obj") if t.lemma_.lower() in WORDS_OF_SOMEBODY]
    things += [t for t in syntax.children(verb, "xcomp") if t.pos_ == "ADJ"]
    clauses = [clause for thing in things for clause in syntax.children(thing, "acl", "ccomp")]
    return [clause for clause in clauses if "that" in _marks(located, clause)]


def _begun_before(located: Located, verb: Token, said: Token) -> list[Token]:
    """Find the opening of "If it rains, X said, we will go", which the parser hangs on the verb of saying."""
    syntax = located.syntax
    subjects = [t for t in syntax.children(verb, "nsubj") if t.i < verb.i]
    if not subjects or "," not in located.text[verb.idx : said.idx]:
        return []
    start = syntax.subtree(subjects[0])[0].i
    return [t for t in syntax.children(verb, "advcl") if t.i < start and set(_marks(located, t)) & GOING_ON]


def _around(located: Located, verb: Token) -> Token | None:
    """Find the clause that the verb is set into: "The harvest failed, X said", "As X said, the harvest failed".

    What stands between commas and has no relative pronoun is no relative clause, whatever the parser says.
    """
    syntax = located.syntax
    parent = syntax.parent(verb)
    if parent is None:
        return None
    first = syntax.subtree(verb)[0]
    relation, subjects = syntax.relation_of(verb), syntax.children(verb, "nsubj")
    if relation == "advcl" and first.lower_ == "as" and subjects:
        return parent
    end = strip_end(located.text, first.idx + (len(first) if first.is_punct else 0), " ”\"'’")
    before = located.text[max(0, end - MOST_COMMAS) : end]
    relative = any(t.lower_ in RELATIVE_PRONOUNS for t in syntax.subtree(verb) if subjects and t.i <= subjects[0].i)
    if relation.startswith("acl") and before.endswith(",") and subjects and not relative:
        return next((above for above in syntax.ancestors(verb) if above.pos_ in ("VERB", "AUX")), None)
    return parent if relation == "parataxis" and not before.rstrip(",").endswith(";") else None


def _claims_a_thing(located: Located, verb: Token) -> bool:
    return any(thing.lemma_.lower() in CLAIMED for thing in located.syntax.children(verb, "obj"))


def _after(located: Located, whole: Token, verb: Token) -> set[int]:
    """Give what is not said of the clause that a verb is set into: its own words, and participles behind ("adding")."""
    syntax = located.syntax
    behind = [t for t in syntax.children(whole, "advcl") if t.i > verb.i]
    later = [t for t in behind if not set(_marks(located, t)) & GOING_ON]
    own = {below.i for token in (verb, *later) for below in syntax.subtree(token)}
    return own - {t.i for head in _goes_on(located, verb) for t in syntax.subtree(head)}


def _goes_on(located: Located, verb: Token) -> list[Token]:
    """Find the second half of "The harvest failed, X said, and the wells are dry", hung on the verb of saying.

    A second verb of saying with words of its own ("..., and Y added that ...") is none; what follows the speaker of
    words in quotation marks is told by the text again.
    """
    syntax = located.syntax
    own = [verb, *(t for subject in syntax.children(verb, "nsubj") for t in syntax.subtree(subject))]
    end = strip_end(located.text, min(token.idx for token in own), " ,")
    if located.text[end - 1 : end] in CLOSING:
        return []
    return [
        t
        for t in syntax.children(verb, "conj", "advcl")
        if t.i > verb.i
        and syntax.children(t, "nsubj", "nsubj:pass")
        and not (entry_of(located, t) is not None and syntax.children(t, "ccomp"))
        and located.text[verb.idx : syntax.subtree(t)[0].idx + 1].rstrip().endswith(",")
        and (syntax.relation_of(t) == "conj" or set(_marks(located, t)) & GOING_ON)
    ]


def _marks(located: Located, verb: Token) -> list[str]:
    return [t.lower_ for t in located.syntax.children(verb, "mark", "case")]


def credited_tokens(located: Located, verb: Token) -> set[int]:
    """Give the tokens of "according to X" in a verb's sentence; they say who tells it, not what is said."""
    syntax = located.syntax
    sentence = syntax.sentence(verb)
    credited = [t for t in syntax.tokens[sentence.start : sentence.end] if syntax.case_of(t) in CREDITING]
    return {below.i for token in credited for below in syntax.subtree(token)}
