"""The published classes of a pelvis as text for the terminal."""

from __future__ import annotations

from typing import Final

from hipspine.interfaces.terminal.layout import wrap
from hipspine.mechanics.classification import Classified
from hipspine.mechanics.classification.classified import Verdict

SHOWN: Final = {
    "lumbar_lordosis": "LL",
    "pelvic_tilt": "PT",
    "sacral_slope": "SS",
    "lordosis_l4_s1": "LL L4-S1",
}
MOST: Final = 4


def classes_text(found: Classified) -> str:
    """At most 40 lines of 80 columns: classes, what lines expect, disagreements, what is missing."""
    lines = ["CLASSES, by each system"]
    lines += [_verdict(one) for one in found.verdicts] or ["  None: the parameters they need are missing."]
    if found.expected:
        lines += ["", "EXPECTED at this incidence, by published lines and tables"]
    for one in found.expected:
        off = one.measured_minus_expected
        told = "" if off is None else f"; measured {off:+.1f}"
        lines += wrap(f"{SHOWN[one.parameter]} {one.expected:.1f}{told} ({one.source}; {one.people})", "  ", most=1)
    if found.added_anteversion is not None:
        text = f"{found.added_source} adds {found.added_anteversion:.0f} degrees of cup anteversion for lost roll-back."
        lines += wrap(text, "  ", most=2)
    lines += ["", "WHERE THEY DISAGREE"]
    for sentence in found.disagreements[:MOST]:
        lines += wrap(sentence, "! ", most=2)
    if not found.disagreements:
        lines.append("  Nowhere, as far as they could be applied.")
    for target in found.targets:
        ranges = (f"{low:g}-{high:g}" for low, high in (target.anteversion, target.inclination, target.combined))
        anteversion, inclination, combined = ranges
        text = f"UNVERIFIED, group {target.group}: anteversion {anteversion}, inclination {inclination}, "
        lines += wrap(f"{text}combined {combined}. {found.targets_why}", "! ", most=4)
    if found.missing:
        lines += ["", *wrap(f"Not applied: {'; '.join(found.missing)}.", "", "  ", most=3)]
    return "\n".join(lines) + "\n"


def _verdict(one: Verdict) -> str:
    value = "" if one.value is None else f"{one.value:.1f}"
    line = f"  {one.name:<28}{value:>7}  {one.group:<13}"
    if one.chances is not None:
        likely = sorted(one.chances.items(), key=lambda pair: -pair[1])[:2]
        line += ", ".join(f"{name} {100 * chance:.0f}%" for name, chance in likely)
    return line.rstrip()[:80]
