"""What was found, in files that other programs read.

    Store --> documents.csv, sentences.csv, mentions.csv, actors.csv, relations.csv, rules.csv, quotations.csv,
              portrayals.csv, dates.csv;  network.json
    actors, relations --> network.graphml, network.gexf, network.html

Every writer has two layers: one that turns values (actors, relations, evidence) into text, for "download what is
shown", and one that writes a whole store.
"""
