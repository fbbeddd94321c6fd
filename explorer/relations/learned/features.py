"""What is known of an ordered pair of mentions in a sentence, as named numbers.

The path between the two in the parse, the words on and beside it, what the lexicons say of these words, what kinds of
actors stand at the ends and how, quotation and speech, and which rules claim something of the pair. The choice follows
feature-based relation extraction (Zhou et al. 2005, "Exploring various knowledge in relation extraction") with UD paths
(Bunescu and Mooney 2005, "A shortest path dependency kernel for relation extraction").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from explorer.relations.learned.roles import DOER_ITSELF, DONE_ITSELF, fill, pair_roles
from explorer.relations.lexicon import CARRIER, NO_EVENT, QUAD_OF_EVENT, read_affiliations, read_nouns, read_verbs

if TYPE_CHECKING:
    from collections.abc import Container

    import numpy as np

    from explorer.relations.learned.view import End, SentenceView

SUBTYPED = frozenset({"nsubj:pass", "obl:agent", "nmod:poss", "acl:relcl", "compound:prt"})
"""UD relations whose subtype says what the plain relation does not."""

CLAUSAL = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "conj", "xcomp"})
BESIDE = frozenset({"compound", "appos", "amod", "flat", "nmod", "nmod:poss"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
LONGEST_PATH = 4
"""Steps of a path that is a feature as a whole; longer ones are seen too seldom."""
MOST_BETWEEN = 4
"""Words between two mentions that are features by themselves."""


@cache
def word_class(lemma: str, kind: str) -> str:
    """Say what the lexicons know of a word: a quad class, "saying", "everyday", "office", "tie" or "unknown".

    Args:
        lemma: lower case.
        kind: universal part of speech.
    """
    if kind == "VERB":
        return _class_of_verb(lemma)
    if kind in ("NOUN", "PROPN"):
        if lemma in read_affiliations().offices:
            return "office:" + read_affiliations().offices[lemma]
        events = [row.event for row in read_nouns().get(lemma, ())]
        named = [QUAD_OF_EVENT[event] for event in events if event in QUAD_OF_EVENT]
        return named[0] if named else "everyday" if events else "unknown"
    return kind.lower()


def _class_of_verb(lemma: str) -> str:
    if lemma in read_affiliations().verbs:
        return "tie"
    rows = read_verbs().get(lemma, ())
    if not rows:
        return "unknown"
    plain = rows[-1]
    if "reporting" in plain.note:
        return "saying"
    named = [QUAD_OF_EVENT[row.event] for row in rows if row.event in QUAD_OF_EVENT]
    if plain.event in QUAD_OF_EVENT:
        return QUAD_OF_EVENT[plain.event]
    if plain.event == CARRIER:
        return "carrier"
    return "sometimes " + named[0] if named else "everyday" if plain.event == NO_EVENT else "unknown"


def relation(view: SentenceView, word: int) -> str:
    """Give the UD relation of a word, its subtype only where that tells more."""
    full = view.relations[word]
    return full if full in SUBTYPED else full.partition(":")[0]


def chain(view: SentenceView, word: int) -> list[int]:
    """Give a word and what is above it, up to the root."""
    found = [word]
    while view.heads[found[-1]] >= 0 and len(found) < 40:
        found.append(view.heads[found[-1]])
    return found


def path(view: SentenceView, one: int, other: int) -> tuple[list[int], list[int]]:
    """Give the words from each of two up to the first that is above both, that one included."""
    up, down = chain(view, one), chain(view, other)
    place = {word: k for k, word in enumerate(down)}
    for k, word in enumerate(up):
        if word in place:
            return up[: k + 1], down[: place[word] + 1]
    return up, down


Features = dict[str, float]


def pair_features(
    view: SentenceView,
    one: End,
    other: End,
    ends: dict[str, Features],
    filled: dict[str, np.ndarray],
    known: Container[str] | None = None,
) -> Features:
    """Give the features of an ordered pair of mentions.

    Args:
        view: the sentence.
        one: who would be the source.
        other: who would be the target.
        ends: features of single mentions that were worked out already, by mention id; added to here.
        filled: the roles that single mentions fill, by mention id; added to here.
        known: names of features that anybody asks for; of single mentions only those are given, and none that is 0.
    """
    found: Features = {}
    for tag, end in (("1", one), ("2", other)):
        key = tag + end.mention
        if key not in ends:
            named = ((tag + name, value) for name, value in end_features(view, end).items())
            ends[key] = {name: value for name, value in named if known is None or (value and name in known)}
        found.update(ends[key])
    up, down = path(view, one.head, other.head)
    _add_path(found, view, up, down)
    _add_between(found, view, one, other)
    _add_speech(found, view, one, other, up, down)
    _add_claims(found, view, one, other)
    if view.roles is not None:
        _add_roles(found, view, one, other, filled)
    found[f"kinds={one.kind}>{other.kind}"] = 1.0
    found[f"forms={one.form}>{other.form}"] = 1.0
    return found


def end_features(view: SentenceView, end: End) -> Features:
    """Give what is known of one mention by itself."""
    head, found = end.head, {}
    governor = view.heads[head]
    found["dep=" + relation(view, head)] = 1.0
    found["case=" + next((view.lemmas[k] for k in view.children[head] if view.relations[k] == "case"), "")] = 1.0
    found["kind=" + end.kind] = 1.0
    found["form=" + _form(view, end)] = 1.0
    found["rule=" + end.rule] = 1.0
    found["link=" + end.who.rule] = 1.0
    found["linked"] = end.who.confidence
    found["titled"] = float(end.titled)
    found["often"] = min(12, end.who.mentions) / 4
    found["once"] = float(end.who.mentions == 1)
    found["named"] = min(8, end.who.named) / 4
    found["subjects"] = min(6, end.who.subjects) / 3
    found["never subject"] = float(not end.who.subjects)
    found["story"] = end.who.story
    found["early"] = float(end.who.first)
    last = view.texts[end.last]
    found[f"last:{end.kind}={last.lower()}"] = 1.0
    found["long"] = min(6, end.last - end.first) / 3
    found["capitals"] = float(len(last) > 1 and last.isupper())
    found["digits"] = float(any(c.isdigit() for k in range(end.first, end.last + 1) for c in view.texts[k]))
    found["quoted"] = float(view.quoted[head])
    found["place"] = end.first / max(1, len(view.texts))
    found["depth"] = min(10, len(chain(view, head))) / 4
    found["lower"] = float(view.texts[end.last][:1].islower())
    for k in view.children[head]:
        if relation(view, k) in BESIDE and not end.first <= k <= end.last:
            found[f"kid:{relation(view, k)}:{word_class(view.lemmas[k], view.kinds[k])}"] = 1.0
            found[f"kid:{relation(view, k)}={view.lemmas[k]}"] = 1.0
    if governor >= 0:
        found[f"gov={view.lemmas[governor]}"] = 1.0
        found[f"gov:{relation(view, head)}:{word_class(view.lemmas[governor], view.kinds[governor])}"] = 1.0
    verb = next((k for k in chain(view, head)[1:] if view.kinds[k] == "VERB"), -1)
    found["verb=" + (view.lemmas[verb] if verb >= 0 else "")] = 1.0
    return found


def _form(view: SentenceView, end: End) -> str:
    if view.kinds[end.head] == "PRON":
        return "pronoun"
    if end.rule == "adjective" or view.kinds[end.head] == "ADJ":
        return "adjective"
    return end.form


def _add_path(found: Features, view: SentenceView, up: list[int], down: list[int]) -> None:
    top = up[-1] if up[-1] == down[-1] else -1
    above, below = [relation(view, k) for k in up[:-1]], [relation(view, k) for k in down[:-1]]
    found["length"] = min(12, len(above) + len(below)) / 4
    found["up"], found["down"] = min(8, len(above)) / 4, min(8, len(below)) / 4
    if top < 0:
        found["apart"] = 1.0
        return
    lemma, kind = view.lemmas[top], view.kinds[top]
    sort = word_class(lemma, kind)
    _add_core(found, view, up, down)
    found["above=" + "^".join(above[:LONGEST_PATH])] = 1.0
    found["below=" + "_".join(below[:LONGEST_PATH])] = 1.0
    for name in set(above):
        found["u:" + name] = 1.0
    for name in set(below):
        found["d:" + name] = 1.0
    ends = (above[-1] if above else "") + "/" + (below[-1] if below else "")
    found["ends=" + ends] = 1.0
    found[f"ends={ends}:{sort}"] = 1.0
    found[f"ends={ends}:{lemma}"] = 1.0
    found["top=" + lemma] = 1.0
    found[f"top:{kind}:{sort}"] = 1.0
    found["topis=" + ("1" if not above else "2" if not below else "other")] = 1.0
    _add_middle(found, view, up, down, [top] if above and below else [])
    found["clauses"] = sum(name in CLAUSAL for name in (*above, *below)) / 2
    found["content below"] = float(any(n in ("ccomp", "parataxis") for n in below))
    if below and below[-1] in ("nsubj", "nsubj:pass") and view.relations[top].startswith("ccomp"):
        found["subject of content"] = 1.0
    lower = [below[i] for i in range(len(below) - 1) if below[i + 1] in ("ccomp", "parataxis")]
    for name in lower:
        found["content:" + name] = 1.0
    prepositions = [view.lemmas[k] for d in down[:-1] for k in view.children[d] if view.relations[k] == "case"]
    if prepositions and below:
        found[f"prep={prepositions[-1]}:{below[-1]}"] = 1.0
        found[f"prep={prepositions[-1]}:{below[-1]}:{sort}"] = 1.0


def _add_core(found: Features, view: SentenceView, up: list[int], down: list[int]) -> None:
    """Add the path as a whole, as if nothing on it were coordinated.

    The second of two nouns stands where the first does, and the subject of a verb is that of the next one too:
    in "X and Y met A and praised B" Y is to B as X to A.
    """
    above = [relation(view, k) for k in up[:-1] if not _is_next_noun(view, k)]
    below = [relation(view, k) for k in down[:-1] if not _is_next_noun(view, k)]
    words, top = list(down), down[-1]
    while above in (["nsubj"], ["nsubj:pass"]) and below and below[-1] == "conj" and len(words) > 1:
        below.pop()
        words.pop()
        top = words[-1]
    if not above and not below:
        below = [relation(view, k) for k in down[:-1]]  # "X and Y"
    if len(above) + len(below) > LONGEST_PATH:
        return
    whole = "^".join(above) + "|" + "_".join(below)
    found["path=" + whole] = 1.0
    found[f"path={whole}:{word_class(view.lemmas[top], view.kinds[top])}"] = 1.0
    found[f"path={whole}:{view.lemmas[top]}"] = 1.0


def _is_next_noun(view: SentenceView, word: int) -> bool:
    return view.relations[word] == "conj" and view.kinds[word] in NOUNS


def _add_middle(found: Features, view: SentenceView, up: list[int], down: list[int], top: list[int]) -> None:
    """Add the words on the path."""
    middle = [*up[1:-1], *down[1:-1], *top]
    verbs = [k for k in middle if view.kinds[k] == "VERB"]
    found["verbs"] = min(4, len(verbs)) / 2
    for k in middle:
        found["mid=" + view.lemmas[k]] = 1.0
        found["mid:" + word_class(view.lemmas[k], view.kinds[k])] = 1.0
    for k in up[1:-1]:
        found["midu=" + view.lemmas[k]] = 1.0
    for k in down[1:-1]:
        found["midd=" + view.lemmas[k]] = 1.0


def _add_between(found: Features, view: SentenceView, one: End, other: End) -> None:
    first, second = (one, other) if one.start < other.start else (other, one)
    order = "b" if one.start < other.start else "a"
    between = range(first.last + 1, second.first)
    found["before"] = float(order == "b")
    found["gap"] = min(30, len(between)) / 10
    found["next"] = float(len(between) <= 1)
    found["nested"] = float(first.end > second.start)
    found["commas"] = min(4, sum(view.texts[k] == "," for k in between)) / 2
    found["marks"] = float(any(view.texts[k] in '"“”' for k in between))
    found["others"] = min(6, sum(first.end <= e.start < second.start for e in view.ends)) / 2
    found["actors"] = min(10, len({e.who.actor for e in view.ends})) / 4
    found["words"] = min(60, len(view.texts)) / 20
    if len(between) <= MOST_BETWEEN:
        for k in between:
            found[f"btw{order}=" + view.lemmas[k]] = 1.0
    if len(between) <= 2:
        found[f"seq{order}=" + " ".join(view.lemmas[k] for k in between)] = 1.0
        found[f"seq{order}=" + " ".join(view.lemmas[k] for k in between) + f":{one.kind}>{other.kind}"] = 1.0
    listed = [view.texts[k].lower() for k in between]
    found["list"] = float(bool(listed) and all(t in (",", "and", "or", "&", "the") for t in listed))


def _add_speech(found: Features, view: SentenceView, one: End, other: End, up: list[int], down: list[int]) -> None:
    for start, end, kind, speaker, _ in view.speeches:
        covers = start < other.end and end > other.start
        if speaker == one.who.actor:
            found["speaks"] = 1.0
            if covers:
                found["speaks over"] = 1.0
                found["speaks over:" + kind] = 1.0
                found["speaks over:" + relation(view, other.head)] = 1.0
                if not start <= one.start < end:
                    found["speaks outside"] = 1.0
        if speaker == other.who.actor:
            found["is spoken"] = 1.0
            if start < one.end and end > one.start:
                found["is spoken over"] = 1.0
        if start <= one.start < end and covers:
            found["both said"] = 1.0
    found["said above"] = float(any(_is_saying(view, k) for k in up[1:]))
    found["said below"] = float(any(_is_saying(view, k) for k in down[1:]))


def _add_roles(found: Features, view: SentenceView, one: End, other: End, filled: dict[str, np.ndarray]) -> None:
    for end in (one, other):
        if end.mention not in filled:
            filled[end.mention] = fill(view.roles, end.head, chain(view, end.head))
    for tag, end in (("1", one), ("2", other)):
        if len(filled[end.mention]):
            found[f"doer {tag}"] = float((filled[end.mention][:, DOER_ITSELF] * view.roles.probability).max())
            found[f"done to {tag}"] = float((filled[end.mention][:, DONE_ITSELF] * view.roles.probability).max())
    features, word = pair_roles(view.roles, filled[one.mention], filled[other.mention])
    found.update(features)
    if word >= 0:
        found["role of=" + view.lemmas[word]] = 1.0
        found["role of:" + word_class(view.lemmas[word], view.kinds[word])] = 1.0
        found["role of:" + view.kinds[word]] = 1.0
        found["happened"] = float(view.roles.factuality[word])


def _is_saying(view: SentenceView, word: int) -> bool:
    return word_class(view.lemmas[word], view.kinds[word]) == "saying"


def _add_claims(found: Features, view: SentenceView, one: End, other: End) -> None:
    found["claims"] = min(6, len(view.claims)) / 3
    for claim in view.claims:
        if (claim.source, claim.target) == (one.who.actor, other.who.actor):
            name, exact = "claim", claim.exact == (one.mention, other.mention)
        elif (claim.target, claim.source) == (one.who.actor, other.who.actor):
            name, exact = "counterclaim", claim.exact == (other.mention, one.mention)
        else:
            if one.mention in claim.exact:
                found["other claim 1:" + claim.kind] = 1.0
            if other.mention in claim.exact:
                found["other claim 2:" + claim.kind] = 1.0
            continue
        found[name] = max(found.get(name, 0.0), claim.confidence)
        found[f"{name}:{claim.kind}"] = 1.0
        found[f"{name}={claim.rule}"] = 1.0
        found[f"{name} exact"] = max(found.get(f"{name} exact", 0.0), float(exact))
        found[f"{name} mutual"] = max(found.get(f"{name} mutual", 0.0), float(claim.mutual))
        if claim.event:
            found[f"{name}:{claim.event}"] = 1.0
