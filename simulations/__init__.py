"""Synthetic athletes whose truth is not the engine's own model. Full runs commit their figures beside the code."""
