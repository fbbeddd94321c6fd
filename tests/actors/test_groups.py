"""Named groups are actors of their own, tied to whom they belong; capitals can stand for governments."""

import pytest

from tests.actors.rows import actor_of, id_of, link_of, resolve_all, tell


def group(owner, words, *, label="x", kind="group", head="", number="plural", same=""):
    """Mark a named group: its owner's words, and the rest."""
    notes = f"form=group,head={head or words.split()[-1].removesuffix('s')},number={number},owner={label}"
    notes += f",same={same}" if same else ""
    return f"{{{{{owner}|group|role=modifier,as={label}}} {words}|{kind}|{notes}}}"


IS_GOVERNMENT = "organization|form=group,head=government,number=singular,owner=i"
SYRIA = "in {Syria|place}"
GOVERNMENT = group("Iraqi", "government", label="i", kind="organization", number="singular")
OF_IRAQ = f"{{government of {{Iraq|place|role=oblique,governor=of,as=i}}|{IS_GOVERNMENT}}}"
IRAQS = f"{{{{Iraq|place|role=possessive,as=i}}'s federal government|{IS_GOVERNMENT}}}"


def test_a_government_by_three_names_is_one_actor_apart_from_its_country():
    told = tell("a", f"The {GOVERNMENT} met. The {OF_IRAQ} met. {IRAQS} met.")
    actors = resolve_all(told)
    names = ("Iraqi government", "government of Iraq", "Iraq's federal government")
    assert len({id_of(actors, told, words) for words in names}) == 1
    assert actor_of(actors, told, "Iraqi government").belongs_to == id_of(actors, told, "Iraq") != ""
    assert actor_of(actors, told, "Iraqi government").name == "Iraqi government"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Kurdish", "leaders"), ("Kurdish", "forces")),
        (("Iraqi", "forces"), ("Iranian", "forces")),
        (("Syrian", "forces"), ("Syrian", "opposition forces")),
        (("US", "fighters"), ("US", "-backed fighters")),
        (("Shiite", "militias"), ("Sunni", "militias")),
        (("Israeli", "and Palestinian leaders"), ("Palestinian", "leaders")),
    ],
)
def test_groups_that_differ_stay_apart(one, other):
    told = tell("a", f"{group(*one)} came. {group(*other, label='y')} left.")
    actors = resolve_all(told)
    first, second = (mention for mention in told.mentions if mention.form == "group")
    assert id_of(actors, told, first.text) != id_of(actors, told, second.text)
    assert "" not in (id_of(actors, told, first.text), id_of(actors, told, second.text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Kurdish", "leaders"), ("Kurdish", "senior leaders")),
        (("Shiite", "militias"), ("Shi'ite", "militias")),
        (("Iraqi", "forces"), ("Iraqi", "forces")),
    ],
)
def test_groups_of_one_kind_and_owner_are_one_in_all_articles(one, other):
    actors = resolve_all(tell("a", f"{group(*one)} came."), tell("b", f"{group(*other)} came."))
    assert len([actor for actor in actors if actor.belongs_to]) == 1


@pytest.mark.parametrize(("words", "head", "same"), [("leadership", "leadership", True), ("forces", "force", False)])
def test_who_rules_in_a_country_is_the_countrys_but_not_all_forces_in_it(words, head, same):
    inside = f"{{{words} in {{Iraq|place|role=oblique,governor=in,as=i}}|group|form=group,head={head},owner=i}}"
    told = tell("a", f"{group('Iraqi', words, label='y', number='')} met. The {inside} met.")
    actors = resolve_all(told)
    assert (id_of(actors, told, f"Iraqi {words}") == id_of(actors, told, f"{words} in Iraq")) is same


def test_people_named_together_are_a_group_even_where_the_noun_is_an_organizations():
    told = tell("a", f"{group('Shiite', 'militias', kind='organization')} came.")
    assert actor_of(resolve_all(told), told, "Shiite militias").kind == "group"


def test_what_a_country_has_many_of_is_another_one_in_each_article():
    mosque = group("Shiite", "mosque", kind="organization", number="singular")
    first, second = tell("a", f"The {mosque} fell. The {mosque} burnt."), tell("b", f"The {mosque} fell.")
    actors = resolve_all(first, second)
    assert id_of(actors, first, "Shiite mosque", 0) == id_of(actors, first, "Shiite mosque", 1)
    assert id_of(actors, first, "Shiite mosque") != id_of(actors, second, "Shiite mosque")


def test_the_kurds_and_their_regional_government_are_two():
    government = "{Kurdistan Regional Government|organization|as=k} ({KRG|organization|same=k})"
    assert len(resolve_all(tell("a", f"{{Kurds|group|number=plural}} and the {government} met."))) == 2


def test_a_group_said_shorter_goes_to_the_only_longer_one():
    told = tell("a", f"{group('Iraqi', 'Shiite militias')} came. {group('Shiite', 'militias', label='y')} won.")
    actors = resolve_all(told)
    assert id_of(actors, told, "Shiite militias") == id_of(actors, told, "Iraqi Shiite militias")
    assert link_of(actors, told, "Iraqi Shiite militias").rule == "same group, said shorter"


def test_an_organization_with_a_word_for_what_it_is_stays_itself():
    isil = group("ISIL", "terrorist group", kind="organization", number="singular")
    media = group("Hezbollah", "media group", label="y", kind="organization", number="singular")
    told = tell("a", f"{isil} lost. {media} won.")
    actors = resolve_all(told)
    assert id_of(actors, told, "ISIL terrorist group") == id_of(actors, told, "ISIL")
    assert id_of(actors, told, "Hezbollah media group") != id_of(actors, told, "Hezbollah")


