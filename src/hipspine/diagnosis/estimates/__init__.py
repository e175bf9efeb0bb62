"""Every estimate the model uses, made once from the studies and the judgements."""

from hipspine.diagnosis.estimates.compile import compile_estimates

__all__ = ["compile_estimates"]
