"""Results as plain text of 80 columns: pure functions from objects to text."""
