"""What the program knows of the world: states, regions, peoples, well-known organizations, and their names.

    "Iraqi" --look_up--> Reading(Iraq, adjective);  "Hashd al-Shaabi" --> Reading(Popular Mobilization Forces, name)

The tables under data/ are our own work. What an article itself says goes before what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from explorer.actors.names import fold
from explorer.actors.resources import read_rows, split_cell

DOUBTFUL = "?"
"""Mark behind a form in the tables: it counts only with more evidence from the article (see the tables' heads)."""

GENERIC_TAILS = frozenset(
    (
        "group",
        "movement",
        "militia",
        "organization",
        "organisation",
        "network",
        "agency",
        "television",
        "tv",
        "news",
        "party",
        "website",
    )
)
"""Words that may follow the name of a known organization without making another of it: "the Hezbollah movement"."""

LEAST_LETTERS_WITHOUT_ARTICLE = 6
"""Letters. Longer Arabic names are known without "al-" too (Mayadeen); shorter ones too often are other words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something known by name; two are equal when their ids are.

    Attributes:
        id: readable and stable: "state/iq", "people/iq", "region/crimea", "city/baghdad", "organization/nato" ...
        name: the name that it has on the page if the texts themselves do not give a better one.
        kind: one of ACTOR_KINDS.
        within: id of the entry that it belongs to, or empty.
        state: id of the state that it belongs to in the end, or empty.
        near: folded forms beside which an ambiguous name means this entry.
    """

    id: str
    name: str
    kind: str
    within: str = ""
    state: str = ""
    near: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a form: which entry it names, and as what.

    `how` is "name", "acronym", "adjective", "people" (a noun for its people) or "capital"; `doubtful`
    says that too many others bear the same name.
    """

    entry: Entry
    how: str
    doubtful: bool = False


class Knowledge:
    """All entries, to be looked up by any of their forms."""

    def __init__(self) -> None:
        """Read the tables."""
        self.entries: dict[str, Entry] = {}
        self._readings: dict[str, list[Reading]] = {}
        self._forms: dict[str, list[str]] = {}
        for state in (*read_rows("countries.tsv"), *read_rows("former.tsv")):
            self._add_state(state)
        for region in read_rows("regions.tsv"):
            self._add_region(region)
        for people in read_rows("peoples.tsv"):
            self._add_people(people)
        for place in read_rows("places.tsv"):
            self._add_place(place)
        for organization in read_rows("organizations.tsv"):
            self._add_organization(organization)

    def look_up(self, folded: str) -> tuple[Reading, ...]:
        """Return the readings of a folded form, the likelier ones first; none if it is not known."""
        return tuple(self._readings.get(folded, ()))

    def forms_of(self, entry: Entry) -> tuple[str, ...]:
        """Return the folded forms of an entry."""
        return tuple(self._forms.get(entry.id, ()))

    def _add(self, entry: Entry, forms: dict[str, tuple[str, ...]]) -> Entry:
        self.entries[entry.id] = entry
        for how, cell in forms.items():
            for form in cell:
                plain = fold(form.removesuffix(DOUBTFUL))
                self._add_reading(plain.removeprefix("the "), Reading(entry, how, form.endswith(DOUBTFUL)))
                bare = plain.removeprefix("al ")
                if bare != plain and len(bare) >= LEAST_LETTERS_WITHOUT_ARTICLE:
                    self._add_reading(bare, Reading(entry, how, form.endswith(DOUBTFUL)))
        return entry

    def _add_reading(self, folded: str, reading: Reading) -> None:
        readings = self._readings.setdefault(folded, [])
        if all(known.entry != reading.entry or known.how != reading.how for known in readings):
            readings.append(reading)
            self._forms.setdefault(reading.entry.id, []).append(folded)

    def _add_state(self, row: dict[str, str]) -> None:
        code = row.get("code") or row["id"]
        state = Entry(f"state/{code}", row["name"], "state", state=f"state/{code}")
        self._add(state, {"name": (row["name"], *split_cell(row["also"])), "adjective": split_cell(row["adjectives"])})
        self._add_nationals(state, row["people"])
        for capital in split_cell(row["capital"]):
            spellings = tuple(capital.removesuffix(DOUBTFUL).split("="))
            mark = DOUBTFUL if capital.endswith(DOUBTFUL) else ""
            city = Entry(
                f"city/{fold(spellings[0]).replace(' ', '-')}", spellings[0], "place", within=state.id, state=state.id
            )
            self._add(city, {"capital": tuple(form + mark for form in spellings)})

    def _add_nationals(self, home: Entry, cell: str) -> None:
        nouns = split_cell(cell)
        if nouns:
            people = Entry(f"people/{home.id.partition('/')[2]}", nouns[0], "group", within=home.id, state=home.state)
            self._add(people, {"people": nouns})

    def _add_region(self, row: dict[str, str]) -> None:
        state = f"state/{row['parent']}" if row["parent"] else ""
        near = frozenset(fold(form) for form in split_cell(row["near"]))
        region = Entry(f"region/{row['id']}", row["name"], "place", within=state, state=state, near=near)
        self._add(region, {"name": (row["name"], *split_cell(row["also"])), "adjective": split_cell(row["adjectives"])})
        self._add_nationals(region, row["people"])

    def _add_people(self, row: dict[str, str]) -> None:
        people = Entry(f"people/{row['id']}", row["name"], "group")
        nouns = (row["name"], *split_cell(row["also"]))
        self._add(people, {"people": nouns, "adjective": split_cell(row["adjectives"])})

    def _add_place(self, row: dict[str, str]) -> None:
        state = f"state/{row['country']}" if row["country"] else ""
        place = Entry(f"city/{fold(row['name']).replace(' ', '-')}", row["name"], "place", within=state, state=state)
        self._add(place, {"name": (row["name"], *split_cell(row["also"]))})

    def _add_organization(self, row: dict[str, str]) -> None:
        home = row["country"]
        home = next((key for key in (f"state/{home}", f"region/{home}") if home and key in self.entries), "")
        within = f"organization/{row['part_of']}" if row["part_of"] else home
        state = self.entries[home].state if home else ""
        name = row["name"].removesuffix(DOUBTFUL)
        made = Entry(f"organization/{row['id']}", name, "organization", within=within, state=state)
        self._add(made, {"name": (row["name"], *split_cell(row["also"])), "acronym": split_cell(row["acronyms"])})


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """Read the tables once."""
    return Knowledge()
