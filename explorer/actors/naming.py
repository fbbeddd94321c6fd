"""What an actor is called, what kind it is, and its id.

The name is the fullest form in common use in the texts: "Mike Pompeo", not "Pompeo"; an acronym only where the texts
never give the long form. States and peoples have the name that knowledge gives them, since texts mostly use adjectives.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.actors.knowledge import Entry, load_knowledge
from explorer.actors.names import fold, is_acronym, known_titles, nickname_of, read_name, without_footnote
from explorer.actors.offices import read_office
from explorer.actors.uses import GOVERNMENT, GROUP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from explorer.actors.clusters import Cluster

NAMED_BY_KNOWLEDGE = ("state", "people", "region")
POSSESSOR = re.compile(r"['’]s?\s")
"""In the middle of a form: "China's government", beside which "Chinese government" is preferred."""

ARTICLES = frozenset({"the", "a", "an"})
PREPOSITIONS = frozenset({"of", "in", "for", "from", "at", "to", "on", "with"})

CACHED = 65_536
"""Forms of which it is kept how they stand alone: all that a collection of some thousand articles has."""

COMMON = 0.2
"""Share of the most used full form that another must reach to be chosen; rare ones ("Joseph R. Biden") are aliases."""


def entry_of(cluster: Cluster) -> Entry | None:
    """Return the known entry that a cluster is, the first in order where a person joined several."""
    found = {
        use.reading.entry.id
        for use in cluster.uses
        if use.reading is not None and use.reading.entry.id in cluster.entries
    }
    if found:
        return load_knowledge().entries[min(found)]
    if all(use.sense == GOVERNMENT for use in cluster.uses):
        return load_knowledge().entries.get(cluster.uses[0].owner)
    return None


def kind_of(cluster: Cluster) -> str:
    """Return an actor's kind: knowledge first, then what most of its mentions are."""
    entry = entry_of(cluster)
    if entry is not None:
        return entry.kind
    kinds = Counter()
    for use in cluster.uses:
        if use.sense != GOVERNMENT:
            kinds[use.kind or "group"] += len(use.mentions)
    return min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else "state"


def surface_forms(cluster: Cluster) -> Counter[str]:
    """Count how often the texts write which form, without article, possessive ending and title."""
    forms: Counter[str] = Counter()
    for use in cluster.uses:
        for text, count in use.spellings.items():
            forms[plain_form(text, person=use.is_person)] += count
    return forms


@lru_cache(maxsize=CACHED)
def plain_form(text: str, *, person: bool) -> str:
    """Return a form as it may stand alone: "the KRG's" as "KRG", "President Macron" as "Macron"."""
    if person:
        text = read_name(text, person=True).text
    words = without_footnote(text).removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’").split()
    while len(words) > 1 and (words[0].lower() in ARTICLES or (person and _is_title(words))):
        words = words[1:]
    return " ".join(words)


def _is_title(words: list[str]) -> bool:
    """Tell whether the first word is a title before a name; in "general of Iran" no name follows."""
    return fold(words[0]) in known_titles() and words[1].lower() not in PREPOSITIONS


def name_of(cluster: Cluster) -> str:
    """Choose what an actor is called."""
    entry = entry_of(cluster)
    if entry is not None and entry.id.partition("/")[0] in NAMED_BY_KNOWLEDGE:
        return entry.name
    candidates = _full_forms(cluster, entry)
    owner = _unnamed_owner(cluster, candidates)
    if owner:
        return f"{min(candidates, key=lambda form: (-candidates[form], form))} ({owner})"
    grouped = any(use.sense == GROUP for use in cluster.uses)  # "Iraqi government" before "Iraq's federal government"
    common = _common_forms(candidates, cut_short=not grouped and not cluster.is_person)
    best = min(common, key=lambda form: (-candidates[form], len(form) if grouped else -len(form), form))
    return _titled(best, cluster)


def _common_forms(counts: Counter[str], *, cut_short: bool) -> list[str]:
    """Return the forms in common use; if `cut_short`, without those that others merely cut short ("the Guards")."""
    most = max(counts.values())
    common = [form for form, count in counts.items() if count >= most * COMMON]
    words = {form: set(fold(form).split()) for form in common}
    whole = [form for form in common if not any(words[form] < words[other] for other in common)]
    return whole if cut_short else common


