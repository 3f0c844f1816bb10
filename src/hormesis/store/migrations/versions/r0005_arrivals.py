"""Facts are numbered as they arrive. Those that are there are numbered by version: nobody has seen numbers yet."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_NUMBERED = """
UPDATE fact SET arrival = numbered.arrival
FROM (
    SELECT athlete_id, id, version, row_number() OVER (PARTITION BY athlete_id ORDER BY version, id) AS arrival FROM fact
) AS numbered
WHERE fact.athlete_id = numbered.athlete_id AND fact.id = numbered.id AND fact.version = numbered.version
"""


def upgrade() -> None:
    """One way only: going back is restoring the copy made before."""
    op.add_column("athlete", sa.Column("epoch", _WORDS))
    op.add_column("fact", sa.Column("arrival", sa.Integer, nullable=False, server_default="0"))
    op.add_column("fact", sa.Column("came_as", _WORDS))
    op.execute(_NUMBERED)
    op.create_index("fact_by_arrival", "fact", ["athlete_id", "arrival"], unique=True)
