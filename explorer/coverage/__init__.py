"""How outlets tell the story: what two articles share word for word, and who may have copied whom."""
