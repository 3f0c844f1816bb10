"""Challenges, which passkeys answer."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """One way only: going back is restoring the copy made before."""
    op.create_table(
        "challenge",
        sa.Column("id", _WORDS, primary_key=True),
        sa.Column("account_id", _WORDS, nullable=False),
        sa.Column("ends_ms", sa.BigInteger, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        own = "(SELECT current_setting('hormesis.athlete_id', true)) IN ('@', '*')"
        op.execute('ALTER TABLE "challenge" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY own_rows ON "challenge" USING ({own})')
