"""The sentences that a reader keeps: ordered, with a line of one's own, handed out with their sources.

    page or command line --changes--> rows --FileKeeper--> basket.jsonl in the project's folder
    rows --fold--> Basket --look (articles and claims as they are now)--> Shown --> hand-out, table, citations

A kept sentence refers to its document, its place and its words, so it survives a new analysis; where its article is
gone it is still shown from the words that were kept, and says so.
"""
