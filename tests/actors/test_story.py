"""Whether an actor is one of the story, by what names and places in sentences tell."""

from explorer.actors.story import describe_actor, score_story
from tests.actors.rows import resolve_all, tell

ARTICLE = (
    "{Ann Lee|person|title=Minister,role=subject,governor=accuse} accused {Orel Bank|organization|role=object}. "
    "{Ann Lee|person|role=subject,governor=say} said so in {Velm Airport|place|role=oblique,governor=in}."
)


def scores():
    told = tell("a", ARTICLE)
    actors = resolve_all(told)
    found = score_story(actors, told.mentions)
    return {actor.name: found["a", actor.id] for actor in actors}


def test_who_acts_is_likelier_of_the_story_than_where_it_happens():
    found = scores()
    assert found["Ann Lee"].probability > 0.9
    assert found["Orel Bank"].probability > 0.5
    assert found["Velm Airport"].probability < 0.2
    assert found["Velm Airport"].reason in ("it is a place", "things happen in or at it")
    assert found["Ann Lee"].reason


def test_features_are_shares_of_the_mentions_of_one_document():
    told = tell("a", ARTICLE)
    lee = next(actor for actor in resolve_all(told) if actor.name == "Ann Lee")
    features = describe_actor(lee, [mention for mention in told.mentions if mention.text == "Ann Lee"])
    assert (features["subject"], features["titled"], features["speaks"], features["acts"]) == (1.0, 1.0, 1.0, 1.0)
    assert (features["person"], features["named once"], features["word for a thing"]) == (1.0, 0.0, 0.0)


def test_nobody_has_no_score():
    assert score_story([], []) == {}
