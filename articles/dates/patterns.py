"""The grammar: which forms of words are dates, as a table of rules, each with a name.

A rule's named groups say what stands where: `y1 m1 d1` for the first end, `y2 m2 d2` for the last, `rel` for a
relative year, `sep` for what stands between two ends. `GRAMMAR` holds the rules by what an expression begins with,
in the order they are tried: longer forms stand before the shorter ones they contain. `articles.dates.starts` says
which words and numbers begin an expression of which group.

The patterns are for a text in small letters, which is searched several times as fast as one in any case; the one
capital that it may hold is that of a heading glued to a year.
"""

from __future__ import annotations

from typing import NamedTuple

from articles.dates.atoms import (
    DAY,
    DAY_WORDS,
    MONTH,
    NUMBER,
    ORDINAL,
    RANGE,
    RELATIVE_YEAR,
    SHORT_YEAR,
    SPACE,
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
    of = rf"(?:(?:period{SPACE})?(?:of|in){SPACE})?"
    stated = rf"(?:{SPACE}?,{SPACE}?|{SPACE}|-|/)?{of}\(?(?P<y{number}>{YEAR}|{SHORT_YEAR})"
    relative = rf",?{SPACE}{of}(?P<rel>{RELATIVE_YEAR})"
    return rf"(?:{stated}|{relative})?"


_END = r"(?![0-9A-Za-z]|[-/.,][0-9])"
_FULL = r"(?:19|20)[0-9]{2}"
_TAIL, _LAST_TAIL = _tail(), _tail("2")
_OWN_YEAR = rf"(?:(?:{SPACE}?,{SPACE}?|{SPACE})(?P<y1>{YEAR}))?"
_OF = (
    rf"(?:{SPACE}|-|,{SPACE}?)(?:(?:of|in|for){SPACE})?"
    rf"(?:the{SPACE}(?=fiscal|calendar|financial|year{SPACE}[12]))?"
)
_FISCAL = rf"(?:(?:fiscal|calendar|financial){SPACE}(?:year{SPACE})?|fy{SPACE}?|year{SPACE})?"
_PERIOD_YEAR = (
    rf"(?:{_OF}{_FISCAL}(?P<y1>{YEAR})(?!-[0-9])|{SPACE}?(?P<ys>{SHORT_YEAR})"
    rf"|{SPACE}?fy'?(?P<yf>[0-9]{{2}})(?![0-9A-Za-z])|,?{SPACE}(?:of{SPACE})?(?P<rel>{RELATIVE_YEAR}))?"
)
_QUARTER = r"(?:quarter|qtr)(?:ly|s)?(?![a-z])"
_HALF = r"half(?:-?year(?:ly)?)?(?![a-z])"
_ENDED = rf"(?:(?:that|which){SPACE})?(?:ended|ending|ends|end|to|through|until){SPACE}(?:on{SPACE})?"
_LAST_DAY = (
    rf"(?:the{SPACE}end{SPACE}of{SPACE}|end[- ])?"
    rf"(?:(?P<m1>{MONTH}){SPACE}?(?P<d1>{DAY})?|(?P<da>{DAY}){SPACE}(?P<ma>{MONTH})){_TAIL}"
)
_Q_YEAR = (  # after Q3 or H1: 2024, '24, FY24, -24
    rf"(?:{SPACE}?(?:of{SPACE})?[-/,]?{SPACE}?(?:fiscal{SPACE}(?:year{SPACE})?|[fc]y{SPACE}?)?'?"
    rf"(?P<yy>{_FULL}(?!-[0-9])|(?<=[y'])[0-9]{{2}}|(?<=[0-9][-/ ])[0-9]{{2}}(?![0-9]))"
    rf"|{SPACE}(?:of{SPACE})?(?P<rel>{RELATIVE_YEAR}))"
)
_MONTH_FIRST = rf"(?P<m1>{MONTH})"
# After a month, what a range of days needs: all of it is part of the rules too, but soon says that none of them holds.
_RANGED = (
    r"(?=[ \n]{0,9}+(?:the[ \n])?[ \n0-9,]{0,60}+(?:(?:st|nd|rd|th)[ \n0-9,]{0,40}+)?(?:[-&/~]|to|thr|till|until|and))"
)
_Q_END = r"(?![0-9A-Za-z%]|[.,][0-9])"
_YY = rf"(?:fy)?[-']?(?P<yy>{_FULL}|[0-9]{{2}})"
_TO_YEAR_END = rf"(?:[-/](?P<y2>{_FULL}|[0-9]{{2}}))?"
_AFTER_DAY = "in|at|and|of this month|said|to|by|that|with|for|after|it|he|she|they|when|local"

_PERIOD_ENDED = Rule(
    "period-ended",
    rf"(?P<count>{NUMBER}|first)[ -]{{1,2}}(?P<unit>m(?:on)?ths?|quarters?|half|year)(?:{SPACE}(?:period|term))?"
    rf"{SPACE}{_ENDED}{_LAST_DAY}",
    "period_ended",
)
_UNIT_ENDED = Rule(
    "unit-ended",
    rf"(?:(?:{ORDINAL}|this|last)[- ])?(?:fiscal{SPACE}|financial{SPACE}|full{SPACE}|trading{SPACE})?"
    rf"(?P<unit>half-year|half{SPACE}year|half|quarter|qtr|months?|years?)(?:{SPACE}period)?{SPACE}"
    rf"(?:(?:that|which){SPACE})?(?:ended|ending|ends|to(?={SPACE}(?:end|[jfmasond0-9])))"
    rf"{SPACE}(?:on{SPACE})?{_LAST_DAY}",
    "period_ended",
)
_QUARTERS_OF = Rule(
    "quarters-of", rf"(?P<n>{ORDINAL}){SPACE}(?P<count>two|three|2|3){SPACE}quarters{_PERIOD_YEAR}", "first_quarters"
)
_TWO_QUARTERS = Rule(
    "two-quarters",
    rf"(?P<n>{ORDINAL})(?:{SPACE}(?:and|to){SPACE}(?:the{SPACE})?|{SPACE}?[-&/]{SPACE}?)(?P<n2>{ORDINAL})"
    rf"[ -]{_QUARTER}{_PERIOD_YEAR}",
    "quarter",
)
_ORDINAL_QUARTER = Rule(
    "ordinal-quarter",
    rf"(?P<n>{ORDINAL})(?:-|{SPACE})(?:fiscal{SPACE})?{_QUARTER}"
    rf"(?!{SPACE}of{SPACE}(?:(?:an?|its|their)(?![a-z])"
    rf"|the{SPACE}(?!year|fiscal|calendar|financial|current|same|previous|following))){_PERIOD_YEAR}",
    "quarter",
)
_ORDINAL_HALF = Rule(
    "ordinal-half",
    rf"(?P<n>{ORDINAL})(?:-|{SPACE}){_HALF}"
    rf"(?!{SPACE}of{SPACE}(?:the{SPACE}(?!year)|{MONTH}|(?:this|last|next){SPACE}(?!year)|{_FULL}'?s)){_PERIOD_YEAR}",
    "half",
)
_AGO = Rule("ago", rf"(?P<count>{NUMBER}|a|[1-9][0-9]){SPACE}(?P<unit>day|week|month|year)s?{SPACE}ago(?![a-z])", "ago")
_WEEKDAY_DATE = Rule(
    "weekday-date",
    rf"{WEEKDAY}\)?,?{SPACE}(?:the{SPACE})?"
    rf"(?:(?P<m1>{MONTH}){SPACE}?(?P<d1>{DAY})|(?P<da>{DAY})(?:{SPACE}of)?{SPACE}(?P<ma>{MONTH})){_TAIL}",
    "weekday_date",
)
_WEEKDAY = Rule(
    "weekday",
    rf"(?:(?P<which>last|next|this){SPACE})?(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![a-z])",
    "weekday",
)
_WORDED_DAY = Rule(
    "worded-day",
    rf"(?P<d1>(?:twenty[- ]|thirty[- ])?(?:{'|'.join(DAY_WORDS)})){SPACE}(?:day{SPACE})?of{SPACE}"
    rf"(?P<m1>{MONTH}){_TAIL}",
)
_RELATIVE = (
    Rule("relative-month", rf"(?P<which>this|last|next|that){SPACE}(?P<m1>{MONTH})(?!{SPACE}?[0-9])", "relative_month"),
    Rule(
        "relative-period",
        rf"(?P<which>this|last|next|previous|current|coming){SPACE}(?:calendar{SPACE}|fiscal{SPACE}|financial{SPACE})?"
        r"(?P<unit>year|half-year|half|quarter|month|week)(?![a-z-])",
        "relative_period",
    ),
    _WEEKDAY,
)

SHARED: dict[str, str] = {"month": _MONTH_FIRST}
"""By group: what each of its rules begins with, where they share it: looked for once."""

GRAMMAR: dict[str, tuple[Rule, ...]] = {
    "year": (
        Rule("chinese", r"(?P<y1>[12][0-9]{3})年(?:(?P<m1>1[0-2]|0?[1-9])月(?:(?P<d1>[0-9]{1,2})[日号])?)?"),
        Rule(
            "iso-range",
            r"(?P<y1>[12][0-9]{3})-(?P<m1>[0-9]{2})-(?P<d1>[0-9]{2}) ?(?:to|/|~|--?) ?"
            r"(?P<y2>[12][0-9]{3})-(?P<m2>[0-9]{2})-(?P<d2>[0-9]{2})(?![0-9])",
        ),
        Rule(
            "iso",
            r"(?P<y1>[12][0-9]{3})(?P<sep>[-/.])(?P<m1>1[0-2]|0?[1-9])(?P=sep)(?P<d1>3[01]|[12][0-9]|0?[1-9])"
            r"(?=t[0-9]{2}|(?![0-9A-Za-z/]|[-.][0-9A-Za-z]))",
        ),
        Rule("year-quarter", rf"(?P<y1>{_FULL})(?:'s)?[ -]?(?:q(?P<n>[1-4])|(?P<n3>[1-4])q)(?![0-9A-Za-z])", "quarter"),
        Rule("year-half", rf"(?P<y1>{_FULL})(?:'s)?[ -]?(?:h(?P<n>[12])|(?P<n3>[12])h)(?![0-9A-Za-z])", "half"),
        Rule(
            "year-ordinal-quarter",
            rf"(?P<y1>{_FULL})(?:'s)?{SPACE}(?:fiscal{SPACE})?(?P<n>{ORDINAL})[ -]{_QUARTER}",
            "quarter",
        ),
        Rule("year-ordinal-half", rf"(?P<y1>{_FULL})(?:'s)?{SPACE}(?P<n>{ORDINAL})[ -]{_HALF}", "half"),
        Rule("year-range", rf"(?P<y1>(?:1[6-9]|20)[0-9]{{2}})(?P<sep>{RANGE})(?P<y2>{YEAR})", "years"),
        Rule(
            "short-year-range",
            rf"(?P<y1>(?:1[6-9]|20)[0-9]{{2}})(?P<sep>[-/])(?P<yy>[0-9]{{2}}|(?<=/)[0-9]){_END}",
            "years",
        ),
        Rule(
            "year-months",
            rf"(?P<y1>{_FULL}){SPACE}(?P<m1>{MONTH})(?:(?P<sep>{RANGE})(?P<m2>{MONTH}))?(?!{SPACE}?[0-9])",
        ),
        Rule("iso-month", rf"(?P<y1>{_FULL})(?P<sep>[-/])(?P<m1>0[1-9]|1[0-2]){_END}", "iso_month"),
        Rule("year", rf"(?P<y1>{YEAR})", "year"),
    ),
    "compact": (
        Rule("compact", rf"(?P<y1>{_FULL})(?P<m1>0[1-9]|1[0-2])(?P<d1>0[1-9]|[12][0-9]|3[01]){_END}", "compact"),
    ),
    "small": (
        Rule(
            "month-name-dashes",
            rf"(?P<d1>[0-9]{{1,2}})(?P<sep>[-/.])(?P<m1>{MONTH})(?P=sep)(?P<y1>[12][0-9]{{3}}|[0-9]{{2}}(?!:))(?![0-9A-Za-z])",
        ),
        Rule(
            "numeric",
            rf"(?P<n1>[0-9]{{1,2}})(?P<sep>[-/.])(?P<n2>[0-9]{{1,2}})(?P=sep)(?P<y1>{_FULL}|[0-9]{{2}}){_END}",
            "numeric",
        ),
        Rule(
            "days-of-months",
            rf"(?P<d1>{DAY})(?:{SPACE}of)?{SPACE}(?P<m1>{MONTH}){_OWN_YEAR}(?P<sep>{RANGE})"
            rf"(?P<d2>{DAY})(?:{SPACE}of)?{SPACE}?(?P<m2>{MONTH}){_LAST_TAIL}",
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
        Rule("digit-quarters", rf"(?P<n>[1-4])q?[-/](?P<n2>[1-4])q{SPACE}?{_YY}(?![0-9A-Za-z])", "quarter"),
        Rule("digit-quarter", rf"(?P<n>[1-4])q{SPACE}?(?:{_YY})?{_Q_END}", "quarter"),
        Rule("digit-half", rf"(?P<n>[12])h{SPACE}?{_YY}{_Q_END}", "half"),
        Rule("digit-months", rf"(?P<n>3|6|9|12)m{SPACE}?{_YY}{_Q_END}", "first_months"),
        _PERIOD_ENDED,
        _QUARTERS_OF,
        _TWO_QUARTERS,
        _ORDINAL_QUARTER,
        _ORDINAL_HALF,
        _AGO,
        # "on 11/7": only words that a day must follow make it one.
        Rule("day-slash-month", rf"(?P<n1>[0-9]{{1,2}})/(?P<n2>[0-9]{{1,2}}){_END}", "day_slash_month"),
        # "on the 26th", "26, said ...", "Reporter 25 in ...": the month is an earlier date's.
        Rule(
            "bare-day",
            rf"(?:(?<=(?:on|of|by|to) the )(?P<d1>[12]?[0-9]|3[01])(?:st|nd|rd|th)"
            rf"(?=[,.;)\n-]|$| (?:{_AFTER_DAY})(?![a-z])))"
            r"|(?:(?<=[\n\"'.)])|(?<=[.)] )|(?<=reporter ))(?P<da>[12][0-9]|3[01]|[1-9])(?=, [a-z]| in [a-z])",
            "bare_day",
        ),
    ),
    "month": (
        Rule(
            "quarter-by-month",
            rf"{_MONTH_FIRST}(?:(?<=march)|(?<=june)|(?<=september)|(?<=december))(?:{SPACE}(?P<yy>{_FULL}))?(?:{SPACE}|-)(?:quarter|qtr)(?![a-z])"
            rf"{_PERIOD_YEAR}",
            "quarter_by_month",
        ),
        Rule(
            "to-year-end",
            rf"{_MONTH_FIRST}{_RANGED}(?:{SPACE}?(?P<d1>{DAY}))?{_OWN_YEAR},?(?P<sep>{RANGE})(?:the{SPACE})?"
            rf"(?:end{SPACE}of{SPACE}(?:the|this|that){SPACE}year|year[- ]end)(?![a-z-])",
            "to_year_end",
        ),
        Rule(
            "month-days-across",
            rf"{_MONTH_FIRST}{_RANGED}{SPACE}?(?P<d1>{DAY}){_OWN_YEAR}(?P<sep>{RANGE})"
            rf"(?P<m2>{MONTH}){SPACE}?(?P<d2>{DAY}){_LAST_TAIL}",
        ),
        Rule(
            "month-days",
            rf"{_MONTH_FIRST}{_RANGED}{SPACE}?(?:the{SPACE})?(?P<d1>{DAY})(?P<sep>{RANGE})(?P<d2>{DAY}){_TAIL}",
        ),
        Rule("month-day", rf"{_MONTH_FIRST}{SPACE}?(?:the{SPACE})?(?P<d1>{DAY}){_TAIL}"),
        Rule(
            "months",
            rf"{_MONTH_FIRST}(?:,?{SPACE}(?P<y1>{YEAR}))?(?P<sep>{RANGE})(?:end{SPACE}of{SPACE})?(?P<m2>{MONTH})(?!{SPACE}?{DAY}){_LAST_TAIL}",
        ),
        Rule("month-short-year", rf"{_MONTH_FIRST}(?:-|{SPACE}?')(?P<y1>[0-9]{{2}})(?![0-9A-Za-z]|[-.,][0-9])"),
        Rule("month", rf"{_MONTH_FIRST}{_TAIL}"),
    ),
    "ordinal": (
        _PERIOD_ENDED,
        _UNIT_ENDED,
        _QUARTERS_OF,
        _TWO_QUARTERS,
        _ORDINAL_QUARTER,
        _ORDINAL_HALF,
        Rule(
            "months-of",
            rf"(?P<which>first|last|final|opening){SPACE}(?P<count>{NUMBER}|10|11){SPACE}m(?:on)?ths{_PERIOD_YEAR}",
            "months_of",
        ),
        _WORDED_DAY,
        *_RELATIVE,
    ),
    "day word": (_WORDED_DAY,),
    "number word": (_PERIOD_ENDED, _AGO),
    "article": (_AGO,),
    "unit": (
        _UNIT_ENDED,
        Rule(
            "named-year",
            rf"(?:fiscal|calendar|financial|marketing|crop)(?:{SPACE}years?)?{SPACE}(?P<yy>{_FULL}){_TO_YEAR_END}"
            r"(?![0-9A-Za-z]|[.,-][0-9])",
            "fiscal",
        ),
        Rule(
            "year-before",
            rf"year{SPACE}(?P<which>before|earlier)"
            rf"(?=[^a-z]*(?:[.,;:)\n]|$)|{SPACE}(?:and|when|as|to|by|after|in|while|with)(?![a-z]))",
            "year_before",
        ),
    ),
    "quarter": (
        Rule(
            "quarter",
            rf"q(?P<n>[1-4])(?:{SPACE}?(?:-|to|and|&|/){SPACE}?q(?P<n2>[1-4]))?{_Q_YEAR}?{_Q_END}",
            "quarter",
        ),
    ),
    "half": (Rule("half", rf"h(?P<n>[12]){_Q_YEAR}{_Q_END}", "half"),),
    "fiscal": (
        Rule(
            "fiscal-year",
            rf"[fc]y{SPACE}?'?(?P<yy>{_FULL}|[0-9]{{2}}){_TO_YEAR_END}(?![0-9A-Za-z]|[.,][0-9])",
            "fiscal",
        ),
    ),
    "same": (
        Rule(
            "same-period",
            rf"same{SPACE}(?:period|quarter|month|months|half|time){SPACE}(?:of{SPACE}|in{SPACE}|a{SPACE}|the{SPACE}){{0,3}}"
            rf"(?:(?P<y1>{YEAR})|(?P<rel>{RELATIVE_YEAR})|(?P<ago>year{SPACE}(?:ago|earlier|before)))",
            "same_period",
        ),
    ),
    "relative": (_UNIT_ENDED, *_RELATIVE),
    "weekday": (_WEEKDAY_DATE, _WEEKDAY),
    "week": (
        Rule("week", r"week (?P<n>[1-9]|[1-4][0-9]|5[0-3])(?:/|, | of | )(?P<y1>20[0-9]{2})(?![0-9A-Za-z])", "week"),
    ),
    "day": (
        Rule(
            "day-word",
            rf"(?:day{SPACE}(?:before{SPACE}yesterday|after{SPACE}tomorrow)|yesterday|today|tomorrow|tonight)(?![a-z])",
            "day_word",
        ),
    ),
}
