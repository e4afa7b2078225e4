"""Bodies without a head that the vocabulary doesn't know: what the words around a capitalised name say of it.

Each place where a name stands is weighed by what stands right before and behind it; a name counts as a company where the
weights add up to `ENOUGH` over the text, and more speaks for a company than for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.organisations.definitions import Definition
from articles.organisations.found import Found
from articles.organisations.growing import is_distinctive, looks_english, looks_like_person
from articles.organisations.lexicon import (
    COUNTRY,
    GIVEN,
    NATION,
    OFFICE,
    PLACE,
    PLACE_START,
    RANK,
    STOP,
    THING,
    lexicon,
)
from articles.organisations.tokens import Tokens

ENOUGH = 2
_REACH = 64
"""Characters looked at before a name."""

_NOUN = (
    r"(?:compan(?:y|ies)|firms?|giants?|producers?|miners?|\w*makers?|smelters?|refiners?|traders?|explorers?|manufacturers?|suppliers?|subsidiar(?:y|ies)|affiliates?"
    r"|conglomerates?|contractors?|brokers?|brokerages?|consultanc(?:y|ies)|operators?|rivals?|competitors?|retailers?|insurers?|airlines?|investors?|developers?|parent"
    r"|start-?ups?|bidders?|utilit(?:y|ies)|lenders?|merchants?|distributors?|customers?|clients?|partners?|publishers?|analysts|unit|group|major|investment bank|merchant bank|house|provider)"
)
_CORPORATE = (
    r"(?:chief executive|chief financial|chief operating|CEO|CFO|COO|chairman|chairwoman|managing director|general manager|shares?|stock|shareholders?|shareholding|stockholders|board|subsidiar(?:y|ies)|profits?"
    r"|earnings|net (?:profit|income|loss)|revenues?|customers|press release|website|newsroom|annual report|balance sheet|market (?:share|value|capitali[sz]ation)|parent|stake|headquarters"
    r"|units?|executives?|management|dividend|takeover|bid for|acquisition of|spokes(?:man|woman|person)|vice[- ]president|president|officials?|production lines?)"
)
_SITE = r"(?:smelters?|refiner(?:y|ies)|mines?|mills?|plants?|unit|output|production|sales|results|factor(?:y|ies)|employees|workers|operations|products?|business|technology|project|process|customers|deal|offer|bid|interests|portfolio)"
_VERBS = (
    r"(?:acquire[ds]?|buys?|bought|signs?|signed|complete[ds]?|launche[ds]|agreed|operates|owns|holds|produces|mines|employs|posted|plans to|filed|manufactures|supplies|sells|sold|makes|develops|invested"
    r"|reported|announced|announces|raised|declined to comment|has (?:a|an|acquired|agreed|announced|begun|been|bought|completed|decided|filed|invested|launched|made|raised|seen|signed|sold|started)"
    r"|is (?:a|an|the|one of|expected|focused|committed|engaged|planning|developing|seeking|in talks|now)|will (?:build|invest|supply|acquire|buy|pay|receive|sell|hold|own|operate))"
)
_OFFICE_OF = (
    r"(?:president|chairman|chairwoman|CEO|CFO|chief executive(?: officer)?|managing director|directors?|general manager|manager|co-?founders?|founders?|spokes(?:man|woman|person)|analysts?|economists?|traders?"
    r"|brokers?|head|officials?|executives?|owner|board|shareholders?|subsidiar(?:y|ies)|unit|affiliate|arm|shares?|control|production lines?|(?:pay a )?(?:field )?visits? to|members of the board|takeover|acquisition|purchase|predecessor|customers?|employees)"
)
_BEFORE = re.compile(
    rf"(?:(?P<share>\b(?:[Ss]hares?|stake|stock|interest|holding|investment|position)\s(?:of|in)\s(?:the )?)|(?P<noun>\b(?i:{_NOUN})\s(?:known as |called |named )?(?:the )?)|(?P<of>\b(?i:{_OFFICE_OF})\s(?:of|at|with|for|from)\s(?:the )?)"
    r"|(?P<deal>\b(?:acquire[ds]?|acquiring|buy|buying|bought|bid for|offer for|merge[drs]? with|merging with|merger with|merger of|owned by|operated by|held by|bought by|acquired by|made by|produced by|supplied by|developed by|controlled by"
    r"|sold to|sold by|agreements? with|contracts? with|deal with|joint venture with|alliance with|partnership with|cooperation with|cooperate with|investment from|investors? including|invested in|listed as|subsidiar(?:y|ies),?"
    r"|companies (?:such as|including|like)|firms (?:such as|including|like)|producers (?:such as|including|like)|competitors,? such as|competitors are|filed by|issued by)\s(?:the )?)"
    r"|(?P<nation>\b[A-Z][a-z]+(?:n|sh|se|ch|ss|an|k|i)\s)|(?P<person>\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Chairman|President|CEO|Minister|Secretary|Governor|Mayor|Academician|Professor|Senator|Reporter|Director|Manager|Judge)\.?\s"
    r"|\b(?:by|said|says|told|added|elected|named|appointed|colleague|namely)\s))$"
)
_LINKING = frozenset(
    [
        "of",
        "at",
        "with",
        "for",
        "from",
        "in",
        "by",
        "to",
        "the",
        "as",
        "including",
        "like",
        "are",
        "said",
        "says",
        "told",
        "added",
        "known",
        "called",
        "named",
        "elected",
        "appointed",
        "colleague",
        "namely",
        "acquire",
        "acquired",
        "acquires",
        "acquiring",
        "buy",
        "buying",
        "bought",
        "affiliate",
        "giant",
        "group",
        "major",
        "house",
        "parent",
        "unit",
    ]
)
_NOUN_ENDS = tuple(
    ["y", "ies", "m", "ms", "nt", "nts", "er", "ers", "or", "ors", "al", "als", "t", "ts", "k", "p", "ps", "up", "ups"]
)
_AFTER = re.compile(
    rf"(?P<says>,? (?:said|says|announced|reported|told|added|expects|believes|estimates|stated)(?: \w+)? (?:it|its|in a statement|that it|that its|the company|today that it|we)\b)"
    rf"|(?P<corporate>(?:['’]s?)? (?:\w+ )?{_CORPORATE}\b)|(?P<site>['’]s? (?:[\w-]+ ){{0,2}}{_SITE}\b)"
    rf"|(?P<what>,? (?:which is|is|was|,)? ?(?:an?|the|one of the|its|a wholly[- ]owned|, which) (?:(?!of\b|at\b|for\b|from\b|with\b|in\b|to\b|\w+or\b|manager|analyst|chief|president|chairman|head)[\w'’-]+,? ){{0,6}}?(?:{_NOUN}|consultancy)\b(?! (?:manager|director|president|chairman|head|analyst|chief|executive|leader)))"
    rf"|(?P<person>,? (?:\d\d, )?(?:the |its |an? |who |former )(?:[\w'’&-]+ ){{0,4}}(?:chairman|president|CEO|chief|director|manager|minister|analyst|economist|co-?founder|founder|mayor|professor|secretary|head|governor|officer|leader|spokes\w+|researcher)\b"
    r"|,? (?:said|told|added|says)? ?(?:he|she|who|his|her)\b|, (?:Vice|Deputy|Chief|President|Chairman|Director|Secretary|CEO|General|Head|Managing|Executive|Minister|Mayor|Professor)\b"
    r"|,? (?:pointed out|attended|presided|delivered|recalled|passed away|joined|elaborated|stressed|emphasized|was born))"
    rf"|(?P<verb> {_VERBS}\b)"
)
_NOT_A_BODY = re.compile(
    r"(?:['’]s)? (?:process|method|effect|formula|test|Prize|Award|Cup|Street|Road|Park|Mine|mine project|crater|scale)\b|\s?\((?:TM|R)\)|[®™]"
)
_A_SITE = re.compile(
    r" (?:[a-z]+ )?(?:furnaces?|mines?|pits?|projects?|propert(?:y|ies)|deposits?|concessions?|claims?|fields?|ships?|vessels?|region|area|district|city|province)\b"
)
_FORMULA = re.compile(
    r"^(?:(?:Si|Mn|Fe|Cr|Ni|Nd|Pr|Co|Cu|Al|Mg|Ti|V|W|Mo|Zn|Pb|Sn|Li|O|B|C|P|La|Ce|Sm|Dy|Tb|S|H|N|K|Na|Ga|Ge|In|As|Sb|Zr|Ta|Nb|U|Ag|Au|Pt|Pd|Te|Se|Cd|Bi|Re|Hf)\d*)+$"
)
_CAMEL = re.compile(r"^(?!Mc|Mac|De|La|Le|O['’]|Fitz|Van|Di|Du)[A-Z][a-zà-ÿ]+[A-Z][a-zà-ÿ]+")
_WEIGHTS = {
    "share": 2,
    "noun": 2,
    "of": 2,
    "deal": 2,
    "nation": 1,
    "person": -2,
    "says": 2,
    "corporate": 2,
    "site": 1,
    "what": 2,
    "verb": 1,
}
_SUBJECT = re.compile(
    r"^[#\s]*((?:[A-Z][\w&.’'-]*)(?: (?:&|and|of|[A-Z][\w&.’'-]*)){0,5}?)(?:['’]s)?,? (?:\([^)]{2,40}\) )*"
    r"(?:to |has |have |is |will )?(?:announce|report|sign|secure|land|complete|commence|begin|start|file|close|intersect|drill|enter|appoint|receive|expand|acquire|provide|grant|sell|buy|launch|"
    r"reveal|confirm|discover|increase|advance|partner|publish|release|outline|raise|update|deliver|achieve|initiate|produce|unveil|post|win|cut|extend|gain|resume|halt|name|make|set|join|open|obtain|identif)\w*\b",
)
_ABOUT = re.compile(r"(?:^|\n)[ \t#*]*(?:About|ABOUT) (?:the )?([A-Z][^\n:]{1,60}?)\s*(?::|\n|$)")


def title_company(title: str) -> str:
    """The name that a press release's title begins with, "" if it begins with none."""
    match = _SUBJECT.match(title)
    return match.group(1) if match else ""


