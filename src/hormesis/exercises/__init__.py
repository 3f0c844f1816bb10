"""The exercise library: one page an exercise, and the way from any log's own name to its page.

``library.load_library`` gives the pages, ``naming`` matches names, ``substitution`` and ``search`` choose among pages given.
"""
