"""Which module needs which: what follows from it, in words and as a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Needs = Mapping[str, Iterable[str]]
"""Module to the modules that should come before it; every module is a key."""

FILE = "concept_map.svg"


def closure(needs: Needs, name: str) -> set[str]:
    """Give all that a module needs, directly or through others.

    Examples
    --------
    >>> sorted(closure({"a": [], "b": ["a"], "c": ["b"]}, "c"))
    ['a', 'b']
    """
    found: set[str] = set()
    for other in needs[name]:
        found |= {other} | closure(needs, other)
    return found


def arrows(needs: Needs) -> list[tuple[str, str]]:
    """List the needs that no chain of others says already, from earlier to later.

    Examples
    --------
    >>> arrows({"a": [], "b": ["a"], "c": ["a", "b"]})
    [('a', 'b'), ('b', 'c')]
    """
    found = []
    for name in sorted(needs):
        direct = sorted(set(needs[name]))
        through = {far for other in direct for far in closure(needs, other)}
        found += [(other, name) for other in direct if other not in through]
    return found


def layers(needs: Needs) -> list[list[str]]:
    """Group modules so that each stands right of all that it needs.

    Examples
    --------
    >>> layers({"a": [], "b": ["a"], "c": [], "d": ["b"]})
    [['a', 'c'], ['b'], ['d']]
    """

    def depth(name: str) -> int:
        return max((depth(other) + 1 for other in needs[name]), default=0)

    depths = {name: depth(name) for name in needs}
    columns: list[list[str]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for name in sorted(needs):
        columns[depths[name]].append(name)
    return columns


def longest(needs: Needs) -> list[str]:
    """Give the longest chain of modules, the first by name where several are as long."""

    def chain(name: str) -> list[str]:
        before = [chain(other) for other in sorted(needs[name])]
        return [*max(before, key=len, default=[]), name]

    return max((chain(name) for name in sorted(needs)), key=len, default=[])


def alt(needs: Needs) -> str:
    """Say what the picture shows, the finding first."""
    short = {name: name.partition("_")[0] for name in needs}
    first = [short[name] for name in layers(needs)[0]] if needs else []
    leads: dict[str, int] = dict.fromkeys(needs, 0)
    for name in needs:
        for other in closure(needs, name):
            leads[other] += 1
    most = max(sorted(leads), key=lambda name: leads[name])
    chain = ", ".join(short[name] for name in longest(needs))
    return (
        f"{_and(first)} need{'s' if len(first) == 1 else ''} no other module; "
        f"{short[most]} prepares the most others, {leads[most]}; the longest chain is {chain}. "
        f"An arrow leads from each of {len(needs)} modules to those that build on it."
    )


def listed(needs: Needs, titles: Mapping[str, str], folder: str = "") -> str:
    """Write the map as a list: the same facts for those who do not see the picture."""
    lines = []
    for name in sorted(needs):
        wanted = sorted(set(needs[name]))
        after = (
            f"after {_and([other.partition('_')[0] for other in wanted])}" if wanted else "first"
        )
        link = f"{folder}{name}/{name}.ipynb"
        lines.append(f"- [{name.partition('_')[0]}: {titles[name]}]({link}): {after}")
    return "\n".join(lines)


def _and(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
