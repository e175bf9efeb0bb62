"""Odds ratios of rare events, without a continuity correction."""

from hipspine.synthesis.rare_events.fit_odds_ratio import OddsRatio, fit_odds_ratio
from hipspine.synthesis.rare_events.two_arms import TwoArms

__all__ = ["OddsRatio", "TwoArms", "fit_odds_ratio"]
