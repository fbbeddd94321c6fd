"""Stages that need no language pipeline: a name is a capitalised word, and whoever stands first acts on the second.

Plain functions of a module, so that a build can send them to other processes.
"""

import multiprocessing
import os
import re
import time
from types import SimpleNamespace

from explorer.errors import PipelineError
from explorer.model import Actor, Link, Mention, RelationMention
from explorer.stages import Stages
from tests.factory import make_sentences


def load_pipeline(name):
    if name == "missing":
        raise PipelineError("The pipeline 'missing' is not installed.", way_out="Install it.")
    return name or "bundled"


def annotate(nlp, texts):
    for text in texts:
        if "mortal" in text and multiprocessing.parent_process():
            os._exit(9)
        if "slow" in text and multiprocessing.parent_process():
            time.sleep(60)
        if "unspeakable" in text:
            raise ValueError("the pipeline cannot take this")
        yield text


def analyse(document, doc):
    if "undoable" in doc:
        raise KeyError("a fault of the rules")
    sentences = make_sentences(document)
    mentions, relations = [], []
    for sentence in sentences:
        here = [
            _mention(document, sentence, match) for match in re.finditer(r"\b[A-Z]\w+", doc) if _in(sentence, match)
        ]
        mentions += here
        relations += [_relation(sentence, *here[:2])] if len(here) > 1 else []
    return SimpleNamespace(
        sentences=sentences,
        mentions=tuple(mentions),
        relations=tuple(relations),
        speeches=(),
        dates=(),
        portrayals=(),
        candidates=(),
    )


def resolve(documents, sentences, mentions, decisions=()):
    hidden = {subject for decision in decisions if decision.verb == "hide" for subject in decision.subjects}
    names = dict.fromkeys(mention.text for mention in mentions if mention.text.lower() not in hidden)
    return tuple(_actor(name, mentions) for name in names)


def place(actors, relations):
    return {actor.id: (float(number), float(len(relations))) for number, actor in enumerate(actors)}


def place_new(fixed, actors, relations):
    return {actor.id: fixed.get(actor.id, (-1.0, -1.0)) for actor in actors}


def explain_rules():
    return {"by hand": "Somebody typed it in."}


def read_measured():
    return {"by hand": (20, 19), "a rule of old": (5, 0)}


STAGES = Stages(load_pipeline, annotate, analyse, resolve, place, place_new, (explain_rules,), read_measured)


def _in(sentence, match):
    return sentence.start <= match.start() < sentence.end


def _mention(document, sentence, match):
    start, end = match.span()
    return Mention(f"{document.id}@{start}-{end}", document.id, sentence.id, start, end, match[0], "person")


def _relation(sentence, source, target):
    return RelationMention(
        f"{sentence.id}/action/{source.start}-{target.start}", "action", source.id, target.id, sentence.id
    )


def _actor(name, mentions):
    links = tuple(Link(each.id, name.lower(), "same name") for each in mentions if each.text == name)
    return Actor(name.lower(), name, "person", links=links)
