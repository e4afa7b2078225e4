"""The values of a facet with their counts: under the filter, and of all articles."""

from __future__ import annotations

from store.filters import Filter
from store.protocol import Facet, FacetCount
from tui import content
from tui.commands import bindings
from tui.content import Part
from tui.facet_orders import FacetOrder, FacetView, orders_of
from tui.messages import FacetAnswer, FacetViewAsked, ModeToggled, MoreValuesWanted, OnlyValue, ValueToggled
from tui.widgets.row_list import RowList

MARKS = {"included": "+", "excluded": "-", None: " "}
SHORT = {
    "company": "co.", "university": "univ.", "institute": "inst.", "government": "gov.", "association": "assn.",
    "ferrous": "ferr.", "ferroalloys": "f-all.", "alloying": "alloy.", "battery": "batt.", "refractory": "refr.",
    "rare-earths": "REE", "precious": "prec.", "platinum-group": "PGM", "nuclear": "nucl.",
}  # fmt: skip
"""Kinds and families where there is no room for all of a word; those that aren't named are short."""
LONG_NAME = 30
"""Cells that names get before kinds and families are told in full."""
CUT_NAME = 10
"""Cells that names get in any case."""
FIRST = 300
"""How many values are asked for at first; more come as the cursor nears the end."""


