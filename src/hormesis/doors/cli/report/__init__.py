"""``hormesis report``: the weeks under review as text, as one HTML page that needs nothing else, or as SVG charts.

Everything drawn comes from the one JSON object that ``app.insight`` makes. ``command`` is the only module others need.
"""
