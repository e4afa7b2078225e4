"""Which bodies a text names: every kind of name, in sentences of our own."""

from __future__ import annotations

import pytest

from articles.model import Organisation
from articles.organisations import find


def with_form(form: str, body: str, title: str = "") -> Organisation | None:
    """The organisation that has `form` among its forms in the article."""
    return next((one for one in find(body, title) if form in one.aliases), None)


FOUND = [
    # Companies by legal form.
    ("Shares of Halvard Zinc Corp. rose after it closed the mill.", "Halvard Zinc Corp.", "company"),
    ("A deal with Xinfeng Magnesium Industry Co., Ltd. was signed.", "Xinfeng Magnesium Industry Co., Ltd.", "company"),
    ("Guests visited Lishui Rare Earth Co. , Ltd. on the way.", "Lishui Rare Earth Co. , Ltd.", "company"),
    ("The filing names Otter Bay Alloys, LLC as the buyer.", "Otter Bay Alloys, LLC", "company"),
    ("The seller is PT Sinar Nikel Abadi of Morowali.", "PT Sinar Nikel Abadi", "company"),
    ("The buyer, Vitkovna Metal a.s., keeps the furnace.", "Vitkovna Metal a.s.", "company"),
    ("It was bought by Harrow Mining and Smelting Co Ltd last year.", "Harrow Mining and Smelting Co Ltd", "company"),
    ("It owns Jade Silicon (Qinghai) Co., Ltd. outright.", "Jade Silicon (Qinghai) Co., Ltd.", "company"),
    ("Bridge Bureau 14 Co., Ltd. paves the road.", "Bridge Bureau 14 Co., Ltd.", "company"),
    ("A study by Hunan Lead Design Institute Co., Ltd. backs it.", "Hunan Lead Design Institute Co., Ltd.", "company"),
    ("The merger with Delphin Acquisition Corp. II closes in May.", "Delphin Acquisition Corp. II", "company"),
    ("Metal Trading Corporation of Zambia sells the cathode.", "Metal Trading Corporation of Zambia", "company"),
    # Companies by another head.
    ("Last week Tarnwood Group opened a plant.", "Tarnwood Group", "company"),
    ("Before that, Ferndale Resources drilled ten holes.", "Ferndale Resources", "company"),
    ("In Yichun, Dongfang Lithium runs three kilns.", "Dongfang Lithium", "company"),
    ("He ran Ningbo Yonggang Garment Factory for years.", "Ningbo Yonggang Garment Factory", "company"),
    # Government.
    (
        "The Ministry of Land, Infrastructure and Transport agreed.",
        "Ministry of Land, Infrastructure and Transport",
        "government",
    ),
    (
        "Staff of the Hunan Provincial Department of science and technology came.",
        "Hunan Provincial Department of science and technology",
        "government",
    ),
    (
        "The national development and Reform Commission approved it.",
        "national development and Reform Commission",
        "government",
    ),
    ("Leaders of Anqing Municipal People's Government attended.", "Anqing Municipal People's Government", "government"),
    (
        "The Bureau of Natural Resources of Lanping County replied.",
        "Bureau of Natural Resources of Lanping County",
        "government",
    ),
    ("The U.S. Geological Survey put reserves at 40 million tonnes.", "U.S. Geological Survey", "government"),
    ("It was the Bank of Zambia that set the rate.", "Bank of Zambia", "government"),
    # Universities, institutes, associations, others.
    ("Professors from Luoyang University of Technology spoke.", "Luoyang University of Technology", "university"),
    ("Ulan Vocational College trains smelters.", "Ulan Vocational College", "university"),
    ("Tests at the Kunming Antimony Research Institute were good.", "Kunming Antimony Research Institute", "institute"),
    (
        "He went to the general iron and Steel Research Institute.",
        "general iron and Steel Research Institute",
        "institute",
    ),
    ("The Gansu Academy of Agricultural Sciences took part.", "Gansu Academy of Agricultural Sciences", "institute"),
    ("The Galvanizers' Association of Wales objected.", "Galvanizers' Association of Wales", "association"),
    ("The World Tungsten Council met in Vienna.", "World Tungsten Council", "association"),
    (
        "The Magnesium Branch of China Nonferrous Metals Industry Association held it.",
        "Magnesium Branch of China Nonferrous Metals Industry Association",
        "association",
    ),
    (
        "The National Magnesium Standardization Technical Committee voted.",
        "National Magnesium Standardization Technical Committee",
        "other",
    ),
    ("The Anhui Provincial Party Committee attaches importance to it.", "Anhui Provincial Party Committee", "other"),
    # Names in other languages.
    ("La Compagnie Minière de Touissit a produit du plomb.", "Compagnie Minière de Touissit", "company"),
    ("The Ministerio de Minería de Chile signed.", "Ministerio de Minería de Chile", "government"),
    # Well-known bodies, with and without a legal form.
    ("Output at Codelco fell.", "Codelco", "company"),
    ("Rio Tinto plc said so.", "Rio Tinto plc", "company"),
]


