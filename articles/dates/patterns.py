"""The grammar: which forms of words are dates, as one table of rules, each with a name.

A rule's named groups say what stands where: `y1 m1 d1` for the first end, `y2 m2 d2` for the last, `rel` for a
relative year, `sep` for what stands between two ends. Rules of one group are tried in their order, so longer forms
stand before the shorter ones they contain. `articles.dates.scanning` makes one regular expression of all of them.
"""

from __future__ import annotations

from typing import NamedTuple

from articles.dates.atoms import (
    COUNTED,
    DAY,
    DAY_WORDS,
    MONTH,
    NUMBER,
    ORDINAL,
    RANGE,
    RELATIVE_YEAR,
    SHORT_YEAR,
    SPACE,
    UNITS,
    WEEKDAY,
    YEAR,
)


class Rule(NamedTuple):
    """A form of expression: its name, its regular expression, and the reader (in `readers`) that understands it."""

    name: str
    pattern: str
    reader: str = "calendar"


def _tail(number: str = "1") -> str:
    """An optional year after a month or day: stated, of two digits, or relative ("last year")."""
    stated = rf"(?:{SPACE}?,{SPACE}?|{SPACE}|-|/)?(?:(?:of|in){SPACE})?\(?(?P<y{number}>{YEAR}|{SHORT_YEAR})"
    relative = rf",?{SPACE}(?:(?:of|in){SPACE})?(?P<rel>{RELATIVE_YEAR})"
    return rf"(?:{stated}|{relative})?"


_TAIL = _tail()
_LAST_TAIL = _tail("2")
_OWN_YEAR = rf"(?:(?:{SPACE}?,{SPACE}?|{SPACE})(?P<y1>{YEAR}))?"
_OF = rf"(?:{SPACE}|-|,{SPACE}?)(?:(?:of|in|for){SPACE})?(?:the{SPACE}(?=fiscal|calendar|financial|year{SPACE}[12]))?"
_FISCAL = rf"(?:(?:fiscal|calendar|financial){SPACE}(?:year{SPACE})?|fy{SPACE}?|year{SPACE})?"
_PERIOD_YEAR = (
    rf"(?:{_OF}{_FISCAL}(?P<y1>{YEAR})(?!-[0-9])|{SPACE}?(?P<ys>{SHORT_YEAR})|{SPACE}?fy'?(?P<yf>[0-9]{{2}})(?![0-9a-z])"
    rf"|{SPACE}(?:of{SPACE})?(?P<rel>{RELATIVE_YEAR}))?"
)
_QUARTER_WORD = r"(?:quarter|qtr|qtrs)(?:ly)?(?![a-z])"
_HALF_WORD = r"half(?:-?year(?:ly)?)?(?![a-z])"
_END_VERB = rf"(?:(?:that|which){SPACE})?(?:ended|ending|ends|end|to|through|until){SPACE}(?:on{SPACE})?(?:the{SPACE}end{SPACE}of{SPACE})?"

