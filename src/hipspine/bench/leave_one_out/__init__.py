"""Each study left out in turn, and its figures predicted from the others of the same question."""
