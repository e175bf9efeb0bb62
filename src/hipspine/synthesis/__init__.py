"""What the studies say together: facts of one kind become one estimate that keeps their ids."""

from hipspine.synthesis.binomial_normal import BinomialNormal, fit_binomial_normal, profile_proportion
from hipspine.synthesis.draws import draw, stream
from hipspine.synthesis.effective_counts import EffectiveCounts
from hipspine.synthesis.estimate import Estimate
from hipspine.synthesis.pool_accuracy import pool_accuracy
from hipspine.synthesis.pool_proportion import pool_proportion
from hipspine.synthesis.pool_ratio import pool_ratio
from hipspine.synthesis.random_effects import RandomEffects, fit_random_effects
from hipspine.synthesis.spread import Spread

__all__ = [
    "BinomialNormal",
    "EffectiveCounts",
    "Estimate",
    "RandomEffects",
    "Spread",
    "draw",
    "fit_binomial_normal",
    "fit_random_effects",
    "pool_accuracy",
    "pool_proportion",
    "pool_ratio",
    "profile_proportion",
    "stream",
]
