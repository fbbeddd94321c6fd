"""The page Actors: who was found, who may be the same, and what people put right.

address --asking--> what is looked at --listing, suggesting, card, history--> contents of the parts
"""
