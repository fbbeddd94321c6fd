"""How what a relation says is said in English: "invaded", "has no tie with", "is asked to cooperate with".

    predicate ("an invasion of"), how it is told, tense --say--> "invaded" --inflect--> forms of verbs

A predicate (`model.RelationMention`) is data: lemmas as the rules put them together. Whatever a reader sees of it comes
from here: lists, labels, tips, and the columns of exports that are meant for reading.
"""

from explorer.wording.predicates import say

__all__ = ["say"]
