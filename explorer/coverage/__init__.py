"""How outlets tell the story: who gets to speak, and through whom the words came.

Speech + names of actors --chain_of--> outlet - agency - speaker;  --list_quotations--> Quotation
                         --summarize_voices--> Voice of each actor
"""

from explorer.coverage.chains import chain_of
from explorer.coverage.counting import count_words
from explorer.coverage.quotations import list_quotations
from explorer.coverage.voices import summarize_voices

__all__ = ["chain_of", "count_words", "list_quotations", "summarize_voices"]
