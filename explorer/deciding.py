"""Bring a store's actors up to what people decided since it was built.

store + decisions --resolve--> actors --use_links--> the same store, resolved anew
"""

from __future__ import annotations

from explorer.store import Store

ABOUT_ACTORS = ("same", "different", "rename", "hide")


def apply_decisions(store: Store) -> None:
    """Resolve a store's mentions again, obeying all decisions; the language pipeline is not needed.

    A store on which nobody ever decided anything about actors stays as it is.
    """
    if not any(decision.verb in ABOUT_ACTORS for decision in store.decisions()):
        return
    from explorer.actors import resolve

    tables = store.tables()
    store.use_links((), resolve(tables.documents, tables.sentences, tables.mentions, store.decisions()))
