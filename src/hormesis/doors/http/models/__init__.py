"""The objects of the API as OpenAPI describes them; ``DESIGN`` of the command line names the same ones. A module a noun.

What ``app`` gives is sent as it is: these classes describe it, and the tests hold every answer against them.
"""