@pytest.mark.parametrize(("body", "form", "kind"), FOUND, ids=[form for _, form, _ in FOUND])
def test_finds_the_name_with_its_kind(body: str, form: str, kind: str) -> None:
    one = with_form(form, body)
    assert one is not None, [o.aliases for o in find(body, "")]
    assert one.kind == kind


EVIDENCE = [
    ("The miner Kestrane fell 4% in Perth.", "Kestrane"),
    ("Norvik's chief executive resigned, and Norvik shares fell.", "Norvik"),
    ("Zetarra said it would cut output.", "Zetarra"),
    ("An analyst at Quillon expects a deficit.", "Quillon"),
    ("Brannock (NYSE: BRK) opened a mine.", "Brannock"),
    ("Alcoa and Prestwyn agreed on a price.", "Prestwyn"),
    ("It signed an agreement with Tollex on supply.", "Tollex"),
    ("Corwen, a subsidiary of the group, ships the ore.", "Corwen"),
    ("Halford & Briggs audits the accounts.", "Halford & Briggs"),
    ("Delivered by Ostrun of Sweden and others.", "Ostrun"),
]


@pytest.mark.parametrize(("body", "form"), EVIDENCE, ids=[form for _, form in EVIDENCE])
def test_a_name_without_a_head_is_a_company_by_what_stands_around_it(body: str, form: str) -> None:
    one = with_form(form, body)
    assert one is not None
    assert one.kind == "company"


def test_a_press_releases_subject_is_a_company() -> None:
    body = "The financing helps Lumira grow. About Lumira:\nLumira is a technology firm."
    assert with_form("Lumira", body, "Lumira lands a major investment from Glencore") is not None


NOT_BODIES = [
    "The village of Dingxi in Gansu grows potatoes.",
    "Mr Hartley said he would vote no, and Maria Keller agreed.",
    "Wang Xuesong, mayor of the city, opened the 12th Magnesium Summit Forum.",
    "Copper rose on Monday in New York and London; zinc fell in British Columbia.",
    "The Bayer process makes red mud.",
    "The Critical Raw Materials Act and the Paris Agreement set goals.",
    "The Grasberg Mine and the Escondida Project are large.",
    "South Korea and the Soviet Union traded nickel.",
    'She won the "Golden Ox" medal at the Canton Fair.',
    "Hot search: Titanium plate. Home > News > Company News",
    "The Company and the Government were silent. Our company grew.",
    "Shr 39 cts vs 50 cts. Net 1,545,160 vs 2,188,933.",
    "NdFeB and SiMn prices rose, as did FeSi.",
    "Class 1 Nickel, Hot Rolled Coil and Special High Grade zinc.",
    "The Audit Committee, the Supervisory Board and the Human Resources Department agreed.",
    "ZINC PRICES FALL AS SMELTERS RAISE OUTPUT OF REFINED METAL",
    "John Doe and Ann Kellogg wrote it.",
]


@pytest.mark.parametrize("body", NOT_BODIES)
def test_places_people_events_and_things_are_not_bodies(body: str) -> None:
    assert [one.name for one in find(body, "")] == []


def test_coordinated_names_come_apart() -> None:
    body = (
        "The Departments of Energy and Environment, Lanzhou University, and Tsinghua University took part; "
        "Baotou Yili Chemicals and Northeastern University signed."
    )
    forms = {form for one in find(body, "") for form in one.aliases}
    assert {"Lanzhou University", "Tsinghua University", "Northeastern University", "Baotou Yili Chemicals"} <= forms


def test_a_division_is_a_form_of_its_body() -> None:
    body = "He heads the Metals Division of Jiangxi Provincial Department of Commerce."
    one = with_form("Metals Division of Jiangxi Provincial Department of Commerce", body)
    assert one is not None
    assert one.name == "Jiangxi Provincial Department of Commerce"
    assert len(find(body, "")) == 1


def test_a_school_is_a_form_of_its_university() -> None:
    one = with_form("Hohai University School of Metallurgy", "Hohai University School of Metallurgy did the work.")
    assert one is not None
    assert one.name == "Hohai University"


