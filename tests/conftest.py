"""One way of drawing for every run: the laws are held on the same examples each time; ``HORMESIS_DRAW=anew`` draws others."""

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.register_profile("anew", derandomize=False)
settings.load_profile("anew" if os.environ.get("HORMESIS_DRAW") == "anew" else "same")
