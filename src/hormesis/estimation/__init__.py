"""From facts to beliefs: each estimator has `start`, `observe`, `predict`; predictions are distributions. No clock, no files."""