def find_by_evidence(
    t: Tokens, text: str, founds: list[Found], defined: dict[int, Definition], subject: str
) -> list[Found]:
    """`founds` without the weak ones that nothing speaks for, with the names that their surroundings make companies."""
    taken = [False] * len(t.words)
    sure = [False] * len(t.words)
    for found in founds:
        for i in range(found.first, found.past):
            taken[i] = True
            sure[i] = sure[i] or (not found.weak and found.kind == "company")
    scores: dict[str, int] = {}
    places: dict[str, list[Found]] = {}
    founds = [f for f in founds if f.rule != "vocabulary" or not _NOT_A_BODY.match(text, f.end)]
    for run in [*_runs(t, text, taken), *(f for f in founds if f.weak)]:
        name = " ".join(t.words[run.first : run.past])
        scores[name] = scores.get(name, 0) + _weigh(t, text, run, defined, sure)
        places.setdefault(name, []).append(run)
    _add_subjects(scores, subject, text)
    _add_shared_first_words(t, founds, scores, places)
    out = [f for f in founds if not f.weak]
    for name, runs in places.items():
        needed = 1 if runs[0].weak and _has_own(t, runs[0]) else ENOUGH
        if scores[name] >= needed:
            out.extend(_unweakened(run) for run in runs)
    out.sort(key=lambda f: (f.first, -f.past))
    return out