def test_an_acronym_whose_last_word_is_said_again_stays_itself():
    told = tell("a", f"{group('SDF', 'forces', kind='organization')} met {group('CIA', 'forces', label='y')} {SYRIA}.")
    actors = resolve_all(told)
    assert id_of(actors, told, "SDF forces") == id_of(actors, told, "SDF")
    assert id_of(actors, told, "CIA forces") != id_of(actors, told, "CIA")


PEOPLE = [
    ("Iraqis", ("Iraqi", "people"), True),
    ("Iraqis", ("Iraqi", "population"), True),
    ("Iraqis", ("Iraqi", "community"), False),
    ("Iraqis", ("Iraqi", "young people"), False),
    ("Kurds", ("Kurdish", "community"), True),
    ("Kurds", ("Kurdish", "leaders"), False),
]


@pytest.mark.parametrize(("noun", "words", "same"), PEOPLE)
def test_the_people_of_a_state_is_the_same_as_its_noun(noun, words, same):
    text = f"{{{noun}|group|role=subject,number=plural}} met. {group(*words, number='')} met."
    told = tell("a", text)
    actors = resolve_all(told)
    assert (id_of(actors, told, noun) == id_of(actors, told, " ".join(words))) is same
    assert id_of(actors, told, words[0]) != id_of(actors, told, " ".join(words)) or noun == "Kurds"


def test_a_group_that_only_explains_a_name_is_a_reference_to_it():
    rebels = group("Syrian", "rebel group", kind="organization", number="singular", same="j")
    told = tell("a", f"{{Jaysh al-Islam|organization|as=j}}, a {rebels}, won.")
    actors = resolve_all(told)
    assert id_of(actors, told, "Syrian rebel group") == id_of(actors, told, "Jaysh al-Islam")
    assert link_of(actors, told, "Syrian rebel group").reference
    assert actor_of(actors, told, "Jaysh al-Islam").aliases == ()


def test_a_single_unnamed_person_is_an_actor_of_its_article():
    text = f"An {group('Iranian', 'official', kind='person', number='singular')} spoke."
    one, other = tell("a", text), tell("b", text)
    actors = resolve_all(one, other)
    assert actor_of(actors, one, "Iranian official").kind == "person"
    assert id_of(actors, one, "Iranian official") != id_of(actors, other, "Iranian official")


def test_supporters_of_somebody_are_a_group_that_belongs_to_him():
    notes = "group|form=group,head=supporter,number=plural,owner=m"
    told = tell("a", f"{{supporters of former President {{Mohamed Morsi|person|as=m}}|{notes}}} marched.")
    actors = resolve_all(told)
    supporters = actor_of(actors, told, "supporters of former President Mohamed Morsi")
    assert supporters.belongs_to == id_of(actors, told, "Mohamed Morsi") == "mohamed-morsi"


def test_an_office_is_called_after_its_state():
    told = tell("a", "The {Iranian|group|role=modifier,as=i} {Foreign Ministry|organization|owner=i} spoke.")
    actors = resolve_all(told)
    assert actor_of(actors, told, "Foreign Ministry").name == "Foreign Ministry (Iran)"
    assert actor_of(actors, told, "Foreign Ministry").id == "foreign-ministry-iran"


@pytest.mark.parametrize(
    ("fields", "is_government"),
    [
        ("role=subject,governor=say", True),
        ("role=subject,governor=reject", True),
        ("role=possessive,governor=policy", True),
        ("role=object,governor=accuse", True),
        ("role=oblique,governor=with", True),
        ("role=oblique,governor=in", False),
        ("role=oblique,governor=to", False),
        ("role=subject,governor=fall", False),
        ("role=possessive,governor=airport", False),
        ("role=modifier,governor=street", False),
    ],
)
def test_a_capital_stands_for_its_government_only_where_it_acts(fields, is_government):
    told = tell("a", f"The {GOVERNMENT} met. {{Baghdad|place|{fields}}} too.")
    actors = resolve_all(told)
    found = actor_of(actors, told, "Baghdad")
    assert (found.name == "Iraqi government") is is_government
    assert (link_of(actors, told, "Baghdad").rule == "capital for government") is is_government
    if not is_government:
        assert (found.kind, found.belongs_to) == ("place", id_of(actors, told, "Iraqi"))


def test_a_capital_stands_for_the_state_where_no_text_names_the_government():
    told = tell("a", "{Iran|place} won. {Tehran|place|role=subject,governor=say} spoke.")
    actors = resolve_all(told)
    assert actor_of(actors, told, "Tehran").name == "Iran"
    assert link_of(actors, told, "Tehran").confidence < link_of(actors, told, "Iran").confidence


def test_a_capital_alone_still_names_the_state_that_it_stands_for():
    told = tell("a", "{Moscow|place|role=subject,governor=warn} warned.")
    (actor,) = resolve_all(told)
    assert (actor.name, actor.kind, actor.aliases) == ("Russia", "state", ("Moscow",))


@pytest.mark.parametrize("name", ["BAGHDAD", "Brussels", "Kirkuk"])
def test_datelines_doubtful_capitals_and_other_towns_are_places(name):
    told = tell("a", f"{{{name}|place|role=subject,governor=say}} - So it is.")
    assert resolve_all(told)[0].kind == "place"
