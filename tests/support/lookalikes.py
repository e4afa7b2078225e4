"""Made texts that look alike and aren't one story: series of reports, meetings and releases, and events told twice.

Each function yields series; the texts of one series differ in what they report, little as that may be.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

MARKETS = ("Foshan", "Tianjin", "Shanghai", "Wuxi", "Guangzhou")
PRODUCTS = ("magnesium ingot", "zinc ingot", "antimony ingot", "silicon 553", "ferrosilicon 75", "tungsten concentrate")
FIRMS = ("Halden", "Oakmere", "Tarsis", "Corvane", "Pellworth", "Ostrava Ridge", "Kimbolt", "Varrow")
PEOPLE = (
    "Zhang Weimin",
    "Li Guoqing",
    "Chen Haiyan",
    "Wang Jianjun",
    "Liu Shufang",
    "Zhao Peng",
    "Sun Lihua",
    "Ma Rui",
)
PLACES = ("Luoyang", "Baotou", "Ganzhou", "Kunming", "Jinchang", "Tongling", "Huludao", "Yulin")
THEMES = (
    "safe production in the summer heat and the checking of furnaces",
    "the energy consumption of electrolysis and how to bring it down",
    "party building among the young staff of the workshops",
    "the training of technicians and the new wage scales",
    "the supply of concentrate from overseas and the stocks in port",
    "digital control of the rolling mill and its cost",
    "waste water, the new limits for it and the fines of last year",
    "the budget of the coming season and the list of investments",
)

PRICE_TEMPLATES = (
    "{day}: The {product} market in {market} was {mood} today. Mainstream offers stood at {a:,}-{b:,} yuan per tonne, "
    "{change}. Traders reported that downstream plants bought only for rigid demand, and that sellers were "
    "unwilling to "
    "go lower because of their costs. Stocks in the main warehouses came to {c:,} tonnes. It is expected that prices "
    "will be stable in the short term, and that the market will wait for the next round of tenders from the mills.",
    "According to the survey of our analysts, the ex-works price of {product} on {day} was {a:,} yuan/mt, "
    "{change} from "
    "the previous working day. FOB offers were between ${d:,} and ${e:,}. Producers with full order books kept their "
    "offers firm; those with stocks were ready to talk. Overseas buyers asked for prices but few deals were heard of. "
    "Raw material costs gave some support. We think that the market will move within a narrow range this week.",
    "Morning review of {product}, {day}. Opening price {a:,} yuan, highest {b:,} yuan. Turnover {c:,} lots. Spot "
    "premiums in {market} held. The dollar index was weak and base metals moved little. Smelters kept a normal rhythm "
    "of shipments and the enthusiasm of the downstream to take goods was not high. Operators are advised to be "
    "cautious "
    "and to watch the change of stocks in social warehouses as well as the macroeconomic news of the evening.",
)
MOODS = ("stable", "weak", "firm", "quiet", "active")

MEETING_TEMPLATES = (
    "{when}, the meeting on {theme} was held in {place}. {chair}, secretary of the party committee and chairman "
    "of {firm} "
    "Group, attended the meeting and made a speech, and {guest}, general manager, chaired it. The meeting "
    "pointed out that "
    "all departments should raise their political position, unify their thinking, take the responsibility on their "
    "shoulders and make sure that the tasks of the year are completed. The meeting stressed that it is necessary to "
    "strengthen leadership, to refine measures and to grasp implementation. The responsible persons of the relevant "
    "departments and the representatives of the grass-roots units took part in the meeting.",
    "{when}, {chair}, vice president of the {place} branch of {firm} Group, went with his party to the units at "
    "the front "
    "line to carry out an investigation of {theme}. {chair} listened to the report of {guest} on the work of the unit, "
    "went into the workshops and talked with the workers. He fully affirmed the results achieved and asked that "
    "problems be found in time, that everyone keep a clear head and that the work be done in a down-to-earth manner so "
    "as to make a greater contribution to the high-quality development of the company. Leaders of the departments of "
    "production, technology and finance accompanied the investigation.",
    "{when}, {firm} Group held a study session of its theoretical centre group on {theme}. {chair}, chairman of {firm} "
    "Group, presided and spoke. The session conveyed the spirit of the 20th National Congress and of the two sessions, "
    "and discussed the goals of the 14th Five-Year Plan period. It was pointed out that in the fourth "
    "quarter all units "
    "must keep to the general tone of steady progress, carry the 3 reforms through to the end and sprint towards the "
    "100 billion yuan mark. {guest} of the {place} base made an exchange speech. Members of the leading "
    "group and heads "
    "of 12 departments attended.",
)

ABOUT = (
    "About {firm}\n{firm} Metals Corp. is a mineral exploration and development company focused on base and precious "
    "metals in stable jurisdictions of the Americas. Its flagship {place} project covers {hectares:,} hectares "
    "and is wholly "
    "owned. The company is led by a team with decades of experience in finding, building and running mines, and is "
    "committed to working with the communities in which it operates.\n",
    "Forward-looking statements\nThis news release contains forward-looking statements within the meaning of "
    "applicable "
    "securities laws. All statements other than statements of historical fact, including those on future plans, "
    "estimates and the timing of work, are forward-looking. They involve risks and uncertainties that could "
    "cause actual "
    "results to differ materially from those expressed or implied. Readers should not place undue reliance on them. "
    "{firm} undertakes no obligation to update them except as required by law. Neither the exchange nor its regulation "
    "services provider accepts responsibility for the adequacy or accuracy of this release.\n",
    "Qualified person\nThe technical content of this release was reviewed and approved by {person}, P.Geo., a "
    "qualified "
    "person as defined by National Instrument 43-101. Samples were sent to an accredited laboratory, and blanks and "
    "standards were put in at regular intervals in keeping with the best practice of the industry.\n",
    "For further information please contact {person}, Investor Relations, or see the company's profile on SEDAR+.\n",
)
RELEASE_HEADS = (
    "VANCOUVER, British Columbia, {day} -- {firm} Metals Corp. (TSXV: {firm3}) is pleased to announce ",
    'TORONTO, {day} /PRESSDESK/ -- {firm} Metals Corp. ("{firm}" or the "Company") announces today ',
    '{firm} Metals Corp. ("{firm}" or the "Company") is pleased to announce ',
)
RELEASE_NEWS = (
    "results of {n} drill holes of its campaign at the {place} project. Hole {hole} cut {a} metres of {g}% "
    "copper from {b} "
    "metres downhole, and hole {hole2} cut {c} metres of {h}%. The zone is open to the north and at depth. A "
    "second rig "
    "will arrive next month. \"{words},\" said {person}, President and CEO. Assays of a further {m} holes are "
    "pending and will be "
    "released once they have been received and checked.\n",
    "the closing of a private placement of {big:,} units at a price of ${p} a unit for gross proceeds of "
    "${money:,}. Each unit "
    "is made of one common share and half a warrant, each whole warrant being good for one share at ${q} for "
    "{n} months. "
    "The proceeds will be used for drilling and working capital. Finders were paid ${fee:,} in cash. All "
    "securities are subject "
    "to a hold period of four months and one day.\n",
    "the appointment of {guest} as a director. {guest} has worked for {n} years in the mining of {metal} and "
    "was last head of "
    "operations at a mine in {elsewhere}. \"{words},\" said {person}, President and CEO. The company has "
    "granted {big:,} options at ${p}, "
    "good for five years, to directors and officers.\n",
    "that it has signed an offtake agreement with a smelter in {elsewhere} for {big:,} tonnes of {metal} "
    "concentrate over {n} "
    "years. The smelter prepays ${money:,}. \"{words},\" said {person}, President and CEO. First shipment is "
    "planned for the season after "
    "commissioning, subject to permits and to financing.\n",
    "an updated mineral resource for the {place} project: {a} million tonnes at {g}% {metal} in the measured "
    "and indicated classes, "
    "and {c} million tonnes at {h}% inferred, at a cut-off of {p}%. That is {n}% more than before. A "
    "preliminary economic "
    "assessment has been commissioned. \"{words},\" said {person}, President and CEO.\n",
    "that the environmental permit of the {place} project was granted by the authorities after a review of {n} "
    "months. Work on the "
    "access road starts at once; the camp will house {m} people. \"{words},\" said {person}, President and CEO. "
    "The permit asks for a "
    "bond of ${fee:,} and for monitoring of the {elsewhere} river.\n",
)  # fmt: skip
WORDS = (
    "We are delighted with this and look forward to more", "It takes us a long step nearer to production",
    "Few would have believed it a year ago", "Our shareholders have been patient, and this is for them",
    "The team has worked through a hard winter for it",
)  # fmt: skip
METALS = ("copper", "zinc", "nickel", "antimony", "tungsten", "silver")


def price_reports(dice: random.Random, size: int) -> Iterator[list[str]]:
    """Reports of one price on following days; half of the figures stay the same from one to the next."""
    for template in PRICE_TEMPLATES:
        for product in PRODUCTS[:3]:
            day, market = date(2024, 1, 2) + timedelta(days=dice.randrange(300)), dice.choice(MARKETS)
            a, c, mood = dice.randrange(8000, 60000, 50), dice.randrange(2000, 90000, 100), dice.choice(MOODS)
            series = []
            for _ in range(size):
                step = dice.choice((0, 0, 0, 50, 100, -50))
                a, day = a + step, day + timedelta(days=1)
                c += dice.choice((0, 0, 300, -200))
                mood = dice.choice(MOODS) if step else mood
                change = f"{'up' if step > 0 else 'down'} {abs(step)} yuan" if step else "unchanged"
                series.append(
                    template.format(
                        day=f"{day:%B} {day.day}", product=product, market=market, mood=mood, change=change,
                        a=a, b=a + 200, c=c, d=a // 7, e=a // 7 + 30,
                    )
                )  # fmt: skip
            yield series


def meetings(dice: random.Random, size: int) -> Iterator[list[str]]:
    """Meetings of many bodies reported in the same phrases, a third of them without a date."""
    for template in MEETING_TEMPLATES:
        for _ in range(3):
            yield [_meeting(template, dice) for _ in range(size)]


def _meeting(template: str, dice: random.Random) -> str:
    day = date(2022, 1, 3) + timedelta(days=dice.randrange(700))
    chair, guest = dice.sample(PEOPLE, 2)
    return template.format(
        when=dice.choice(("Recently", f"On {day:%B} {day.day}", f"On the morning of {day:%B} {day.day}, {day.year}")),
        theme=dice.choice(THEMES), place=dice.choice(PLACES), firm=dice.choice(FIRMS), chair=chair, guest=guest,
    )  # fmt: skip


def releases(dice: random.Random, size: int) -> Iterator[list[str]]:
    """Releases of one company: other news, or the same kind with other figures, over the same closing paragraphs."""
    for firm in FIRMS:
        person, place, hectares = dice.choice(PEOPLE), dice.choice(PLACES), dice.randrange(2000, 40000)
        closing = "".join(dice.sample(ABOUT, dice.randint(2, 4)))
        closing = closing.format(firm=firm, place=place, person=person, hectares=hectares)
        head, day = dice.choice(RELEASE_HEADS), date(2024, 1, 8)
        series = []
        for _ in range(size):
            day += timedelta(days=dice.randrange(1, 20))
            news = head + dice.choice(RELEASE_NEWS)
            series.append(_release(news, dice, day, firm=firm, place=place, person=person) + closing)
        yield series


def _release(news: str, dice: random.Random, day: date, **same: str) -> str:
    tenths = [dice.randrange(12, 1900) / 10 for _ in range(3)]
    return news.format(
        **same, day=f"{day:%B} {day.day}, {day.year}", firm3=same["firm"][:3].upper(), guest=dice.choice(PEOPLE),
        metal=dice.choice(METALS), elsewhere=dice.choice(PLACES), words=dice.choice(WORDS), n=dice.randrange(4, 40),
        m=dice.randrange(4, 200), hole=f"HX24-{dice.randrange(10, 99)}", hole2=f"HX24-{dice.randrange(10, 99)}",
        a=tenths[0], b=tenths[1], c=tenths[2], g=dice.randrange(11, 390) / 100, h=dice.randrange(11, 390) / 100,
        p=dice.randrange(10, 90) / 100, q=dice.randrange(90, 160) / 100, big=dice.randrange(200, 9000) * 1000,
        money=dice.randrange(20, 900) * 10000, fee=dice.randrange(20, 900) * 1000,
    )  # fmt: skip


def rewritten() -> Iterator[tuple[str, str]]:
    """Events told twice by writers who knew nothing of each other; the figures and a quotation are the same."""
    yield (
        "Corvane Zinc will close its Brennick smelter for good at the end of March, it said on Tuesday, putting "
        "412 people out "
        'of work. The plant has lost 38 million euros in two years, most of it on power. "We have looked at '
        "every way of "
        'keeping the cell house running and found none," chief executive Maria Tolland told staff in the '
        "canteen at seven in "
        "the morning. Unions asked the regional government to step in. Brennick made 118,000 tonnes of zinc in "
        "2021 and has "
        "stood still since October, when its contract with the grid ran out.",
        "Four hundred and twelve jobs go at Brennick: after 61 years the smelter on the estuary won't be "
        "started again. Owner "
        "Corvane blames electricity, and losses that reached 38 million euros. The news came in a meeting "
        "before the early "
        'shift. "We have looked at every way of keeping the cell house running and found none," said Ms '
        "Tolland, who runs the "
        "company. The works, with a capacity of 118,000 tonnes a year, has been idle for five months. The minister for "
        "industry of the region, asked whether public money might help, said that he would listen to any plan.",
    )
    yield (
        "Lithium carbonate for July jumped its daily limit on the Guangzhou exchange after Varrow stopped its "
        "Nanling mine, "
        "whose licence had lapsed on August 9. The mine yields 46,000 tonnes of carbonate a year, 3% of what "
        "the world digs. "
        "Analysts at three brokers raised their forecasts within the hour, though one warned that warehouses "
        "are full. A "
        "spokesman for Varrow said that papers for a renewal had been handed in and that the plant would run "
        "from stock.",
        "A lapsed licence has brought Varrow's mine at Nanling to a halt. The permit ended on August 9 and the "
        "renewal hasn't "
        "come; the company says it has applied. How long the stop lasts nobody knows: officials in the county "
        "wouldn't talk. "
        "With 46,000 tonnes a year, about 3% of world output, Nanling matters, and futures went up by as much as the "
        "exchange allows. Shares of Australian miners followed. Battery makers hold stocks for some weeks, a "
        "buyer at one said.",
    )
    yield (
        "The association's ninth council met in Kunming on 12 and 13 May and elected Zhao Peng of Kimbolt as "
        "its president. 86 "
        "members were there. Mr Zhao, an engineer, takes over from Sun Lihua, who had held the office since "
        "2016. The council "
        "passed the accounts, a plan for standards and a letter on export licences to be sent to the ministry.",
        "Kimbolt's Zhao Peng is the new head of the trade association. Delegates of 86 firms chose him in "
        "Kunming, where the "
        "council sat for two days from 12 May. He succeeds Ms Sun, in office since 2016. What will he do? "
        "Standards for scrap "
        "first, he told this paper, and then the licences, on which a letter goes to the ministry this month.",
    )
