"""The evidence basket on the page: "Keep" beside every sentence, and the page that puts in order what was kept."""
