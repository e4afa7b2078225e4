"""Names whose capitals were lost, and names longer than the part that is known."""

from __future__ import annotations

import pytest

from articles.organisations import find


def assert_names(body: str, wanted: set[str]) -> None:
    """Each of `wanted` is a form of one body of the text, and the text has no other."""
    forms = [set(one.aliases) for one in find(body, "")]
    assert [name for name in wanted if not any(name in some for some in forms)] == []
    assert [some for some in forms if not some & wanted] == []


LOWERED = [
    ("A spokesman for tarnholm Mining Corp said the mill will close.", {"tarnholm Mining Corp"}),
    ("It sold the rod division to Eastbrook Steel and wire Co last year.", {"Eastbrook Steel and wire Co"}),
    ("He joined Falconer securities Inc in May.", {"Falconer securities Inc"}),
    ("Placer Ridge inc said it would drill.", {"Placer Ridge inc"}),
    ("Dowfield Chemical co <DFC> is the biggest maker.", {"Dowfield Chemical co"}),
    ("A spokesman for Walter Kernow and co said stocks fell.", {"Walter Kernow and co"}),
    ("Submarine cable was provided by the Nanhai cable of Jiaxing.", {"Nanhai cable"}),
    (
        "The Linfen municipal Industry and Information Bureau fined it.",
        {"Linfen municipal Industry and Information Bureau"},
    ),
    (
        "Issued by: emergency management Department of Hunan Province",
        {"emergency management Department of Hunan Province"},
    ),
    ("Longxi County People's government sent a team.", {"Longxi County People's government"}),
    (
        "On May 2, Longxi Hongda Lead Industry limited liability company was fined.",
        {"Longxi Hongda Lead Industry limited liability company"},
    ),
    (
        "Work was done by Wuhan Shunfa Equipment Installation engineering co., LTD., they said.",
        {"Wuhan Shunfa Equipment Installation engineering co., LTD."},
    ),
    ("Placed by National Harbour corp <NHC.O> in June.", {"National Harbour corp"}),
    ("To solve it, the provincial water resources department builds dams.", {"provincial water resources department"}),
    (
        "The Guizhou Province Mine Safety Committee Office on the Bijie coal accident reported.",
        {"Guizhou Province Mine Safety Committee Office"},
    ),
    ("Hunan provincial Work Safety Committee office", {"Hunan provincial Work Safety Committee office"}),
]
LONGER = [
    ("A ladle furnace supplied by Mannesmann Kestrel is late.", {"Mannesmann Kestrel"}),
    ("Barclays Tarnwood advised the miner Kestrane on the float.", {"Barclays Tarnwood", "Kestrane"}),
    ("Shares in the newly privatised Compagnie Generale d'Aluminium rose.", {"Compagnie Generale d'Aluminium"}),
    ("The buyer is Cobres del Sur S.A. de C.V. of Sonora.", {"Cobres del Sur S.A. de C.V."}),
    ("Wire strand came from Trefilados y Alambres S.A. in May.", {"Trefilados y Alambres S.A."}),
    ("It bought Nordkalk Metaller A/S and Zinktrans N.V. last year.", {"Nordkalk Metaller A/S", "Zinktrans N.V."}),
    ("Hazai Timfold Kft and Cink Holding d.o.o. merged.", {"Hazai Timfold Kft", "Cink Holding d.o.o."}),
    (
        "Perak Tin Sdn Bhd sells to Altyn Mys JSC and Uralmed PJSC.",
        {"Perak Tin Sdn Bhd", "Altyn Mys JSC", "Uralmed PJSC"},
    ),
    ("Minas do Norte Lda and Ferro Leghe S.p.A. are partners.", {"Minas do Norte Lda", "Ferro Leghe S.p.A."}),
    ("Kuparo Oy, Vargon AB and Mines Belmont Ltee replied.", {"Kuparo Oy", "Vargon AB", "Mines Belmont Ltee"}),
]
JOINED = [
    (
        "Jinrui permanent magnet (Baotou) Technology Co., Ltd. was founded.",
        {"Jinrui permanent magnet (Baotou) Technology Co., Ltd."},
    ),
    (
        "Ardent Alloys, Brightwell Metals and Cordwain Steel Corp merged.",
        {"Ardent Alloys", "Brightwell Metals", "Cordwain Steel Corp"},
    ),
]


@pytest.mark.parametrize(("body", "wanted"), LOWERED)
def test_a_name_in_broken_casing_is_whole(body: str, wanted: set[str]) -> None:
    assert_names(body, wanted)


@pytest.mark.parametrize(("body", "wanted"), LONGER)
def test_a_name_is_as_long_as_it_stands(body: str, wanted: set[str]) -> None:
    assert_names(body, wanted)


@pytest.mark.parametrize(("body", "wanted"), JOINED)
def test_joined_and_nested_names_come_apart(body: str, wanted: set[str]) -> None:
    assert_names(body, wanted)
