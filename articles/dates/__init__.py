"""The dates of an article: `find` gives its dated statements, `timeline_date` the date it stands at.

A grammar of expressions (`patterns`, `readers`, `negatives`) finds them in one pass (`scanning`); their years are
stated or come from publication (`years`) or from the text's own evidence (`evidence`), and phrases such as
"last Tuesday" are read by dateparser (`odd`).
"""

from __future__ import annotations

from articles.dates.events import find
from articles.dates.timeline import timeline_date

__all__ = ["find", "timeline_date"]
