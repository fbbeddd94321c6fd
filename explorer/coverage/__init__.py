"""How outlets tell the story: who appears, who speaks, which words, what was copied."""
