"""Bodies that no vocabulary lists: what stands around their names, and what looks like one and isn't."""

from __future__ import annotations

import pytest

from articles.organisations import find


def names(body: str, title: str = "") -> list[str]:
    """The names of the organisations found."""
    return [one.name for one in find(body, title)]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The bidder is South Africa's Torvane, a week after talks began.", "Torvane"),
        ("A raise led by Quellis closed on Friday.", "Quellis"),
        ("State-owned Ferrolan will take the ore.", "Ferrolan"),
        ("It signed a memorandum of understanding with Ostrix in June.", "Ostrix"),
        ("Metallurgical testwork by Vantrel has recovered 80%.", "Vantrel"),
        ("The unit, renamed Brontel, makes wire.", "Brontel"),
        ("The works, trading as Kestram, makes wire.", "Kestram"),
        ("Prices fell, said Ann Poe of Halvorix Brody.", "Halvorix Brody"),
        ("Ore left Zinkoram late. Zinkoram said the ore was short.", "Zinkoram"),
        ("He said Zinkoram was short of ore, and analysts at Zinkoram agreed.", "Zinkoram"),
        ("The complaint was lodged on behalf of Luxoferr and two other producers.", "Luxoferr"),
        ("They are users such as Wakkonen, which makes tubes.", "Wakkonen"),
        ("Ore is handled by the Ostravia agency.", "Ostravia"),
        ("Kordalis (600999) fell by the limit.", "Kordalis"),
        ("The venture will trade as Texas Gulf Salvage and Ohio River Recycling (ORR).", "Ohio River Recycling"),
        ("It bought scrap recycler Northwest Salvage Recycling.", "Northwest Salvage Recycling"),
    ],
)
def test_a_company_is_told_by_what_stands_around_it(body: str, name: str) -> None:
    assert name in names(body)


@pytest.mark.parametrize(
    "body",
    [
        "Rivals Orvanti and Teldoran said they had enough ore.",
        "Orvanti and Teldoran have both said that they would wait.",
    ],
)
def test_two_companies_that_act_together_are_both_found(body: str) -> None:
    assert names(body) == ["Orvanti", "Teldoran"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Members of Zinkworkers Local 4410 walked out.", "Zinkworkers Local 4410"),
        ("A ballot was held by Local 77 at the mill.", "Local 77"),
        ("The pact with Smelterers Lodge 12 has run out.", "Smelterers Lodge 12"),
    ],
)
def test_a_local_of_a_union_goes_by_its_number(body: str, name: str) -> None:
    assert [(one.name, one.kind) for one in find(body, "")] == [(name, "association")]


def test_a_local_paper_is_no_local_of_a_union() -> None:
    assert names("Local 12-inch pipes were used, and Local Heroes was shown.") == []


@pytest.mark.parametrize(
    ("body", "form"),
    [
        ("The ore comes from JSC «Vostrudnik» by rail.", "JSC «Vostrudnik»"),
        ('The ore comes from OJSC "Vostrudnik" by rail.', 'OJSC "Vostrudnik"'),
        ("The ore comes from PJSC “Vostrudnik” by rail.", "PJSC “Vostrudnik”"),
    ],
)
def test_a_registered_name_keeps_its_quotes(body: str, form: str) -> None:
    found = find(body, "")
    assert [one.name for one in found] == [form]
    mention = found[0].mentions[0]
    assert body[mention.start : mention.end] == form


def test_a_slogan_in_quotes_is_no_company() -> None:
    assert names("It holds to “Reaching Global”, and “Reaching Global” has brought it far.") == []


@pytest.mark.parametrize(
    ("body", "title", "aliases"),
    [
        ("Andale Zinc Works Ltd, AZW, shut. AZW has 90 workers.", "", ("Andale Zinc Works Ltd", "AZW", "AZW")),
        ("Linhas de Estanho SA - LESSA - shut. LESSA has 90 workers.", "", ("Linhas de Estanho SA", "LESSA")),
        ("Ardent Goldfields Ltd and Ardent Gold Fields Ltd are one.", "", None),
        ("OJSC Vostrudnik sold ore. Vostrudnik plans to build a mill.", "", None),
    ],
)
def test_two_spellings_are_one_body(body: str, title: str, aliases: tuple[str, ...] | None) -> None:
    found = find(body, title)
    assert len(found) == 1
    assert aliases is None or set(found[0].aliases) == set(aliases)


def test_a_place_and_a_word_of_its_own_are_the_beginning_of_the_full_name() -> None:
    assert (
        len(find("Fujian Zhenlu and Fujian Zhenlu Rare Earth Co., Ltd. are meant. Fujian Zhenlu has agreed.", "")) == 1
    )