NUMERIC: tuple[Rule, ...] = (
    Rule("chinese", r"(?P<y1>[12][0-9]{3})年(?:(?P<m1>1[0-2]|0?[1-9])月(?:(?P<d1>[0-9]{1,2})[日号])?)?"),
    Rule(
        "iso-range",
        r"(?P<y1>[12][0-9]{3})-(?P<m1>[0-9]{2})-(?P<d1>[0-9]{2})(?: ?(?:to|/|~|--?) ?)"
        r"(?P<y2>[12][0-9]{3})-(?P<m2>[0-9]{2})-(?P<d2>[0-9]{2})(?![0-9])",
    ),
    Rule(
        "iso",
        r"(?P<y1>[12][0-9]{3})(?P<sep>[-/.])(?P<m1>1[0-2]|0?[1-9])(?P=sep)(?P<d1>3[01]|[12][0-9]|0?[1-9])"
        r"(?=T[0-9]{2}|(?![0-9a-z/]|[-.][0-9a-z]))",
    ),
    Rule(
        "month-name-dashes",
        rf"(?P<d1>[0-9]{{1,2}})(?P<sep>[-/.])(?P<m1>{MONTH})(?P=sep)(?P<y1>[12][0-9]{{3}}|[0-9]{{2}}(?!:))(?![0-9a-z])",
    ),
    Rule(
        "numeric",
        r"(?P<n1>[0-9]{1,2})(?P<sep>[-/.])(?P<n2>[0-9]{1,2})(?P=sep)(?P<y1>(?:19|20)[0-9]{2}|[0-9]{2}(?=[^0-9]|$))"
        r"(?![0-9a-z]|[-/.,][0-9])",
        "numeric",
    ),
    Rule(
        "compact",
        r"(?P<y1>(?:19|20)[0-9]{2})(?P<m1>0[1-9]|1[0-2])(?P<d1>0[1-9]|[12][0-9]|3[01])(?![0-9a-z.,-])",
        "compact",
    ),
    Rule(
        "days-of-months",
        rf"(?P<d1>{DAY})(?:{SPACE}of)?{SPACE}(?P<m1>{MONTH}){_OWN_YEAR}(?P<sep>{RANGE})(?P<d2>{DAY})(?:{SPACE}of)?{SPACE}?"
        rf"(?P<m2>{MONTH}){_LAST_TAIL}",
    ),
    Rule(
        "days-of-month",
        rf"(?P<d1>{DAY})(?P<sep>{RANGE})(?P<d2>{DAY})(?:{SPACE}of)?{SPACE}?(?P<m1>{MONTH}){_TAIL}",
    ),
    Rule("day-month", rf"(?P<d1>{DAY})(?:{SPACE}(?:day{SPACE})?of)?(?:{SPACE}|-)?(?P<m1>{MONTH}){_TAIL}"),
    Rule(
        "day-of-this-month",
        rf"(?P<d1>{DAY}){SPACE}of{SPACE}(?P<which>this|last|next|the{SPACE}same){SPACE}month",
        "day_of_relative_month",
    ),
    Rule(
        "year-quarter", r"(?P<y1>(?:19|20)[0-9]{2})(?:'s)?[ -]?(?:q(?P<n>[1-4])|(?P<n3>[1-4])q)(?![0-9a-z])", "quarter"
    ),
    Rule("year-half", r"(?P<y1>(?:19|20)[0-9]{2})(?:'s)?[ -]?(?:h(?P<n>[12])|(?P<n3>[12])h)(?![0-9a-z])", "half"),
    Rule(
        "year-ordinal-quarter",
        rf"(?P<y1>(?:19|20)[0-9]{{2}})(?:'s)?{SPACE}(?:fiscal{SPACE})?(?P<n>{ORDINAL})[ -]{_QUARTER_WORD}",
        "quarter",
    ),
    Rule("year-ordinal-half", rf"(?P<y1>(?:19|20)[0-9]{{2}})(?:'s)?{SPACE}(?P<n>{ORDINAL})[ -]{_HALF_WORD}", "half"),
    Rule(
        "digit-quarters",
        rf"(?P<n>[1-4])q?[-/](?P<n2>[1-4])q(?:{SPACE}?(?:fy)?'?(?P<yy>[0-9]{{4}}|[0-9]{{2}}))(?![0-9a-z])",
        "quarter",
    ),
    Rule(
        "digit-quarter",
        rf"(?P<n>[1-4])q{SPACE}?(?:fy)?[-']?(?P<yy>(?:19|20)[0-9]{{2}}|[0-9]{{2}})?(?![0-9a-z%]|[.,][0-9])",
        "quarter",
    ),
    Rule(
        "digit-half",
        rf"(?P<n>[12])h{SPACE}?(?:fy)?[-']?(?P<yy>(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?![0-9a-z%]|[.,][0-9])",
        "half",
    ),
    Rule(
        "digit-months",
        rf"(?P<n>3|6|9|12)m{SPACE}?(?:fy)?[-']?(?P<yy>(?:19|20)[0-9]{{2}}|2[0-9])(?![0-9a-z%]|[.,][0-9])",
        "first_months",
    ),
    Rule(
        "year-range",
        rf"(?P<y1>(?:1[6-9]|20)[0-9]{{2}})(?P<sep>{RANGE}(?:the{SPACE})?)(?P<y2>{YEAR})",
        "years",
    ),
    Rule(
        "short-year-range",
        r"(?P<y1>(?:1[6-9]|20)[0-9]{2})(?P<sep>[-/])(?P<yy>[0-9]{2})(?![0-9a-z]|[-/.,][0-9])",
        "years",
    ),
    Rule(
        "year-months",
        rf"(?P<y1>(?:19|20)[0-9]{{2}}){SPACE}(?P<m1>{MONTH})(?:(?P<sep>{RANGE})(?P<m2>{MONTH}))?(?!{SPACE}?[0-9])",
    ),
    Rule(
        "iso-month", r"(?P<y1>(?:19|20)[0-9]{2})(?P<sep>[-/])(?P<m1>0[1-9]|1[0-2])(?![0-9a-z]|[-/.,][0-9])", "iso_month"
    ),
    Rule("year", rf"(?P<y1>{YEAR})(?![ -]{COUNTED})", "year"),
    # "on the 26th", "26, said ...", "Reporter 25 in ...": the month is an earlier date's.
    Rule(
        "bare-day",
        r"(?:(?<=[^a-z](?:on|of|by|to) the )(?P<d1>[12]?[0-9]|3[01])(?:st|nd|rd|th)(?=[,.;)\n-]|$| (?:in|at|and|of this month|said|to|by|that|with|for|after|it|he|she|they|when|local)(?![a-z]))"
        r"|(?:(?<=[\n\"'.)])|(?<=[.)] )|(?<=[Rr]eporter ))(?P<da>[12][0-9]|3[01]|[1-9])(?=, [a-z]| in [A-Zt]))",
        "bare_day",
    ),
)

