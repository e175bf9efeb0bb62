"""The counts a recursion must carry for the blocks: which are reachable, and how each node moves them."""

from __future__ import annotations

from dataclasses import dataclass

from hipspine.diagnosis.network import Network

Counts = tuple[tuple[int, int], ...]
"""(covered, uncovered) of each block."""

Move = tuple[int, ...]
"""Where each combination of counts leads."""


@dataclass(frozen=True)
class CountSpace:
    """Every reachable combination of counts, and for each node and state where it leads.

    `moves[node][state][i]` is the index of the combination reached from combination `i`. Without blocks
    there is one combination and nothing moves.
    """

    counts: tuple[Counts, ...]
    moves: tuple[tuple[Move, ...], ...]

    @classmethod
    def of(cls, network: Network) -> CountSpace:
        """Enumerate breadth first from no active node, saturating at each block's largest count."""
        if not network.blocks:
            return cls(((),), tuple(((0,),) * len(node.states) for node in network.nodes))
        steps = [
            [tuple(block.step(state) for block in network.blocks) for state in node.states] for node in network.nodes
        ]
        index: dict[Counts, int] = {tuple((0, 0) for _ in network.blocks): 0}
        frontier = list(index)
        distinct = {step for node in steps for step in node}
        while frontier:
            reached = []
            for counts in frontier:
                for step in distinct:
                    after = _add(counts, step, network)
                    if after not in index:
                        index[after] = len(index)
                        reached.append(after)
            frontier = reached
        move = {step: tuple(index[_add(counts, step, network)] for counts in index) for step in distinct}
        return cls(tuple(index), tuple(tuple(move[step] for step in node) for node in steps))


def _add(counts: Counts, step: Counts, network: Network) -> Counts:
    return tuple(
        (min(c + dc, block.most), min(u + du, block.most))
        for (c, u), (dc, du), block in zip(counts, step, network.blocks, strict=True)
    )