def test_a_name_wrapped_over_two_lines_is_shown_on_one() -> None:
    body = (
        "    Kaltara Mining and Smelting Co said it will cut output of\n"
        "refined zinc by a third in the second half, and Otter Lake\n"
        "Mining Corp said it might follow if prices do not recover by\n"
        "the end of the year, traders in London and Tokyo said today.\n"
    )
    one = with_form("Otter Lake Mining Corp", body)
    assert one is not None
    (mention,) = one.mentions
    assert body[mention.start : mention.end] == "Otter Lake\nMining Corp"


def test_an_article_in_lower_case_has_its_bodies() -> None:
    body = (
        "the ministry of natural resources set the quota of tungsten for this year on march 5. the china tungsten "
        "industry association welcomed it. hunan tianyi tungsten co., ltd. said that the price of concentrate rises "
        "every day and that the mines in the south of the province work at full rate."
    )
    forms = {form for one in find(body, "") for form in one.aliases}
    assert {
        "ministry of natural resources",
        "china tungsten industry association",
        "hunan tianyi tungsten co., ltd.",
    } <= forms


def test_a_line_in_capitals_has_its_bodies() -> None:
    body = "HUNAN PROVINCIAL DEPARTMENT OF COMMERCE FINED THE SMELTER\n\nThe smelter was fined and paid at once."
    assert with_form("HUNAN PROVINCIAL DEPARTMENT OF COMMERCE", body) is not None


def test_every_mention_is_a_form_of_its_body() -> None:
    body = " ".join(text for text, _, _ in FOUND)
    for one in find(body, ""):
        for mention in one.mentions:
            assert " ".join(body[mention.start : mention.end].split()) in one.aliases


def test_organisations_stand_in_order_of_first_appearance() -> None:
    found = find("Vale and Codelco met Rio Tinto and Antofagasta plc.", "")
    starts = [one.mentions[0].start for one in found]
    assert len(starts) > 2
    assert starts == sorted(starts)


def test_title_mentions_stand_apart() -> None:
    title = "Ferndale Resources and Codelco sign pact"
    body = "Ferndale Resources Ltd said on Monday that the pact runs for ten years."
    one = with_form("Ferndale Resources", body, title)
    assert one is not None
    assert [title[m.start : m.end] for m in one.title_mentions] == ["Ferndale Resources"]
    codelco = with_form("Codelco", body, title)
    assert codelco is not None
    assert codelco.mentions == ()
    assert codelco.known


def test_a_name_that_is_full_only_in_the_title_has_its_short_form_in_the_body() -> None:
    title = "OSTRAND STEEL AND WIRE CORP <OSW> 1ST QTR NET"
    one = with_form("Ostrand", "Ostrand said it expects higher profits from rod this year.", title)
    assert one is not None
    assert "OSTRAND STEEL AND WIRE CORP" in one.aliases


def test_an_exchange_is_no_body_where_something_is_listed_on_it() -> None:
    body = "Torvane Metals Ltd. (TSX: TVN) trades on the New York Stock Exchange and the Toronto Stock Exchange."
    assert [one.name for one in find(body, "")] == ["Torvane Metals Ltd."]
    assert with_form("New York Stock Exchange", "The New York Stock Exchange fined the broker.") is not None


def test_names_glued_to_a_word_are_parted_from_it() -> None:
    body = (
        "Ostrand Metals Ltd. was named.\nContactOstrand Metals Ltd.\n018Ostrand Metals Ltd.\nOstrand Metals Ltd.About"
    )
    (one,) = find(body, "")
    assert len(one.mentions) == 4
    assert {body[m.start : m.end] for m in one.mentions} == {"Ostrand Metals Ltd."}


def test_an_american_department_needs_an_american_text() -> None:
    abroad = with_form("Department of Commerce", "The Department of Commerce of the province and its mines replied.")
    assert abroad is None or not abroad.known
    home = with_form("Commerce Department", "The U.S. said so. The Commerce Department set duties.")
    assert home is not None


def test_a_ministry_keeps_its_nation_and_answers_without_it() -> None:
    one = with_form(
        "Kazakh Ministry of Energy", "The Kazakh Ministry of Energy said so. The Ministry of Energy denied it."
    )
    assert one is not None
    assert one.name == "Kazakh Ministry of Energy"
    assert "Ministry of Energy" in one.aliases


def test_a_known_name_inside_a_longer_one_is_not_that_body() -> None:
    body = 'Alcoa Silica Corp. ("Alcoa Silica") drills. Alcoa Silica is glad.'
    (one,) = find(body, "")
    assert one.name == "Alcoa Silica Corp."