MONTHLY: tuple[Rule, ...] = (
    Rule(
        "month-days-across",
        rf"(?P<m1>{MONTH}){SPACE}?(?P<d1>{DAY}){_OWN_YEAR}(?P<sep>{RANGE})(?P<m2>{MONTH}){SPACE}?(?P<d2>{DAY}){_LAST_TAIL}",
    ),
    Rule("month-days", rf"(?P<m1>{MONTH}){SPACE}?(?:the{SPACE})?(?P<d1>{DAY})(?P<sep>{RANGE})(?P<d2>{DAY}){_TAIL}"),
    Rule("month-day", rf"(?P<m1>{MONTH}){SPACE}?(?:the{SPACE})?(?P<d1>{DAY}){_TAIL}"),
    Rule(
        "months",
        rf"(?P<m1>{MONTH})(?:,?{SPACE}(?P<y1>{YEAR}))?(?P<sep>{RANGE})(?P<m2>{MONTH})(?!{SPACE}?{DAY}){_LAST_TAIL}",
    ),
    Rule("month-short-year", rf"(?P<m1>{MONTH})(?:-|{SPACE}?')(?P<y1>[0-9]{{2}})(?![0-9a-z]|[-.,][0-9])"),
    Rule("month", rf"(?P<m1>{MONTH}){_TAIL}", "month"),
)

