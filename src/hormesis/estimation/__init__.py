"""From facts to beliefs: each estimator has `start`, `observe`, `predict`, and predicts a distribution. No clock, no chance, no files."""
