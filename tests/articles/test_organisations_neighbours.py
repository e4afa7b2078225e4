"""Names told by what stands right beside them, their parts and branches, and words that only look like names."""

from __future__ import annotations

import pytest

from articles.organisations import find


def forms(body: str) -> list[set[str]]:
    """The forms of each body of the text."""
    return [set(one.aliases) for one in find(body, "")]


TOLD = [
    ("He leads Solidarne, the union formed in 2001.", {"Solidarne"}),
    ("Talks with Affinity, the union for potters, broke down.", {"Affinity"}),
    ("Ann Orvane of Solidarity, the union that represents welders, agreed.", {"Solidarity"}),
    ("It was opposed by Kraftane, the trade body for foundries.", {"Kraftane"}),
    ("It lost sales to rivals such as J Weir, which is owned by Kestrane.", {"J Weir", "Kestrane"}),
    ("He bought rings at F Hinds, which is controlled by Kestrane Ltd.", {"F Hinds", "Kestrane Ltd."}),
    ("The study had funding from Tessinova and a grant from Orvane.", {"Tessinova", "Orvane"}),
    ("The plant was paid for with loans from Uxora.", {"Uxora"}),
    ("Conversion is done by Katanga Electrolyte under a deal.", {"Katanga Electrolyte"}),
    ("The mill was built by Kalgoorlie Concentrators.", {"Kalgoorlie Concentrators"}),
    ("The local council, Krokom Municipality, has a veto.", {"Krokom Municipality"}),
    ("The town council, Berga Municipality, agreed.", {"Berga Municipality"}),
    (
        "Citizens National Bank NA and First Orvane Bank N.A. lent it.",
        {"Citizens National Bank NA", "First Orvane Bank N.A."},
    ),
]
NO_NAMES = [
    "Previously, the union of welders had said no. Unfortunately, the union which he leads agrees.",
    "Cyra Tessine, the union's general secretary, called it a rehearsal.",
    "Orlan Tessine, the union leader, resigned.",
    "He lives in Chongqing Municipality and works in Krokom Municipality.",
    "After a weak Christmas, Easter was the worst in years, and Christmas sales fell.",
    "It reported adj. EBITDA and EPS of US$3m and US$0.02, EBIT of 2 and NPV of US$4m.",
    "It is a resource as defined by NI 43-101.",
    "Samples were prepared according to QRS 17025.",
    "OutlookThe Company also says it has cash. BackgroundThe Group mines tin.",
    "A ferrosilicon plant at Grundarvik, owned by the state, closed.",
    "The mine near Tessinkul, bought by the state, shut. The smelter at Orvanes, acquired by the state, works.",
    "The Party Leadership Group met. The Expert Group disagreed.",
    "The table says Tessine NA.",
]


@pytest.mark.parametrize(("body", "wanted"), TOLD)
def test_what_stands_beside_a_name_tells_a_body(body: str, wanted: set[str]) -> None:
    assert sorted(map(sorted, forms(body))) == sorted([name] for name in wanted)


@pytest.mark.parametrize("body", NO_NAMES)
def test_what_only_looks_like_a_name_is_none(body: str) -> None:
    assert forms(body) == []


@pytest.mark.parametrize(
    ("body", "host"),
    [
        (
            "The School of Metallurgy of Guizhou University of Science and Technology opened.",
            "Guizhou University of Science and Technology",
        ),
        (
            "Yamgold and the College of Chemical Engineering of Hunan University of Arts and Science met.",
            "Hunan University of Arts and Science",
        ),
        ("The School of Mines of Orvane University taught him.", "Orvane University"),
    ],
)
def test_a_school_of_a_field_is_its_university(body: str, host: str) -> None:
    universities = [one.aliases for one in find(body, "") if one.kind == "university"]
    assert len(universities) == 1
    assert host in universities[0]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Pay to: Bank of China Guilin Xiangshan branch.", "Bank of China"),
        ("Account: Agricultural Bank of China Liuzhou Liunan sub-branch.", "Agricultural Bank of China"),
        ("Support: Chalco Henan Branch, Chalco.", "Chalco"),
    ],
)
def test_a_branch_of_a_known_company_is_the_company(body: str, name: str) -> None:
    assert [one.name for one in find(body, "")] == [name]


