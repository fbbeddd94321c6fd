"""What is found in the parsed sentences of portrayals.conllu, as lines that a test can hold."""

from pathlib import Path

from explorer.analysis import read_factuality
from explorer.clauses import Clauses
from explorer.coverage.candidates import find_candidates
from explorer.coverage.portrayal import find_portrayals
from explorer.located import Located
from explorer.syntax import Syntax
from tests.parsed import analyse_parsed, read_docs

PARSES = Path(__file__).with_name("portrayals.conllu")


def locate(key):
    """Give the analysis of a document with its mentions on its tokens."""
    analysis = analyse_parsed(PARSES, key)
    doc = read_docs(PARSES)[key]
    syntax = Syntax(doc)
    return analysis, Located(doc, syntax, analysis.mentions, analysis.sentences)


def portray_located(located, analysis=None):
    """Give the portrayals of located mentions; with an analysis, as its speech and relations let them be seen."""
    clauses = Clauses(located.syntax)
    _, factuality = read_factuality(located, clauses)
    if analysis is None:
        return find_portrayals(located, clauses, factuality)
    return find_portrayals(located, clauses, factuality, analysis.speeches, analysis.relations)


def portrayals_of(key):
    """Give each portrayal but plain names as `mention: kind: lemma = words (rule)`."""
    analysis, located = locate(key)
    mentions = {mention.id: mention for mention in analysis.mentions}
    found = portray_located(located, analysis)
    return [
        f"{mentions[p.mention_id].text}: {p.kind}: {p.lemma} = {p.text} ({p.rule})" for p in found if p.rule != "name"
    ]


def candidates_of(key):
    """Give each candidate as `words: group`."""
    return [f"{candidate.text}: {candidate.group}" for candidate in find_candidates(locate(key)[1])]
