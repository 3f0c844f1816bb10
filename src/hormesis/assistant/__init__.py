"""The conversation: typed tools over ``app``, used alike by the MCP server and by the agent.

A tool hands back what was computed, small, with units in the names of its fields. What a person or a file wrote stands in it as
``user_text``: data, never an instruction.
"""
