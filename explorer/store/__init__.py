"""Tables on disk (Parquet) and the questions that are asked of them (DuckDB).

    Tables --write_store--> folder --open_store--> Store --relations, actors, evidence, article ...--> the page

The only place that imports DuckDB and pyarrow. A store is read without spaCy and onnxruntime.
"""

from explorer.store.about import About, NewerStoreError, read_about
from explorer.store.articles import OF_ARTICLES, Articles, has_store, read_columns, read_documents, read_places
from explorer.store.changes import Change
from explorer.store.columns import arrow_to_rows, tables_to_arrow
from explorer.store.decisions import check_decisions, mark_withdrawn, read_decisions, read_verdicts
from explorer.store.kept import drop_kept, keep_articles, read_kept
from explorer.store.lines import order_of_actor, order_of_line, weigh_by_lines
from explorer.store.store import Store, hold_store, open_store
from explorer.store.tables import Tables
from explorer.store.ties import Tie, find_ties
from explorer.store.verbs import (
    ABOUT_ACTORS,
    ABOUT_EVIDENCE,
    CORRECTIONS,
    VERBS,
    check_decision,
    clean_name,
    clean_text,
)
from explorer.store.writing import check_writable, write_store

__all__ = [
    "ABOUT_ACTORS",
    "ABOUT_EVIDENCE",
    "CORRECTIONS",
    "OF_ARTICLES",
    "VERBS",
    "About",
    "Articles",
    "Change",
    "NewerStoreError",
    "Store",
    "Tables",
    "Tie",
    "arrow_to_rows",
    "check_decision",
    "check_decisions",
    "check_writable",
    "clean_name",
    "clean_text",
    "drop_kept",
    "find_ties",
    "has_store",
    "hold_store",
    "keep_articles",
    "mark_withdrawn",
    "open_store",
    "order_of_actor",
    "order_of_line",
    "read_about",
    "read_columns",
    "read_decisions",
    "read_documents",
    "read_kept",
    "read_places",
    "read_verdicts",
    "tables_to_arrow",
    "weigh_by_lines",
    "write_store",
]
