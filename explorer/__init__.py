"""Who is in this story, who did or said what to whom, and which sentence says so.

    SLOW: depends on the articles and the language pipeline; done once, kept on disk

      files --read--> Document --annotate (spaCy)--> Sentence, Mention, Speech, Portrayal, DateMention,
                                                     RelationMention (rules, weighed and added to by what
                                                     was learned: relations/learned) --> store
      documents --find_passages--> what articles share --> store

    FAST: depends on people's decisions and on what is being looked at; done again at every click

      store + decisions --resolve--> Actor --lift--> Relation --select (Query)--> network --> page
                                                         `--> tables, export
      two sides --compare--> differences, voices, portrayals, shared passages, times --> page Compare, summary

Relations are found between mentions and lifted to actors afterwards, so merging two actors never
runs the language pipeline again, and every line in the picture keeps the sentences it stands on.
`explorer.build` composes the slow half, `explorer.explore` and `explorer.compare` the fast half;
every other module knows only `model`, `settings` and `errors`.
"""

__version__ = "0.1.0"
