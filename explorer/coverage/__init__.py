"""How outlets tell a story: what their texts say beyond who did what to whom."""
