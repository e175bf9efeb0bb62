"""Kinds of finding by how their chance depends on the set of active sources: one file a family."""
