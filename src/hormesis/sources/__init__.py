"""Bytes of other apps and devices in, facts out. A source is recognised by content, never by its file's name.

``registry.read_file`` picks the source and reads the whole file or refuses it; nothing here stores anything.
"""
