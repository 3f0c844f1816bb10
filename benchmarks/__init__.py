"""Speed and memory on a generated log of 38,786 sets. ``python -m benchmarks`` prints each figure beside its bound."""
