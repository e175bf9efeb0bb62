"""Sensitivity and specificity together: exact and logit-normal bivariate models and what follows from them."""
