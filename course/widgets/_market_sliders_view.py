"""The market sliders on the screen: flow, share and purity, the picture, a button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.widgets._market_sliders_model import MOST
from course.widgets._market_sliders_svg import draw
from course.widgets._panel import Panel
from course.widgets.market_sliders import ROLES

if TYPE_CHECKING:
    from course.widgets.market_sliders import MarketSliders

_ROLE_OF = {share: role for role, share in ROLES.items()}
# The middle of each scale: a start that suggests no answer.
_FLOW, _SHARE, _PURITY = 300, 50, 50
_NAMES_WIDTH = "11.5em"


class _View(Panel):
    CLASS = "course-market"

    def __init__(self, market: MarketSliders) -> None:
        super().__init__(market)
        self._market = market
        role = next(iter(market.picks), None)
        flow = round(market.picks[role]) if role else _FLOW
        self._flow = self._slider("Flow (t)", flow, 0, MOST)
        self._share = self._slider("Share intercepted (%)", ROLES[role] if role else _SHARE, 0, 100)
        self._purity = self._slider("Purity (%)", _PURITY, 0, 100)
        for slider in (self._flow, self._share, self._purity):
            slider.style.description_width = _NAMES_WIDTH  # so that the scales stand in line
        self._keep = self._button("", self._pick)
        self._assemble([self._flow, self._share, self._purity], [self._row([self._keep])])

    def _pick(self) -> None:
        flow, share = self._flow.value, self._share.value
        if share in _ROLE_OF:
            self._save(lambda: self._market.pick(_ROLE_OF[share], flow))
        else:
            self._tell(f"Not saved: set the share to {_wanted()} per cent; it is {share}.")

    def _redraw(self, change: Any = None) -> None:
        super()._redraw(change)
        flow, share = self._flow.value, self._share.value
        self._keep.description = (
            f"Save {flow} t as the flow at {share} per cent"
            if share in _ROLE_OF
            else f"To save, set the share to {_wanted()} per cent"
        )

    def _draw(self) -> str:
        return draw(self._market.model, *self._state())

    def _alt(self) -> str:
        return self._market.model.alt(*self._state())

    def _sentence(self) -> str:
        return self._market.model.sentence(*self._state())

    def _state(self) -> tuple[int, int, int]:
        return self._flow.value, self._share.value, self._purity.value


def _wanted() -> str:
    return " or ".join(map(str, _ROLE_OF))


def display_market(market: MarketSliders) -> None:
    """Display the sliders.

    Parameters
    ----------
    market : MarketSliders
        What is displayed.
    """
    _View(market).display()
