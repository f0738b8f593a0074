"""Objects that students hand in by accident or on purpose, none of which may hurt a check."""

from __future__ import annotations

import asyncio
import types
from decimal import Decimal
from fractions import Fraction
from functools import cache

import numpy as np
import pandas as pd


class Rude(Exception):
    """Says nothing when asked what it is."""

    def __str__(self):
        raise RuntimeError("no words")

    __repr__ = __str__


def raising(error):
    def refuse(*_, **__):
        raise error

    return refuse


def hostile(name, error=None, base=object):
    """Make an object one of whose special methods raises."""
    return type(f"Bad{name.strip('_').title()}", (base,), {name: raising(error or Rude())})()


class AlwaysEqual:
    def __eq__(self, other):
        return True

    __hash__ = object.__hash__


class LyingLength:
    """Says that it is short and never ends."""

    def __len__(self):
        return 3

    def __iter__(self):
        while True:
            yield "A"


class HugeLength:
    def __len__(self):
        return 2**62

    def __iter__(self):
        raise AssertionError("nobody may start on this")


class NegativeLength:
    def __len__(self):
        return -5  # noqa: PLE0303 - that is what is wrong with it


class FalseClass:
    """Raises when asked for its class, so that `isinstance` fails on it."""

    @property
    def __class__(self):
        raise RuntimeError("no class")


class Meta(type):
    @property
    def __name__(cls):
        raise RuntimeError("no name")

    @property
    def __module__(cls):
        raise RuntimeError("no module")


class NoName(metaclass=Meta):
    pass


class Everything:
    """Gives something for whatever it is asked."""

    def __getattr__(self, name):
        return self

    def __call__(self, *_, **__):
        return self

    def __len__(self):
        return 1


class NoAttributes:
    def __getattribute__(self, name):
        raise KeyError(name)


class TextOfIntent(str):
    __slots__ = ()

    def casefold(self):
        raise Rude

    def strip(self, *_):
        raise Rude


class WholeOfIntent(int):
    def __round__(self, *_):
        raise Rude

    def bit_length(self):
        raise Rude


class PartOfIntent(float):
    def __float__(self):
        raise Rude


class PoisonedDict(dict):
    def __contains__(self, key):
        raise Rude

    def values(self):
        raise Rude


class PoisonedList(list):
    def __iter__(self):
        raise SystemExit(3)


def itself_in_a_list():
    made = []
    made.append(made)
    return made


def itself_in_a_dict():
    made = {}
    made["smallest"] = made["largest"] = made
    return made


def deep_list(depth=100_000):
    made = []
    for _ in range(depth):
        made = [made]
    return made


def itself_in_an_array():
    made = np.empty(1, dtype=object)
    made[0] = made
    return made


def generator():
    yield 1


@cache
def animals():
    """Make one of each."""
    names = ["__eq__", "__len__", "__iter__", "__repr__", "__str__", "__hash__", "__bool__"]
    names += ["__float__", "__int__", "__index__", "__getitem__", "__contains__", "__array__"]
    frame = pd.DataFrame({"base_year": [2010], "factor": [1.0]})
    found = {f"bad {name}": hostile(name) for name in names}
    found |= {f"exiting {name}": hostile(name, SystemExit(1)) for name in names[:4]}
    found |= {f"bad {base.__name__}": hostile("__iter__", base=base) for base in (list, dict, set)}
    found |= {f"long {base.__name__}": hostile("__len__", base=base) for base in (list, dict, set)}
    found["cancelled"] = hostile("__len__", asyncio.CancelledError())
    found |= {
        "always equal": AlwaysEqual(),
        "lying length": LyingLength(),
        "huge length": HugeLength(),
        "negative length": NegativeLength(),
        "no class": FalseClass(),
        "no name": NoName(),
        "class without name": NoName,
        "everything": Everything(),
        "no attributes": NoAttributes(),
        "text": TextOfIntent("a"),
        "whole": WholeOfIntent(38),
        "part": PartOfIntent(38.0),
        "poisoned dict": PoisonedDict(smallest=1, largest=2),
        "poisoned list": PoisonedList(["A"]),
        "rude error": Rude(),
        "long class name": type("N" * 100_000, (), {})(),
        "list in itself": itself_in_a_list(),
        "dict in itself": itself_in_a_dict(),
        "array in itself": itself_in_an_array(),
        "deep list": deep_list(),
        "generator": generator(),
        "module": types,
        "type": int,
        "method": [].append,
        "built-in": len,
        "exception": ValueError("x"),
        "notimplemented": NotImplemented,
        "bytes": b"38",
        "bytearray": bytearray(b"38"),
        "memory": memoryview(b"38"),
        "complex": 3 + 4j,
        "numpy complex": np.complex128(1j),
        "huge whole": 10**5000,
        "huge negative": -(10**5000),
        "huge fraction": Fraction(10**5000, 3),
        "signaling NaN": Decimal("sNaN"),
        "huge decimal": Decimal("1e999999"),
        "half a surrogate": "\ud800",
        "zero byte": "a\0b",
        "lines": "a\nb\rc",
        "html": "<script>alert(1)</script>",
        "backticks": "`a` ` `",
        "text of objects": np.array(["a", None], dtype=object),
        "empty array": np.array([]),
        "no dimensions": np.array(None, dtype=object),
        "masked": np.ma.masked,
        "masked array": np.ma.array([1.0], mask=[True]),
        "two dimensions": np.zeros((3, 3)),
        "structured": np.zeros(1, dtype=[("a", "f8")]),
        "date": np.datetime64("2024-01-01"),
        "period": pd.Period("2024"),
        "interval": pd.Interval(0, 1),
        "timestamp": pd.Timestamp("2024-01-01"),
        "NA": pd.NA,
        "NaT": pd.NaT,
        "series": pd.Series(["A", "B"]),
        "series of NA": pd.Series([pd.NA, pd.NA]),
        "index": pd.Index([1, 2]),
        "multi-index": pd.MultiIndex.from_tuples([("a", 1)]),
        "frame": frame,
        "empty frame": pd.DataFrame(),
        "one cell": pd.DataFrame([[38.0]]),
        "grouping": frame.groupby("base_year"),
        "indexer": frame.loc,
        "function": lambda values: values,
        "list of lists": [["A"], ["B"]],
        "set of tuples": {("A",)},
        "list of dots": [...],
        "dict of lists": {"smallest": [1], "largest": [2]},
        "keys that are no text": {1: 2, None: 3, (1, 2): 4},
        "hostile key": {hostile("__str__"): 1},
        "hostile values": {"smallest": hostile("__eq__"), "largest": hostile("__float__")},
        "records": [{"base_year": 2010, "factor": hostile("__float__")}] * 3,
        "records in part": [{"base_year": 2010}, 3, None],
        "outputs": [{"returned": None}, {"fault": "x" * 10**6}],
        "nothing": None,
        "dots": ...,
        "empty text": "",
        "empty list": [],
        "empty dict": {},
        "empty set": set(),
    }
    return found
