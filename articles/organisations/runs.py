"""How a capitalised name looks by itself, weighed: camel case, "&", a nation before it or a country behind."""

from __future__ import annotations

import re

from articles.organisations.found import Found
from articles.organisations.lexicon import COUNTRY, PLACE
from articles.organisations.looks import looks_english, names_combine
from articles.organisations.remembered import Remembered
from articles.organisations.tokens import Tokens

ENOUGH = 2
"""What a name's weights must add up to."""
_CAMEL = re.compile(r"^(?!Mc|Mac|De|La|Le|O['’]|Fitz|Van|Di|Du)[A-Z][a-zà-ÿ]+[A-Z][a-zà-ÿ]+")
_STATES = frozenset(("republic", "kingdom", "commonwealth", "sultanate", "emirate"))
"""What states are: "the Republic of Chile"."""
_IS_CAMEL = Remembered(lambda word: _CAMEL.match(word) is not None)


def weight_of_look(t: Tokens, run: Found) -> int:
    """What the look of a name, the nation's name before it and its "of COUNTRY" say."""
    single = run.past - run.first == 1
    score = int(_IS_CAMEL[t.words[run.first]]) if single else _weight_of_words(t, run)
    if run.first >= 2 and t.lows[run.first - 1] == "'s" and t.flags[run.first - 2] & COUNTRY:
        score += 1 if run.first >= 3 and t.lows[run.first - 3] == "in" else ENOUGH
    i = run.past
    of = i + 1 < len(t.lows) and t.lows[i] == "of" and t.starts[i] == run.end + 1
    if of and t.lows[run.first] not in _STATES:
        i += 2 if t.lows[i + 1] == "the" else 1
        if i < len(t.lows) and t.flags[i] & COUNTRY and t.caps[i] and single and not _goes_on_in_capitals(t, run, i):
            score += ENOUGH
    return score


def _weight_of_words(t: Tokens, run: Found) -> int:
    """What the look of a name of several words says."""
    count = run.past - run.first
    score = ENOUGH if count > 2 and names_combine(t, run.first, run.past) else 0
    if True in [_IS_CAMEL[word] for word in t.words[run.first : run.past]]:
        score += 1
    if (
        count == 3
        and "&" in t.lows[run.first : run.past]
        and all(t.words[k].isalpha() for k in (run.first, run.past - 1))
    ):
        score += ENOUGH
    if count == 2 and t.flags[run.first] & PLACE and t.own[run.past - 1] and not looks_english(t.lows[run.past - 1]):
        score += 1
    return score


def _goes_on_in_capitals(t: Tokens, run: Found, country: int) -> bool:
    """Whether the words around "Name of COUNTRY" are capitalised too: part of a longer name or slogan."""
    p, n = run.first - 1, country + 1
    if p >= 0 and t.caps[p] and t.ends[p] + 1 == run.start:
        return True
    return n < len(t.lows) and t.caps[n] and t.ends[country] + 1 == t.starts[n]