def _unnamed_owner(cluster: Cluster, candidates: Counter[str]) -> str:
    """Return the state of an office that none of its names tells: "Foreign Ministry" is "Foreign Ministry (Iran)"."""
    if all(use.is_unowned for use in cluster.uses):
        state = load_knowledge().entries.get(cluster.uses[0].owner)
        return state.name if state is not None else cluster.uses[0].owner_text
    if entry_of(cluster) is not None or not cluster.owners:
        return ""
    offices = {form: read_office(read_name(form).words) for form in candidates}
    telling = {form for form, office in offices.items() if office is None or office[0]}
    for form in set(candidates) - telling if telling else ():
        del candidates[form]
    return "" if telling else load_knowledge().entries[min(cluster.owners)].name


def _full_forms(cluster: Cluster, entry: Entry | None) -> Counter[str]:
    """Count the forms that say most: several words before one, long ones before acronyms, mixed case before upper."""
    forms: Counter[str] = Counter()
    for use in cluster.uses:
        adjective = use.reading is not None and use.reading.how == "adjective"
        if use.sense == GOVERNMENT or adjective or use.is_unowned or use.is_by_reader:
            continue
        for text, count in use.spellings.items():
            form = plain_form(text, person=use.is_person)
            forms[form if entry is None else _without_owner(form, entry)] += count
    forms = forms or surface_forms(cluster)
    wanted = _is_full_name(cluster) if cluster.is_person else (lambda form: not is_acronym(form))
    for fits in (wanted, lambda form: is_acronym(form) or not form.isupper(), lambda form: not POSSESSOR.search(form)):
        kept = Counter({form: count for form, count in forms.items() if fits(form)})
        forms = kept or forms
    return forms


def _is_full_name(cluster: Cluster) -> Callable[[str], bool]:
    """Tell of forms whether they are a person's full name: of several words, and no nickname in another form."""
    nicknames = {nickname_of(text) for use in cluster.uses for text in use.spellings}
    return lambda form: len(form.split()) > 1 and fold(form) not in nicknames


def _without_owner(form: str, entry: Entry) -> str:
    """Take the state's name off a known organization: the "US Central Intelligence Agency" has a name without it."""
    rest = form.split(maxsplit=1)[-1]
    known = any(reading.entry == entry for reading in load_knowledge().look_up(fold(rest)))
    return rest if known and not is_acronym(rest) else form


def _titled(form: str, cluster: Cluster) -> str:
    """Put its title before a first name that says nothing alone: "Pope Francis", "King Abdullah"."""
    if not cluster.is_person or len(form.split()) > 1:
        return form
    titles = Counter(title for use in cluster.uses for title in use.titles if known_titles()[title][1] == "first")
    if not titles:
        return form
    return f"{min(titles, key=lambda title: (-titles[title], title)).title()} {form}"


def aliases_of(cluster: Cluster, name: str) -> tuple[str, ...]:
    """Return the other forms found, most frequent first; those that differ in capitals only count as one."""
    forms = surface_forms(cluster)
    merged: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-forms[form], form)):
        merged.setdefault(form.casefold(), []).append(form)
    counts = {same[0]: sum(forms[form] for form in same) for same in merged.values()}
    ranked = sorted(counts, key=lambda form: (-counts[form], form))
    return tuple(form for form in ranked if form.casefold() != name.casefold())


def slug(text: str) -> str:
    """Return a name as an id: "Deir ez-Zor" -> "deir-ez-zor"; "actor" where nothing can be written in ASCII."""
    plain = fold(text).encode("ascii", "ignore").decode()
    return "-".join(plain.split()) or "actor"


def choose_ids(clusters: Iterable[Cluster], taken: Iterable[str] = ()) -> dict[int, str]:
    """Give each cluster an id, by the order of its first use.

    The known one of several that share a name keeps it bare, then the one with most mentions; the others get their
    kind behind it, and where that is taken the id of the first document that names them.

    Args:
        clusters: all that become actors.
        taken: ids that are in use already.
    """
    ranked = sorted(clusters, key=lambda cluster: (not cluster.entries, -cluster.mentions, _first_place(cluster)))
    used, ids = set(taken), {}
    for cluster in ranked:
        base = slug(name_of(cluster))
        tries = [base, f"{base}-{kind_of(cluster)}", f"{base}-{slug(_first_place(cluster)[0])}"]
        free = next((each for each in tries if each not in used), None) or _numbered(tries[-1], used)
        used.add(free)
        ids[cluster.order] = free
    return ids


def _numbered(base: str, used: set[str]) -> str:
    number = 2
    while f"{base}-{number}" in used:
        number += 1
    return f"{base}-{number}"


def _first_place(cluster: Cluster) -> tuple[str, int]:
    return min((use.document_id, use.mentions[0].start) for use in cluster.uses)
