"""Which language a text is in."""

from __future__ import annotations

import pytest

from articles.language import detect

TEXTS = {
    "en": "The smelter said that it would cut output by a third, and that the mine is not for sale.",
    "de": "Die Hütte wird nach dem Brand nicht vor dem Herbst wieder anlaufen, und der Preis für Blei ist gestiegen.",
    "fr": "La mine de cuivre sera fermée dans les deux ans, et les ouvriers ont été avertis par une lettre du groupe.",
    "es": "La mina de cobre cerró por la huelga, y los obreros piden que el gobierno intervenga en el conflicto.",
    "pt": "A mina de cobre não foi vendida, e o governo do estado quer que os donos paguem mais pela água.",
    "it": "La miniera di rame è stata chiusa per lo sciopero, e gli operai non sono tornati nella galleria.",
    "id": "Pabrik nikel itu akan dibangun dengan dana dari pemerintah dan tidak akan selesai tahun ini.",
    "zh": "中国有色金属工业协会在北京召开会议，讨论铜冶炼的产能问题。",
    "ja": "銅の価格はロンドンで上昇した。製錬所は生産を減らすという。",
    "ko": "구리 가격은 런던에서 올랐다. 제련소는 생산을 줄인다고 했다.",
    "ru": "Цена меди в Лондоне выросла, а завод сократил выпуск на треть.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_text_tells_its_language(language: str) -> None:
    assert detect(TEXTS[language]) == language


def test_the_text_is_believed_before_the_record() -> None:
    assert detect(TEXTS["de"], "en") == "de"
    assert detect(TEXTS["en"], "zh-CN") == "en"


def test_the_record_decides_where_the_text_says_too_little() -> None:
    assert detect("Kupfer 9.500", "de-DE") == "de"
    assert detect("12 34", "EN_us") == "en"
    assert detect("12 34", "a wrong one") == "und"


def test_a_few_words_in_latin_letters_count_as_english() -> None:
    assert detect("Copper up") == "en"


def test_an_english_story_below_a_foreign_menu_is_english() -> None:
    assert detect("首页 新闻 行业 联系我们\n" + TEXTS["en"] * 3) == "en"


def test_no_words_no_language() -> None:
    assert detect("") == "und"
    assert detect("--- 1,000 ---") == "und"
