import pytest
import spacy

from explorer.language.tokens import make_tokenizer


@pytest.fixture(scope="module")
def cut():
    tokenizer = make_tokenizer(spacy.blank("en"))
    return lambda text: [token.text for token in tokenizer(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S.-backed", "U.S. - backed"),
        ("US-led", "US - led"),
        ("al-Bukamal", "al - Bukamal"),
        ("Syrian-Iraqi", "Syrian - Iraqi"),
        ("Iran–Iraq", "Iran – Iraq"),
        ("pro-Iranian", "pro - Iranian"),  # a name must be free to be found
        ("anti-war", "anti-war"),
        ("Re-elected", "Re-elected"),
        ("e-mail", "e-mail"),
        ("Iran’s", "Iran ’s"),
        ("Iran's", "Iran 's"),
        ("Guards’", "Guards ’"),
        ("Shi‘ite", "Shi‘ite"),
        ("Shi'ite", "Shi'ite"),
        ("O'Neill", "O'Neill"),
        ("don’t", "do n’t"),
        ("Gen.", "Gen."),
        ("Lt. Col. Smith", "Lt. Col. Smith"),
        ("on Wed. in", "on Wed. in"),
        ("the id card", "the id card"),
        ("wait--what", "wait -- what"),
        ("no—that", "no — that"),
        ("(AP)—BAGHDAD", "( AP ) — BAGHDAD"),
        ("control…", "control …"),
        ('said."Yes', 'said . " Yes'),
        ("reported.The", "reported . The"),
        ("(SDF):", "( SDF ) :"),
        ("What?!", "What ?!"),
        ("3,000", "3,000"),
        ("2005–2009", "2005 – 2009"),
        ("http://www.reuters.com/a-b", "http://www.reuters.com/a-b"),
    ],
)
def test_news_tokens(cut, text, expected):
    assert cut(text) == expected.split()


def test_nothing_of_the_text_is_lost(cut):
    text = "“Well—no,” he said… (AP)—BAGHDAD  \n\n U.S.-led al-Qaida’s\ttroops"
    assert "".join(spacy.blank("en")(text).text) == text
    tokenizer = make_tokenizer(spacy.blank("en"))
    assert tokenizer(text).text == text
