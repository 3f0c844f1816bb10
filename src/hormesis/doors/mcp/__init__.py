"""The Model Context Protocol: the tools of ``assistant`` for an assistant of the athlete's own choice.

``server`` is one caller's server, ``stdio`` serves it to a program that started us, ``over_http`` to one that sends requests. The
libraries of the extra ``assistant`` are loaded here, and only once somebody asks for this door.
"""
