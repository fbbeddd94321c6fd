"""How outlets tell the story: who gets to speak, and through whom the words came.

Speech + names of actors --chain_of--> outlet - agency - speaker;  --summarize_voices--> Voice of each actor
"""

from explorer.coverage.voices import chain_of, count_words, summarize_voices

__all__ = ["chain_of", "count_words", "summarize_voices"]
