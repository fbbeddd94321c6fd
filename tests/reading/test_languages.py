"""In which language an article is written."""

import pytest

from explorer.reading.languages import identify_language, name_language

TEXTS = {
    "en": "The mayor said on Monday that the town would pay for the bridge and meet the builders again next week.",
    "de": "Der Bürgermeister sagte am Montag, die Stadt werde die Brücke bezahlen und bald mit den Leuten reden.",
    "fr": "Le maire a déclaré lundi que la ville paierait le pont et rencontrerait bientôt les constructeurs.",
    "es": "El alcalde dijo el lunes que la ciudad pagaría el puente y que hablaría pronto con los constructores.",
    "ru": "Мэр заявил в понедельник, что город оплатит мост и скоро снова встретится со строителями.",
    "ar": "قال رئيس البلدية يوم الاثنين إن المدينة ستدفع تكاليف الجسر وستلتقي مع العمال مرة أخرى قريبا كما وعد",
    "tr": "Belediye başkanı pazartesi günü şehrin köprünün parasını ödeyeceğini ve yakında görüşeceğini söyledi.",
    "pl": "Burmistrz powiedział w poniedziałek, że miasto zapłaci za most i wkrótce spotka się z ludźmi.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_told_by_the_text(language):
    assert identify_language(f"{TEXTS[language]} {TEXTS[language]}") == language


def test_another_script_is_not_english_however_short():
    assert identify_language("وقالت آنا إنها لن تنتظر") != "en"
    assert identify_language("Анна не будет ждать") == "ru"
    assert identify_language("123 456 789 012 345") == "en"


NAMES = (
    "Mr. Abdul al-Masri, Sheikh Hassan Talal, Ayatollah Khorasani, Kataib, Asaib, Harakat, Colonel Rahim Danesh, Qom, "
    "Basra, Erbil, Sadr, Beirut, Damascus, Tartus, Manbij"
)


@pytest.mark.parametrize("text", ["", "Ann met Bob.", "Harrow: Brücke gesperrt", NAMES])
def test_what_tells_nothing_counts_as_english(text):
    assert identify_language(text) == "en"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("English", "en"),
        ("deu", "de"),
        ("fr", "fr"),
        ("", "de"),
        ("?!", "de"),
    ],
)
def test_what_the_article_says_of_itself_goes_first(said, language):
    assert name_language(said, TEXTS["de"]) == language
