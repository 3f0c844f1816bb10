"""Reasons, refusals and reports as sentences, in the athlete's language and units. Only this room makes prose."""
