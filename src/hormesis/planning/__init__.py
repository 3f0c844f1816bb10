"""From beliefs to decisions: what to do today, with a reason for each number."""
