"""The command line: one module a family of commands, each loaded only when it is asked for.

``command_line.main`` runs one command line; ``output`` is the only place that writes to the terminal.
"""