def _has_own(t: Tokens, run: Found) -> bool:
    """Whether a weak name is a known one, or has a word of its own or a place in it."""
    return bool(run.entry) or any(is_distinctive(t, k) or t.flags[k] & PLACE for k in range(run.first, run.past))


def _unweakened(run: Found) -> Found:
    if run.weak:
        run.weak = False
    return run


def _add_subjects(scores: dict[str, int], subject: str, text: str) -> None:
    """A title's subject and an "About X" heading speak for a company."""
    for name in [subject, *(m.group(1) for m in _ABOUT.finditer(text))]:
        if name in scores:
            scores[name] += ENOUGH


def _add_shared_first_words(
    t: Tokens, founds: list[Found], scores: dict[str, int], places: dict[str, list[Found]]
) -> None:
    """ "McEwen Copper" beside "McEwen Inc.": a weak name that begins as a company's does."""
    firsts = {t.lows[f.first] for f in founds if not f.weak and f.kind == "company" and is_distinctive(t, f.first)}
    for name, runs in places.items():
        if runs[0].weak and not runs[0].entry and t.lows[runs[0].first] in firsts:
            scores[name] += 1


def _runs(t: Tokens, text: str, taken: list[bool]) -> Iterator[Found]:
    """Capitalised words in a row that no name has taken yet and that could name a company."""
    for lo, hi in t.regions:
        i = lo
        while i < hi:
            if not t.caps[i] or taken[i] or t.flags[i] & (STOP | OFFICE):
                i += 1
                continue
            past = i + 1
            while (
                past < hi
                and not taken[past]
                and (
                    (t.caps[past] and not t.flags[past] & (STOP | OFFICE))
                    or (t.lows[past] == "&" and past + 1 < hi and not taken[past + 1] and t.caps[past + 1])
                )
            ):
                past += 1
            run = _candidate(t, text, i, past, taken)
            if run is not None:
                yield run
            i = past


