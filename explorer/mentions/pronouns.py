"""Personal pronouns that may refer to an actor."""

from __future__ import annotations

from explorer.mentions.context import Context, explains

FORMS = {
    "singular male": "he him his himself",
    "singular female": "she her hers herself",
    "plural ": "they them their theirs themselves we us our ours ourselves",
    "singular neuter": "it its itself",
    "singular ": "i me my mine myself",
}
FEATURES = {word: tuple(key.split(" ")) for key, words in FORMS.items() for word in words.split()}
KINDS = {"male": "person", "female": "person"}


@explains(
    pronoun="A pronoun such as 'he', 'they' or, inside a quotation, 'we'; whom it means is worked out afterwards.",
)
def find_pronouns(context: Context) -> None:
    """Make a mention of each personal pronoun, apart from the empty "it" of "it is clear that"."""
    for token in context.syntax.tokens:
        features = FEATURES.get(token.lower_)
        if features is None or token.pos_ not in ("PRON", "DET"):
            continue
        if context.syntax.relation_of(token) == "expl" or (token.text == "US" and token.lower_ == "us"):
            continue
        number, gender = features
        first_person = token.lower_ in FORMS["singular "].split()
        kind = "person" if first_person else KINDS.get(gender, "")
        context.add(
            context.doc[token.i : token.i + 1],
            kind,
            "pronoun",
            "pronoun",
            head=token.lower_,
            number=number,
            gender=gender,
        )
