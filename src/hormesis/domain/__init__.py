"""The words of the trade, as frozen values. This room imports nothing of Hormesis above it and does no I/O.

What a value means, its unit and what is allowed stand beside it. Every other room speaks in these values.
"""
