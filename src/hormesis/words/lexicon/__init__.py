"""What lifters call things in the languages we read: one module a language, meaning → phrases with commas between them.

The same meanings stand in every language: ``place:…`` (a key of ``places.PLACES``, with ``*`` where the word means both sides),
``sense:tight``, ``sense:pain``, ``sense:sore``, and so on. ``English`` lies beneath each of the others, since lifters mix it in.
"""