def test_a_branch_is_one_body_however_its_parent_is_spelt() -> None:
    spellings = (
        "Tellurium Branch of China Nonferrous Metals Industry Association",
        "Tellurium Branch of the China Nonferrous Metal Industry Association",
        "China Nonferrous Metals Industry Association Tellurium Branch",
    )
    keys = {one.key for spelling in spellings for one in find(f"The {spelling} met.", "")}
    assert len(keys) == 1
    (other,) = find("The Selenium Branch of China Nonferrous Metals Industry Association met.", "")
    assert other.key not in keys
    assert other.kind == "association"


def test_a_well_known_branch_goes_by_its_own_entry() -> None:
    (one,) = find("The China Nonferrous Metal Industry Association Cobalt Branch met.", "")
    assert one.known
    assert one.name.startswith("China Nonferrous Metals Industry Association")


@pytest.mark.parametrize(
    "body",
    [
        "The Party Working Committee of Yantai Zone agreed.",
        "The Organization Department of the Yantai Party Committee agreed.",
        "The Publicity Department of the CPC Yantai Committee agreed.",
    ],
)
def test_organs_of_a_party_are_no_government(body: str) -> None:
    assert {one.kind for one in find(body, "")} == {"other"}


@pytest.mark.parametrize(
    ("body", "kind"), [(TOLD[0][0], "association"), (TOLD[3][0], "association"), (TOLD[10][0], "government")]
)
def test_the_words_beside_a_name_tell_its_kind(body: str, kind: str) -> None:
    assert [one.kind for one in find(body, "")] == [kind]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Pulps went to SGS Minerals Ghana, and SGS said so.", ["SGS Minerals Ghana", "SGS"]),
        ("It sold the mine to Alcoa Power Guinea in May. Alcoa agreed.", ["Alcoa Power Guinea", "Alcoa"]),
        ("It went to Rio Tinto Minerals Canada. Rio Tinto agreed.", ["Rio Tinto Minerals Canada", "Rio Tinto"]),
    ],
)
def test_a_known_companys_unit_in_a_country_is_a_body_of_its_own(body: str, names: list[str]) -> None:
    assert [one.name for one in find(body, "")] == names


@pytest.mark.parametrize(
    "name", ["Affinity Silver Resources", "Momentive Energy Solutions", "Reliance Copper Mining", "H Nordvane"]
)
def test_a_word_that_looks_english_names_a_company_where_something_speaks_for_it(name: str) -> None:
    assert forms(f"The deal with Alcoa and {name}, which is owned by the state, failed.") == [{"Alcoa"}, {name}]


@pytest.mark.parametrize("metal", ["Xiamen Tungsten", "Ganfeng Lithium", "Jinduicheng Molybdenum"])
def test_industry_in_a_known_companys_full_name_makes_no_other_body(metal: str) -> None:
    assert forms(f"{metal} Industry Co., Ltd. rose. {metal} said so.") == [{f"{metal} Industry Co., Ltd.", metal}]


@pytest.mark.parametrize(
    ("defined", "later"),
    [
        ("Jiangtess Holdings", "Jiangtess Holding"),
        ("Orvane Technologies", "Orvane Technology"),
        ("Tesorv Metals", "Tesorv Metal"),
    ],
)
def test_a_defined_short_name_is_its_body_in_singular_and_plural(defined: str, later: str) -> None:
    body = f'Jiangsu Tessine Metal Group Co., Ltd. ("{defined}") moved. On May 5, {later} met Alcoa. {defined} agreed.'
    assert forms(body) == [{"Jiangsu Tessine Metal Group Co., Ltd.", defined, later}, {"Alcoa"}]


def test_a_short_name_defined_for_a_unit_leaves_the_parents_full_name_alone() -> None:
    body = "Ferroglobe USA, Inc. (“Ferroglobe”) filed it. Ferroglobe agreed. Its parent is Ferroglobe PLC of London."
    assert forms(body) == [{"Ferroglobe USA, Inc.", "Ferroglobe"}, {"Ferroglobe PLC"}]
