"""Published cases with a proven diagnosis: how well the model, and two simpler ways, find it."""