def test_brackets_that_abbreviate_a_generic_name_make_it_a_body() -> None:
    body = "The Critical Alloys Information Centre (CAIC) opened. The CAIC has 12 staff."
    assert [(one.name, len(one.mentions)) for one in find(body, "")] == [("Critical Alloys Information Centre", 3)]


def test_brackets_inside_a_company_name_in_a_title() -> None:
    assert names("It was founded in May.", "Golden Heron (Baotou) Alloy Co. is a venture")[0].startswith("Golden Heron")


@pytest.mark.parametrize(
    "body",
    [
        "A spokeswoman for the mill, spokeswoman Karolyn Hyndmark, says it will reopen.",
        "The mill belongs to the Moravec Sallinger family.",
        "Charles B. Dorrity has said it would be too costly.",
        "Brad Poe, a negotiator from Tooleton, said the talks had failed.",
        "COVID-19 said its worst. COVID-19 has closed it.",
        "It lies at Fargus, N.D., and at Mott, S.D., and N.D. has more.",
        "Hole KL-22-150 has hit ore. KL-22-150 is the deepest.",
        "It has bought the Lochranza smelter from its owners.",
        "Company Profile. Our OEM Service. The Keel Canal was blocked by a ship.",
        "Ore to the Russian Federation on copper and tin was cut.",
        "The Tanzanian government has audited it.",
        "Villagers said it was loud. Residents said the dam leaked. Nobody said why.",
        "Ann Poe of Tooleton and Tom Roe of Fensham were there.",
        "Exports to Drexhaven rose, and talks with Maduronov failed.",
        "A team led by Nakatamura found it. The town, formerly Leninovsk, was flooded.",
        "Local 4 pm news told of Local 2020 elections, and Lodge 5 miles away.",
    ],
)
def test_people_places_and_codes_are_no_companies(body: str) -> None:
    assert names(body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("He sits on the Board of Zinkoram Ltd.", ["Zinkoram Ltd."]),
        ("The Party committee of Lanshan Zinc Group met.", ["Lanshan Zinc Group"]),
        ("Ghana's Minerals Commission has agreed.", ["Minerals Commission"]),
        ("The National Green Tribunal has ruled.", ["National Green Tribunal"]),
        ("The Federal Mediation Service has called them in.", ["Federal Mediation Service"]),
        ("The Institute of New Alloys and Equipment, and others, came.", ["Institute of New Alloys and Equipment"]),
    ],
)
def test_bodies_end_where_their_names_do(body: str, found: list[str]) -> None:
    assert names(body) == found


def test_the_unit_of_a_known_company_in_a_country_is_a_body_of_its_own() -> None:
    assert names("Alcoa Suriname spokesmen were not there, Alcoa Suriname said.") == ["Alcoa Suriname"]


def test_a_short_name_that_a_text_defines_is_no_other_body() -> None:
    body = (
        'Gansu Rare Earth New Materials Co., Ltd. (hereinafter "Gansu Rare Earth") agreed. Gansu Rare Earth will pay.'
    )
    assert len(find(body, "")) == 1


def test_what_a_body_is_known_as_is_a_form_of_it() -> None:
    found = find("Torvane Tin Works, known as Torwex, said output fell. Torwex has 90 workers.", "")
    assert [set(one.aliases) for one in found] == [{"Torvane Tin Works", "Torwex"}]


def test_letters_that_a_text_defines_are_not_those_of_another_country() -> None:
    found = find("The Environment Protection Authority (EPA) fined it. EPA officials in Sydney spoke.", "")
    assert [one.name for one in found] == ["Environment Protection Authority"]


def test_a_verb_before_a_company_is_no_part_of_its_name() -> None:
    assert "Titanium Corp. of Alaska" in names("Its parent, which owns Titanium Corp. of Alaska, agreed.")


def test_abbreviations_beside_unions_and_institutes_are_such_bodies() -> None:
    body = "The Zinc Institute, KORTAN and TORWA met. The Tin Smelters' Association, EV makers and GDP data did not."
    kinds = {one.name: one.kind for one in find(body, "")}
    assert kinds == {
        "Zinc Institute": "association",
        "KORTAN": "association",
        "TORWA": "association",
        "Tin Smelters' Association": "association",
    }


def test_a_place_with_of_begins_a_company_name() -> None:
    assert names("The Isle of Man Smelting Co has shut.") == ["Isle of Man Smelting Co"]


def test_a_plant_by_its_place_is_no_company() -> None:
    assert names("The Great Lakes Works was idled, and Torvane Steel Ltd's Gary Works ran.") == ["Torvane Steel Ltd"]