WORDED: tuple[Rule, ...] = (
    Rule(
        "period-ended",
        rf"(?P<count>{NUMBER}|first){SPACE}?[- ]?(?P<unit>months?|quarters?|half|week|year)(?:{SPACE}(?:period|term))?{SPACE}{_END_VERB}"
        rf"(?:(?P<m1>{MONTH}){SPACE}?(?:(?P<d1>{DAY}))?|(?P<da>{DAY}){SPACE}(?P<ma>{MONTH})){_TAIL}",
        "period_ended",
    ),
    Rule(
        "unit-ended",
        rf"(?:(?P<which>{ORDINAL}|this|last)[- ])?(?:fiscal{SPACE}|financial{SPACE}|full{SPACE}|trading{SPACE})?"
        rf"(?P<unit>half-year|half|quarter|qtr|months?|years?)(?:{SPACE}period)?{SPACE}"
        rf"(?:(?:that|which){SPACE})?(?:ended|ending|ends|to(?={SPACE}(?:end|[jfmasond0-9]))){SPACE}(?:on{SPACE})?(?:end[- ])?"
        rf"(?:(?P<m1>{MONTH}){SPACE}?(?:(?P<d1>{DAY}))?|(?P<da>{DAY}){SPACE}(?P<ma>{MONTH})){_TAIL}",
        "period_ended",
    ),
    Rule(
        "quarters-of",
        rf"(?P<n>{ORDINAL}){SPACE}(?P<count>two|three|2|3){SPACE}quarters{_PERIOD_YEAR}",
        "first_quarters",
    ),
    Rule(
        "two-quarters",
        rf"(?P<n>{ORDINAL})(?:{SPACE}(?:and|to){SPACE}(?:the{SPACE})?|{SPACE}?[-&/]{SPACE}?)(?P<n2>{ORDINAL})[ -](?:quarters?|qtrs?)(?![a-z]){_PERIOD_YEAR}",
        "quarter",
    ),
    Rule(
        "ordinal-quarter", rf"(?P<n>{ORDINAL})(?:-|{SPACE})(?:fiscal{SPACE})?{_QUARTER_WORD}{_PERIOD_YEAR}", "quarter"
    ),
    Rule(
        "ordinal-half",
        rf"(?P<n>{ORDINAL})(?:-|{SPACE}){_HALF_WORD}"
        rf"(?!{SPACE}of{SPACE}(?:the{SPACE}(?!year)|{MONTH}|(?:this|last|next){SPACE}(?!year)|(?:19|20)[0-9]0'?s)){_PERIOD_YEAR}",
        "half",
    ),
    Rule(
        "months-of",
        rf"(?P<which>first|last|final|opening){SPACE}(?P<count>{NUMBER}|10|11){SPACE}months{_PERIOD_YEAR}",
        "months_of",
    ),
    Rule(
        "quarter",
        rf"q(?P<n>[1-4])(?:{SPACE}?(?:-|to|and|&|/){SPACE}?q(?P<n2>[1-4]))?"
        rf"(?:{SPACE}?(?:of{SPACE})?[-/,]?{SPACE}?(?:fiscal{SPACE}(?:year{SPACE})?|fy{SPACE}?|cy{SPACE}?)?'?(?P<yy>(?:19|20)[0-9]{{2}}(?!-[0-9])|(?<=[y'])[0-9]{{2}}|(?<=q[1-4][-/ ])[0-9]{{2}}(?![0-9])(?!{SPACE}?{UNITS}))"
        rf"|{SPACE}(?:of{SPACE})?(?P<rel>{RELATIVE_YEAR}))?(?![0-9a-z%]|[.,][0-9])",
        "quarter",
    ),
    Rule(
        "half",
        rf"h(?P<n>[12])(?:{SPACE}?(?:of{SPACE})?[-/,]?{SPACE}?(?:fiscal{SPACE}(?:year{SPACE})?|fy{SPACE}?|cy{SPACE}?)?'?(?P<yy>(?:19|20)[0-9]{{2}}(?!-[0-9])|(?<=[y'])[0-9]{{2}}|(?<=h[12][-/])[0-9]{{2}})"
        rf"|{SPACE}(?:of{SPACE})?(?P<rel>{RELATIVE_YEAR}))(?![0-9a-z%]|[.,][0-9])",
        "half",
    ),
    Rule(
        "fiscal-year",
        rf"(?:fy|cy){SPACE}?'?(?P<yy>(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?:[-/](?P<y2>(?:19|20)[0-9]{{2}}|[0-9]{{2}}))?(?![0-9a-z]|[.,][0-9])",
        "fiscal",
    ),
    Rule(
        "named-year",
        rf"(?:fiscal|calendar|financial|marketing|crop)(?:{SPACE}years?)?{SPACE}(?P<yy>(?:19|20)[0-9]{{2}})"
        rf"(?:[-/](?P<y2>(?:19|20)[0-9]{{2}}|[0-9]{{2}}))?(?![0-9a-z]|[.,-][0-9])",
        "fiscal",
    ),
    Rule(
        "same-period",
        rf"same{SPACE}(?:period|quarter|month|months|half|time){SPACE}(?:of{SPACE}|in{SPACE}|a{SPACE}|the{SPACE})*"
        rf"(?:(?P<y1>{YEAR})|(?P<rel>{RELATIVE_YEAR})|(?P<ago>year{SPACE}(?:ago|earlier|before)))",
        "same_period",
    ),
    Rule("week", r"week (?P<n>[1-9]|[1-4][0-9]|5[0-3])(?:/|, | of |\s)(?P<y1>20[0-9]{2})(?![0-9a-z])", "week"),
    Rule(
        "worded-day",
        rf"(?P<d1>(?:twenty[- ]|thirty[- ])?(?:{'|'.join(DAY_WORDS)})){SPACE}(?:day{SPACE})?of{SPACE}(?P<m1>{MONTH}){_TAIL}",
        "calendar",
    ),
    Rule(
        "quarter-by-month",
        rf"(?P<m1>march|june|september|december)(?:{SPACE}|-)(?:quarter|qtr)(?![a-z]){_PERIOD_YEAR}",
        "quarter_by_month",
    ),
    Rule("relative-month", rf"(?P<which>this|last|next|past|that){SPACE}(?P<m1>{MONTH})(?!{SPACE}?[0-9])", "relative_month"),
    Rule(
        "relative-period",
        rf"(?P<which>this|last|next|previous|current|coming|past){SPACE}(?:calendar{SPACE}|fiscal{SPACE}|financial{SPACE})?"
        rf"(?P<unit>year|half-year|half|quarter|month|week)(?![a-z-])",
        "relative_period",
    ),
    Rule(
        "year-before",
        rf"year{SPACE}(?P<which>before|earlier)(?=[^a-z]*(?:[.,;:)\n]|$)|{SPACE}(?:and|when|as|to|by|after|in|while|with)(?![a-z]))",
        "year_before",
    ),
    Rule(
        "weekday-date",
        rf"{WEEKDAY}\)?,?{SPACE}(?:the{SPACE})?(?:(?P<m1>{MONTH}){SPACE}?(?P<d1>{DAY})|(?P<da>{DAY})(?:{SPACE}of)?{SPACE}(?P<ma>{MONTH})){_TAIL}",
        "weekday_date",
    ),
    Rule(
        "weekday",
        rf"(?:(?P<which>last|next|this){SPACE})?(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![a-z])",
        "weekday",
    ),
    Rule("ago", rf"(?P<count>{NUMBER}|a|[1-9][0-9]){SPACE}(?P<unit>day|week|month|year)s?{SPACE}ago(?![a-z])", "ago"),
    Rule(
        "day-word",
        rf"(?:day{SPACE}(?:before{SPACE}yesterday|after{SPACE}tomorrow)|yesterday|today|tomorrow|tonight)(?![a-z])",
        "day_word",
    ),
)
MONTHLY = (*(rule for rule in WORDED if rule.name == "quarter-by-month"), *MONTHLY)
# Numbers of months and "3rd quarter" begin with a digit as well.
NUMERIC = (
    *(
        rule
        for rule in WORDED
        if rule.name in {"period-ended", "quarters-of", "two-quarters", "ordinal-quarter", "ordinal-half", "ago"}
    ),
    *NUMERIC,
)

# Text that holds numbers and words with the look of dates, passed over whole.
SKIPPED = (
    r"(?:https?://|www\.|doi:|10\.[0-9]{4,9}/)[^\s()<>\"]*",
    r"[a-z0-9._-]{1,40}@[a-z0-9.-]{1,60}",
)
