"""Hormesis: an open strength and recovery coach that works from your own log and shows its working."""

__version__ = "0.1.0"
