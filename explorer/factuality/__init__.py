"""Did it happen? How a text tells an event: as done or not, as planned, feared, alleged, and on whose word.

    token of an event --LocalFactualityCues (its own words)--> --governing words, up to the root--> EventFactuality

One answer for every reader: relations, portrayals and speech ask `Factuality`, dates share its words. All words are
data (`data/cues.tsv`).
"""

from explorer.factuality.factuality import Factuality
from explorer.factuality.values import FACT, EventFactuality

__all__ = ["FACT", "EventFactuality", "Factuality"]