def _candidate(t: Tokens, text: str, first: int, past: int, taken: list[bool]) -> Found | None:
    """The run as a possible company's name, its nation taken off; None if it can't be one."""
    while first < past - 1 and t.flags[first] & (NATION | RANK):
        first += 1
    if (
        t.flags[first] & PLACE
        and past - first > 1
        and text[max(0, t.starts[first] - 3) : t.starts[first]].lower() == "in "
    ):
        first += 1
    if (
        first and taken[first - 1] and t.caps[first - 1] and t.ends[first - 1] + 1 == t.starts[first]
    ) or _FORMULA.match(t.words[first]):
        return None
    if past - first > 5 or (
        past < len(taken) and taken[past] and t.caps[past] and t.ends[past - 1] + 1 == t.starts[past]
    ):
        return None
    flags = t.flags[past - 1]
    if flags & THING or not any(is_distinctive(t, k) for k in range(first, past)):
        return None
    if past - first == 1 and (
        len(t.words[first]) < 2 or flags & (PLACE | GIVEN | PLACE_START) or looks_english(t.lows[first])
    ):
        return None
    if (
        "&" not in t.lows[first:past]
        and (looks_like_person(t, first, past) or _long_place(t, first, past))
        and not _called_firm(text, t.ends[past - 1])
    ):
        return None
    return Found(t.starts[first], t.ends[past - 1], first, past, "company", "context")


def _called_firm(text: str, end: int) -> bool:
    """Whether what follows a person-like name calls it a firm: "Oliver Wyman, a consultancy"."""
    match = _AFTER.match(text, end, end + 120)
    return match is not None and match.lastgroup == "what"


def _long_place(t: Tokens, first: int, past: int) -> bool:
    return any(tuple(t.lows[first : first + len(p)]) == p for p in lexicon().long_places.get(t.lows[first], ()))


def _weigh(t: Tokens, text: str, run: Found, defined: dict[int, Definition], sure: list[bool]) -> int:
    """What speaks for (above 0) or against a company where `run` stands."""
    score = 0
    before = _before(text, run.start)
    if before is not None and before.lastgroup:
        score += _weight_before(t, run, before.lastgroup)
    after = _AFTER.match(text, run.end, run.end + 120)
    if after is not None and after.lastgroup:
        score += _WEIGHTS[after.lastgroup]
    if not run.weak and _A_SITE.match(text, run.end):
        score -= ENOUGH
    definition = defined.get(run.end)
    if definition is not None:
        score += 3 if definition.tickers else 1 if definition.quoted else 0
    score += _look(t, text, run)
    if run.first >= 2 and t.lows[run.first - 1] == "'s" and t.flags[run.first - 2] & COUNTRY:
        score += 1
    return score + _listed(t, run, sure)


def _before(text: str, start: int) -> re.Match[str] | None:
    """What the words right before `start` say, where the last of them can say anything at all."""
    last = text[max(0, start - 16) : start].rstrip()
    last = last[last.rfind(" ") + 1 :]
    if not last or not (last in _LINKING or last[0].isupper() or last.endswith(_NOUN_ENDS)):
        return None
    return _BEFORE.search(text, max(0, start - _REACH), start)


def _look(t: Tokens, text: str, run: Found) -> int:
    """What the look of a name and its "of COUNTRY" say."""
    score = 0
    if any(_CAMEL.match(t.words[k]) for k in range(run.first, run.past)):
        score += 1
    if (
        "&" in t.lows[run.first : run.past]
        and run.past - run.first == 3
        and all(t.words[k].isalpha() for k in (run.first, run.past - 1))
    ):
        score += ENOUGH
    if (
        run.past - run.first == 2
        and t.flags[run.first] & PLACE
        and is_distinctive(t, run.past - 1)
        and not looks_english(t.lows[run.past - 1])
    ):
        score += 1
    i = run.past
    if i + 1 < len(t.lows) and t.lows[i] == "of" and t.starts[i] == run.end + 1:
        i += 2 if t.lows[i + 1] == "the" else 1
        if i < len(t.lows) and t.flags[i] & COUNTRY and t.caps[i] and run.past - run.first == 1:
            score += ENOUGH
    return score


def _weight_before(t: Tokens, run: Found, group: str) -> int:
    if group == "nation":
        p = run.first - 1
        return 1 if p >= 0 and t.flags[p] & NATION and t.ends[p] + 1 == t.starts[run.first] else 0
    return _WEIGHTS[group]


def _listed(t: Tokens, run: Found, sure: list[bool]) -> int:
    """For each neighbour in a list that is known to be a company: one, two for a single word joined by "and"."""
    score = linked = 0
    for at, step in ((run.first - 1, -1), (run.past, 1)):
        seen = 0
        while 0 <= at < len(t.lows) and t.lows[at] in (",", "and", "&"):
            seen = max(seen, 2 if t.lows[at] == "and" and run.past - run.first == 1 else 1)
            at += step
        if seen and 0 <= at < len(sure) and sure[at]:
            score += seen
        linked += 1 if seen else 0
    if score == 1 and linked == 2 and run.past - run.first == 1:
        score += 1
    return score
