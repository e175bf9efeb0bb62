"""Names of the estimates: one question, one id, one random stream."""

from __future__ import annotations


def link_id(source: str, finding: str) -> str:
    """P(finding | source alone), or its sensitivity and specificity."""
    return f"link/{source}/{finding}"


def leak_id(finding: str) -> str:
    """P(finding | pain, from something that does not cause it)."""
    return f"leak/{finding}"


def operated_id(source: str) -> str:
    """P(source hurts now) among all operated people."""
    return f"prior/{source}/operated"


def clinic_id(source: str) -> str:
    """P(source hurts) among never-operated people in pain."""
    return f"prior/{source}/clinic"


def ratio_id(source: str) -> str:
    """P(pain | the image, code or reoperation counted as proxy)."""
    return f"prior/{source}/ratio"


def modifier_id(source: str, name: str) -> str:
    """Odds ratio of a condition, or of one more of a count, on the prior."""
    return f"prior/{source}/{name}"


def block_id(finding: str, what: str) -> str:
    """`sens` or `phi` of a block."""
    return f"block/{finding}/{what}"
