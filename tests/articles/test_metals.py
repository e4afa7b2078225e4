"""Which metals a text speaks of: forms, formulas, and the words that only look like metals."""

from __future__ import annotations

import pytest
from growth import is_linear

from articles import metals, organisations


def own(body: str, title: str = "") -> set[str]:
    """The story's own metals."""
    found = metals.find(body, title, organisations.find(body, title))
    return {metal.metal for metal in found if not metal.in_name_only}


FORMS = [
    ("The refinery makes alumina from bauxite.", {"aluminium"}),
    ("Aluminum fell.", {"aluminium"}),
    ("Blister copper and cathodes were short.", {"copper"}),
    ("Iron ore fines reached the port.", {"iron"}),
    ("Rebar and hot-rolled coil prices held.", {"steel"}),
    ("Mills in the east make stainless steel.", {"stainless-steel"}),
    ("The blast furnace taps pig iron.", {"pig-iron"}),
    ("Nickel pig iron is smelted there.", {"nickel", "pig-iron"}),
    ("Spodumene is roasted into lithium hydroxide.", {"lithium"}),
    ("Ferro-chrome and ferro silicon were dearer.", {"ferrochrome", "ferrosilicon"}),
    ("Silico-manganese was offered.", {"silicomanganese"}),
    ("The iron alloy industry of the city grew.", {"ferroalloys"}),
    ("Silicon metal and polysilicon fell.", {"silicon"}),
    ("Rare\n    earth magnets are scarce.", {"rare-earths"}),
    ("Platinum group metals are mined there.", {"platinum-group"}),
    ("Yellowcake was shipped.", {"uranium"}),
    ("Wolframite and scheelite are the ores.", {"tungsten"}),
    ("Moly oxide was quoted.", {"molybdenum"}),
    ("Titanium dioxide pigment sells well.", {"titanium"}),
    ("Spongy titanium is made from ilmenite.", {"titanium"}),
    ("Praseodymium-neodymium oxide rose.", {"praseodymium", "neodymium"}),
    ("Columbium is another word for it.", {"niobium"}),
    ("Cesium formate is rented out.", {"caesium"}),
    ("It makes 50,000 tonnes of MnSO4 and 10,000 of Mn3O4.", {"manganese"}),
    ("Intercepts of 0.82% WO₃ and 0.247% MoS₂ were met.", {"tungsten", "molybdenum"}),
    ("Resources of 10 billion lbs at 0.40% Cu are indicated.", {"copper"}),
    ("The core ran 1.2 g/t Au and 30 g/t Ag.", {"gold", "silver"}),
    ("A Cu-Mo porphyry was drilled.", {"copper", "molybdenum"}),
    ("NdFeB magnets need it.", {"neodymium"}),
    ("Neodymium-iron-boron magnets are made.", {"neodymium"}),
    ("SiMn and FeSi were quoted.", {"silicomanganese", "ferrosilicon"}),
    ("NCM precursor for cathode makers.", {"nickel", "cobalt", "manganese"}),
    ("The mine digs copper (Cu) and sells (Zn) too.", {"copper", "zinc"}),
    ("Green steel is the aim.", {"steel"}),
    ("The sector wants aluminium’s price to rise.", {"aluminium"}),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_every_form_folds_into_its_metal(text: str, expected: set[str]) -> None:
    assert own(text) == expected


LEAD_THE_METAL = [
    "Lead prices rose on the exchange.",
    "The smelter made 40,000 tonnes of lead.",
    "Exports of refined lead fell.",
    "It shipped 500 tonnes of lead to Japan.",
    "China sold zinc and lead to traders.",
    "COMINCO CUTS LEAD PRICE",
    "Zinc, lead and silver are mined.",
    "It mines lead/zinc ore.",
    "A battery maker buys most of the lead scrap.",
    "The ore has 11.31% Lead.",
    "Mine output was 30,000 tons of zinc and 8,000 of lead.",
    "Zinc gained, while lead fell in quiet trade.",
    "Cathodes of zinc must be kept free; makers keep lead out.",
    "Galena was seen in the drift.",
    "Children had been exposed to lead paint and lead pipes.",
    "ASARCO raised its price for lead by a cent to 26 cents a lb.",
]


@pytest.mark.parametrize("text", LEAD_THE_METAL)
def test_lead_the_metal_is_found(text: str) -> None:
    assert "lead" in own(text)


LEAD_THE_VERB = [
    "The loan has Chemical Bank as the lead agent.",
    "Another loan was lead managed by the bank.",
    "This could lead to higher prices for wheat.",
    "Higher rates may lead the dollar lower.",
    "The ministry will lead production of corn.",
    "He took the lead in the talks.",
    "They lead a group of investors.",
    "The lead time is six weeks.",
    "The alliance introduces a rotating mechanism for lead units.",
    "Japan has a lead of two years in chips.",
    "The ship was in the lead off the coast.",
    "The bank is lead manager and bookrunner.",
    "It is expected to lead output of oil.",
    "Rises in rates lead markets lower.",
    "Such deals lead companies into debt.",
    "Officials who lead exports of grain were absent.",
    "New York followed London's lead and closed lower.",
    "Magnesium industry leads the world.",
]


@pytest.mark.parametrize("text", LEAD_THE_VERB)
def test_lead_the_verb_is_not(text: str) -> None:
    assert "lead" not in own(text)


NOT_METALS = [
    "The economy left the gold standard in 1931.",
    "He won gold in the 100 metres at the Olympic Games, his second gold medal.",
    "Every cloud has a silver lining.",
    "She drove a silver car.",
    "She took gold in the heptathlon.",
    "The firm's silver handset costs less.",
    "The mirrors look like a silver “sunflower field”.",
    "The silver economy of the aged is growing.",
    "The Queen's Silver Jubilee was held.",
    "They live in sheds with tin roofs, and eat from tin cans.",
    "The planet Mercury has no moon; a probe took pictures of it.",
    "Temperatures rose as the mercury climbed to 40 degrees.",
    "Freddie Mercury sang.",
    "They must iron out their differences.",
    "The Iron Lady ruled with an iron fist.",
    "Wheat rose a nickel a bushel.",
    "It is a nickel-and-dime business.",
    "The bank has a platinum card and platinum partners.",
    "Start-ups of Silicon Valley lost money.",
    "Google Chrome is a browser.",
    "The vase is cobalt blue.",
    "The team steel themselves for the match.",
    "He has nerves of steel.",
    "A bronze statue was put up.",
    "The dish is low in sodium and high in calcium.",
    "Goldman Sachs cut its forecast.",
    "Nonferrous metals and alloys were discussed.",
    "The U.S. said In As much Be it.",
    "APT and NMC are the letters of a bus line.",
    "He holds 25% Co-op shares.",
    "Sales rose 5% Y/Y and 3% W/W.",
    "The agriculture (Ag) sector grew.",
    "The flag is red and gold.",
    "Iridium satellites circle the earth.",
]


@pytest.mark.parametrize("text", NOT_METALS)
def test_idioms_colours_and_names_are_no_metals(text: str) -> None:
    assert own(text) == set()


NAMES = [
    ("Silver Lake Partners looked at the books.", "silver"),
    ("The Copper Cliff mine was idle.", "copper"),
    ("They met at Iron Knob in South Australia.", "iron"),
    ("Mr Steel said that he was glad.", "steel"),
    ("See https://news.example/zinc-falls for more.", "zinc"),
    ("The miner (NYSE: GOLD) rose.", "gold"),
    ("Read zinc-falls-again-as-stocks-swell-in-asia there.", "zinc"),
    ("The delegation visited Jiangxi Strontium Copper Industry Co., Ltd. on Monday.", "strontium"),
]


@pytest.mark.parametrize(("text", "metal"), NAMES)
def test_a_metal_in_a_name_alone_is_told_apart(text: str, metal: str) -> None:
    found = {m.metal: m for m in metals.find(text, "", organisations.find(text, ""))}
    assert found[metal].in_name_only


def test_one_mention_outside_names_makes_it_the_storys_own() -> None:
    text = "Copper Cliff mine was idle. It digs copper."
    (copper,) = metals.find(text, "", ())
    assert not copper.in_name_only
    assert [text[m.start : m.end] for m in copper.mentions] == ["Copper", "copper"]
    assert copper.mentions[0].rule == "place-name"


def test_spans_and_order_are_of_the_body_and_title_spans_stand_apart() -> None:
    body, title = "İ: Zinc fell; alumina did not, nor did zinc.", "Tin and zinc"
    found = metals.find(body, title, ())
    assert [metal.metal for metal in found] == ["zinc", "aluminium", "tin"]
    zinc = found[0]
    assert [body[m.start : m.end] for m in zinc.mentions] == ["Zinc", "zinc"]
    assert [title[m.start : m.end] for m in zinc.title_mentions] == ["zinc"]
    assert found[1].mentions[0].merged_by
    assert not zinc.mentions[0].merged_by


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("aluminum", "aluminium"),
        ("Alumina", "aluminium"),
        ("rare earth", "rare-earths"),
        ("Rare-Earths", "rare-earths"),
        ("cu", "copper"),
        ("wolfram", "tungsten"),
        ("ferroalloys", "ferroalloys"),
        ("stainless steel", "stainless-steel"),
        ("base", "base"),
        ("precious", "precious"),
        ("platinum group", "platinum-group"),
        ("cheese", None),
        ("", None),
    ],
)
def test_any_form_is_resolved(word: str, expected: str | None) -> None:
    assert metals.resolve(word) == expected


def test_families_hold_every_metal_once() -> None:
    every = [metal for members in metals.FAMILIES.values() for metal in members]
    assert len(every) == len(set(every)) == 83
    assert metals.family("ferrochrome") == "ferroalloys"
    assert metals.family("dysprosium") == "rare-earths"
    for metal in every:
        assert metals.resolve(metal) == metal


def test_a_headline_of_capitals_makes_no_name_of_a_metal() -> None:
    (nickel,) = metals.find("It has the money for its mine.", "Junior Miner Secures Nickel Funding", ())
    assert not nickel.in_name_only
    assert nickel.mentions == ()


@pytest.mark.parametrize("unit", ["lead ", "tin-", "Cu-", "copper", "rare   ", "iron iron ", "Silver Gold "])
def test_the_time_grows_with_the_length_alone(unit: str) -> None:
    assert is_linear(lambda size: metals.find(unit * (size // len(unit)), "", ()), 12_000)
