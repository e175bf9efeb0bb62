"""Printed figures that are no input of the model, and what the model predicts for them."""
