"""Agencies and companies that only their own words or their surroundings tell."""

from __future__ import annotations

import pytest

from articles.organisations import find


def assert_names(body: str, wanted: set[str]) -> None:
    """Each of `wanted` is a form of one body of the text, and the text has no other."""
    forms = [set(one.aliases) for one in find(body, "")]
    assert [name for name in wanted if not any(name in some for some in forms)] == []
    assert [some for some in forms if not some & wanted] == []


AGENCIES = [
    ("The Competition Commission cleared it.", {"Competition Commission"}),
    ("The Environment Agency fined the smelter.", {"Environment Agency"}),
    ("The Foreign Agricultural Service said so.", {"Foreign Agricultural Service"}),
    ("The Bureau of Trade and Security (BTS) runs the portal.", {"Bureau of Trade and Security"}),
    ("The Foundry and General Workers Union called a strike.", {"Foundry and General Workers Union"}),
    (
        "A loan from the Northern Australia Infrastructure Facility helped.",
        {"Northern Australia Infrastructure Facility"},
    ),
    (
        "The Bottle Makers Institute, National Casting and Machining Association and The Steel Bolts Institute met.",
        {"Bottle Makers Institute", "National Casting and Machining Association", "Steel Bolts Institute"},
    ),
    ("Funds came from Investissement Gaspésie.", {"Investissement Gaspésie"}),
    (
        "The Department of Water, Mines, Industry Regulation and Safety approved it.",
        {"Department of Water, Mines, Industry Regulation and Safety"},
    ),
    ("The Tin Smelters' Association objected.", {"Tin Smelters' Association"}),
    ("Last month the Competition Tribunal in Pretoria ruled against it.", {"Competition Tribunal"}),
    (
        "It complained to the Takeover Panel and the Mining Appeal Tribunal.",
        {"Takeover Panel", "Mining Appeal Tribunal"},
    ),
    (
        "The Coalition of Canadian Wire Makers and Users (CCWMU) sent a letter.",
        {"Coalition of Canadian Wire Makers and Users"},
    ),
    ("The statistics office ISTAR will publish figures.", {"ISTAR"}),
    (
        "It was certified by the Office of the Sekani and the Tahltan Nation.",
        {"Office of the Sekani", "Tahltan Nation"},
    ),
]
CONTEXT = [
    ("It grew, overtaking US-based Kestrane and Johannesburg neighbour Yamgold.", {"Kestrane", "Yamgold"}),
    ("Among them are Alcoa, Yamgold and other large enterprises.", {"Alcoa", "Yamgold"}),
    ("It bought the mill from Ostrane in May.", {"Ostrane"}),
    ("Tessine and Orvane are handling the flotation.", {"Tessine", "Orvane"}),
    ("In London, Tessine was down 0.4% and Orvane rose 2%.", {"Tessine", "Orvane"}),
    ("Prices recovered to $72 a pound, according to Uxora.", {"Uxora"}),
    ("He wants to fold the mines into Canada's Yamgold.", {"Yamgold"}),
    (
        "It was first explored by Kernow Explorations in 1967 and later by Tollex, which drilled 14 holes.",
        {"Kernow Explorations", "Tollex"},
    ),
    (
        "The firm takes batteries from Brad Power Bikes, Trock Bicycle and the Denver Zoo.",
        {"Brad Power Bikes", "Trock Bicycle"},
    ),
    ("Samples have been sent to Alcoa and to Novenix.", {"Alcoa", "Novenix"}),
    (
        "The owner of Freezeland counts Hamlets, Karan Miller and Silverworths the jewellers among its holdings.",
        {"Freezeland", "Hamlets", "Karan Miller", "Silverworths"},
    ),
    ("A PEA by DRB Americas is under way.", {"DRB Americas"}),
    ("The brothers, whose London & Provincial owns hotels, have yet to bid.", {"London & Provincial"}),
    ("Our affiliate, Tarnwood Capital Markets, provides services.", {"Tarnwood Capital Markets"}),
    ("Orvane, which mines in Chile, is also expected to list.", {"Orvane"}),
    ("Costs at the unit Halsey Stainless are no problem.", {"Halsey Stainless"}),
    ("An executive of Norsk Hydro's unit Aluminium Vestfold said stocks fell.", {"Norsk Hydro", "Aluminium Vestfold"}),
    ("Kerrim has said it will not use it on the jet.", {"Kerrim"}),
    ("Nominated adviser: Strand Hansen", {"Strand Hansen"}),
    ("About Verlane\nVerlane makes foil. Verlane sells to carmakers.", {"Verlane"}),
    ("Stellco-owned mines closed, and Marvex-backed drillers stopped.", {"Stellco", "Marvex"}),
    ("The merger between Tornox and Vale failed.", {"Tornox", "Vale"}),
    ("Broker Peelwater cut its target; analysts at Numora agreed.", {"Peelwater", "Numora"}),
    ("Retailer Woolmark posted a loss and carmaker Trevant closed a plant.", {"Woolmark", "Trevant"}),
    ("Tessine bought the plant from Orlane in 2003.", {"Tessine", "Orlane"}),
    ("The bid for Sorrell was raised. Sorrell shares rose 3%.", {"Sorrell"}),
    ("Wessler's smelter in Utah will close, a Wessler spokesman said.", {"Wessler"}),
    ("Torvane is being advised by Kerrim, with Lorimer and Pask as brokers.", {"Torvane", "Kerrim", "Lorimer", "Pask"}),
    ("Contacts: SP Angus\nJohn Smith 018SP Angus", set()),
    ("The price of Nevaro stock fell.", {"Nevaro"}),
    ("Nevaro lost 3% and Stavex gained 1.2%.", {"Nevaro", "Stavex"}),
    ("Shares in Nevaro closed down 12p at 310p.", {"Nevaro"}),
    ("It competes with Polmex, Harbin Kestrel and Sumitomo.", {"Polmex", "Sumitomo", "Harbin Kestrel"}),
]
NEITHER = [
    ("Pre-tax profits doubled. And the company's smelters closed.", set()),
    ("The uranium from the White Rocks Mill and Dove Mill is sold.", set()),
    ("BANK OF FRANCE LEAVES RATE UNCHANGED\n\nThe Bank of France left its rate at 7 pct.", {"Bank of France"}),
    ("U.S. EXPORTERS REPORT SALES OF CORN\n\nPrivate exporters sold corn.", set()),
    ("Restart Antimony Smelting In May. Several Lead Smelters Cut Output.", set()),
    ("The report covers Deer Lake Property, Omineca Mining Division.", set()),
    ("Stops at Sudbury, Timmins and Val-d'Or were planned.", set()),
    ("John Hartwell, who joined in May, said Hartwell Lake is deep. Hartwell agreed.", set()),
    ("The Prado and the Corolla are made in Japan.", set()),
    ("According to Mr. Tesler, output rose. According to Smith, John Smith's aide, it fell.", set()),
    ("In Chuquicamata and at El Teniente, output rose.", set()),
    ("Sales of the Escort fell in March, the Tuesday after Easter.", set()),
    ("In 1967 Brazil and Congress's Labor Day came. French President Jacques Chirac said no.", set()),
    ("The Rockies and the Andes hold copper; the Rhine froze.", set()),
]


@pytest.mark.parametrize(("body", "wanted"), AGENCIES)
def test_agencies_unions_and_trade_bodies_have_their_names(body: str, wanted: set[str]) -> None:
    assert_names(body, wanted)


@pytest.mark.parametrize(("body", "wanted"), CONTEXT)
def test_a_company_is_known_by_what_is_said_of_it(body: str, wanted: set[str]) -> None:
    assert_names(body, wanted)


@pytest.mark.parametrize(("body", "wanted"), NEITHER)
def test_sentences_without_a_company_give_none(body: str, wanted: set[str]) -> None:
    assert_names(body, wanted)
