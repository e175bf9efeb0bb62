"""What `make_docs.py` is made of: pages, generated parts, and examples that are run."""