class FacetList(RowList):
    """One facet. Values the filter speaks of stand on top, marked `+` (wanted) or `-` (not wanted)."""

    BINDINGS = bindings("facets")

    def __init__(self, facet: Facet, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.facet: Facet = facet
        self.filter = Filter()
        self.values: tuple[FacetCount, ...] = ()
        self.limit = FIRST
        self.complete = True
        self.answered = False
        self.finding: tuple[FacetCount, ...] | None = None
        self.order: FacetOrder = "count"
        self.families: tuple[FacetCount, ...] = ()
        self.folded: set[str] = set()
        self._rows: tuple[FacetCount, ...] = ()
        self._widths = (1, 1)
        self._name_width = self._detail_width = self._short_width = 0
        self._anew = False

    @property
    def view(self) -> FacetView:
        """What is to be asked for."""
        return FacetView(self.facet, self.limit, self.order)

    def next_order(self) -> None:
        """The values are to come in another order."""
        orders = orders_of(self.facet)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._anew = True

    def show_facet(self, facet: Facet) -> None:
        """The values of another facet are to come."""
        self.facet, self.order = facet, "count"
        self._anew = True

    @property
    def row_count(self) -> int:
        """Values shown."""
        return len(self._shown)

    @property
    def _shown(self) -> tuple[FacetCount, ...]:
        return self._rows if self.finding is None else self.finding

    @property
    def value(self) -> FacetCount | None:
        """The value under the cursor."""
        return self._shown[self.cursor] if self.cursor < len(self._shown) else None

    def take(self, answer: FacetAnswer) -> None:
        """Show another filter's values; the cursor stays on its value, but goes to the first one in another order."""
        kept = self.value.value if self.value is not None and self.has_focus and not self._anew else None
        filtered_otherwise = answer.filter != self.filter or self._anew
        self._anew = False
        self.filter, self.answered = answer.filter, True
        self.values, self.complete, self.families = answer.values, answer.complete, answer.families
        self._arrange_rows()
        if self.finding is None:
            self._keep(kept, filtered_otherwise)
            self.refresh()

    def _arrange_rows(self) -> None:
        """The values, or the families with their members under those that aren't folded."""
        if not self.families:
            self._rows = self.values
        else:
            members: dict[str, list[FacetCount]] = {}
            for value in self.values:
                members.setdefault(value.detail or value.value, []).append(value)
            self._rows = tuple(
                row
                for family in self.families
                for row in (family, *([] if family.value in self.folded else members.get(family.value, [])))
            )
        self._measure()

    def _keep(self, value: str | None, filtered_otherwise: bool) -> None:
        """Put the cursor on a value where it stands now; under another filter without it, on the first."""
        places = [at for at, known in enumerate(self._rows) if known.value == value]
        if filtered_otherwise and not (places and self.is_near(places[0])):
            self.top = 0
        if places or not filtered_otherwise:
            self.place_cursor(places[0] if places else self.cursor)
        else:
            self.place_cursor(0)

    def _measure(self) -> None:
        """How wide the columns are: the two counts, the names as far as that matters, the details."""
        count = max((known.count for known in self._shown), default=0)
        total = max((known.total for known in self._shown), default=0)
        self._widths = len(f"{count:,}"), len(f"{total:,}")
        self._name_width = min(LONG_NAME, max((len(known.value) for known in self._shown), default=0))
        details = {content.shown(detail) for detail in {"" if self.families else it.detail for it in self._shown}}
        self._detail_width = max(map(content.cells, details), default=0)
        self._short_width = max((content.cells(SHORT.get(detail, detail)) for detail in details), default=0)

    def is_near(self, row: int) -> bool:
        """Whether a row is in view."""
        return self.top <= row < self.top + max(1, self.size.height)

    def show_found(self, values: tuple[FacetCount, ...] | None) -> None:
        """Show only the values found; None shows all again, the cursor on the value it was on."""
        kept = self.value.value if self.value is not None else None
        was_finding, self.finding = self.finding is not None, values
        self._measure()
        if values is not None:
            self.top = 0
            self.place_cursor(0)
        elif was_finding:
            self._keep(kept, False)
        self.refresh()

    def insert(self, value: FacetCount) -> None:
        """Have a value that was found among those shown, if it wasn't at hand."""
        if all(known.value != value.value for known in self.values):
            self.values = (*self.values, value)
            self._arrange_rows()

    def shown_rows_changed(self) -> None:
        """Ask for more values near the end of those at hand."""
        if self.finding is None and not self.complete and self.top + 2 * self.size.height > len(self.values):
            self.limit *= 4
            self.complete = True
            self.post_message(MoreValuesWanted(self.facet, self.limit))

    def row_parts(self, row: int, width: int) -> list[Part]:
        """A mark, the name, its detail, and the two counts."""
        value = self._shown[row]
        state = self.filter.state_of(self.facet, value.value)
        own, total = self._counts(value)
        room = max(0, width - 3 - len(own) - len(total))
        detail = self._detail(value, room)
        name = content.cut(self._indent(value) + content.shown(value.value), room - content.cells(detail))
        filling = " " * max(0, room - content.cells(name) - content.cells(detail))
        plain, dim = self.rich_style, self.style_of("dim")
        named = {"included": self.style_of("accent"), "excluded": dim}.get(state or "", plain)
        mark = self.style_of("accent" if state == "included" else "strong") if state else plain
        if self.families and self.finding is None and value.detail == "family":
            named += self.style_of("strong")
        return [(MARKS[state] + " ", mark), (name, named), (filling, plain), (detail, dim), (" ", plain),
                (own, named), (total, dim)]  # fmt: skip

    def _indent(self, value: FacetCount) -> str:
        """By family: `v` an unfolded one, `>` a folded one, members stand further in."""
        if not self.families or self.finding is not None:
            return ""
        return ("> " if value.value in self.folded else "v ") if value.detail == "family" else "  "

    def _detail(self, value: FacetCount, room: int) -> str:
        """The kind or family in a column of its own with a space before it: in full or short, as the names leave room,
        or not at all in a very narrow pane."""
        text = content.shown(value.detail)
        if not self._detail_width:
            return ""
        if self._name_width + 1 + self._detail_width <= room:
            return " " + content.left(text, self._detail_width)
        if CUT_NAME + 1 + self._short_width <= room:
            return " " + content.left(SHORT.get(text, text), self._short_width)
        return ""

    def _counts(self, value: FacetCount) -> tuple[str, str]:
        """`12` and `/345`, each as wide as the widest of the list; only `345` while nothing is filtered."""
        if not self.filter:
            return f"{value.total:>{self._widths[1]},}", ""
        return f"{value.count:>{self._widths[0]},}", f"/{value.total:>{self._widths[1]},}"

    def empty_lines(self, width: int) -> list[list[Part]]:
        """That nothing is left, or nothing was found."""
        if not self.answered:
            return []
        text = "none found" if self.finding is not None else "none in these articles"
        return [[("  " + text, self.style_of("dim"))]]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the value under the cursor."""
        if action in ("include", "exclude", "only"):
            return self.value is not None
        if action in ("fold", "unfold"):
            return bool(self.families) and self.finding is None
        if action == "kinds":
            return self.facet != "metals"
        if action == "facet_sort":
            return bool(self.values)
        if action == "any_all":
            return any(not choice.negated for choice in self.filter.choices(self.facet))
        return True

    def action_facet_sort(self) -> None:
        self.post_message(FacetViewAsked(self.facet))

    def action_kinds(self) -> None:
        self.post_message(FacetViewAsked(self.facet, kinds=True))

    def action_fold(self) -> None:
        if (family := self._family) is not None:
            self.folded.add(family)
            self._show_folded(family)

    def action_unfold(self) -> None:
        if (family := self._family) is not None:
            self.folded.discard(family)
            self._show_folded(family)

    @property
    def _family(self) -> str | None:
        """The family under the cursor, or that of the metal there."""
        value = self.value
        if value is None:
            return None
        return value.value if value.detail in ("family", "") else value.detail

    def _show_folded(self, family: str) -> None:
        self._arrange_rows()
        self._keep(family, False)
        self.refresh()

    def action_include(self) -> None:
        self._toggle("included")

    def action_exclude(self) -> None:
        self._toggle("excluded")

    def _toggle(self, state: str) -> None:
        if self.value is not None:
            self.post_message(ValueToggled(self.facet, self.value.value, state))

    def action_any_all(self) -> None:
        self.post_message(ModeToggled(self.facet))

    def action_only(self) -> None:
        if self.value is not None:
            self.post_message(OnlyValue(self.facet, self.value.value))
