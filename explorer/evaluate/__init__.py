"""How well the program does, measured against annotated text: names, parses, relations."""
