"""Names that a text places in a state, and which are therefore towns: "Duluth, Minn."."""

from __future__ import annotations

import re

_AMERICAN_TEXT = """
Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa
Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada
New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania
Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming
"""
_STATES_TEXT = """
Ontario|Quebec|Québec|British Columbia|Alberta|Saskatchewan|Manitoba|New Brunswick|Nova Scotia|Newfoundland
Queensland|New South Wales|Western Australia|South Australia|Tasmania
"""
_SHORT_TEXT = """
Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Penn
Tenn|Tex|Va|Vt|Wash|Wis|Wisc|W\\.Va|W\\. Va|Wyo|Ont|Que|Sask|Alta|Man
B\\.C|N\\.B|N\\.C|N\\.D|N\\.H|N\\.J|N\\.M|N\\.S|N\\.Y|R\\.I|S\\.C|S\\.D
"""
AMERICAN_STATES = "|".join(_AMERICAN_TEXT.split("\n")[1:-1])
"""The states of the United States, as a regular expression."""
_STATES = "|".join((AMERICAN_STATES, *_STATES_TEXT.split("\n")[1:-1]))
_SHORT = "|".join(_SHORT_TEXT.split("\n")[1:-1])
_IN_STATE = re.compile(rf",\s(?:(?:{_STATES})(?:-based\b|(?!['’\w-]|\s[A-Z]))|(?:{_SHORT})\.)")


def in_state(text: str, end: int) -> bool:
    """Whether the name that ends at `end` is followed by the state it lies in: ", Ohio", ", Minn."."""
    return text.startswith(",", end) and _IN_STATE.match(text, end) is not None
