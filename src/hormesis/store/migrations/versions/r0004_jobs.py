"""Jobs, answers worked out beforehand and connections; on PostgreSQL the tables of procrastinate too."""

import sqlalchemy as sa
from alembic import op

from hormesis.store.delivery import prepare_delivery

revision = "0004"
down_revision = "0002"

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """One way only: going back is restoring the copy made before."""
    op.create_table(
        "job",
        sa.Column("athlete_id", _WORDS, primary_key=True),
        sa.Column("id", _WORDS, primary_key=True),
        sa.Column("kind", _WORDS, nullable=False),
        sa.Column("key", _WORDS, nullable=False),
        sa.Column("state", _WORDS, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("made_ms", sa.BigInteger, nullable=False),
        sa.Column("due_ms", sa.BigInteger, nullable=False),
        sa.Column("ended_ms", sa.BigInteger),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("lease", _WORDS),
        sa.Column("lease_ms", sa.BigInteger),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("result", sa.Text),
        sa.Column("error", sa.Text),
        sa.Column("next_step", sa.Text),
        sqlite_with_rowid=False,
    )
    waits = sa.text("state = 'waiting'")
    op.create_index("job_waits_once", "job", ["athlete_id", "key"], unique=True, sqlite_where=waits, postgresql_where=waits)
    op.create_index("job_by_turn", "job", ["state", "due_ms"])
    op.create_table(
        "answer",
        sa.Column("athlete_id", _WORDS, primary_key=True),
        sa.Column("name", _WORDS, primary_key=True),
        sa.Column("as_of", _WORDS, nullable=False),
        sa.Column("made_of", _WORDS, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "connection",
        sa.Column("athlete_id", _WORDS, primary_key=True),
        sa.Column("provider", _WORDS, primary_key=True),
        sa.Column("state", _WORDS, nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("through", _WORDS, nullable=False),
        sa.Column("changed_at", _WORDS, nullable=False),
        sa.Column("error", sa.Text),
    )
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in ("job", "answer", "connection"):
        own = "(SELECT current_setting('hormesis.athlete_id', true)) IN (athlete_id, '*')"
        op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY own_rows ON "{table}" USING ({own})')
    prepare_delivery(op.get_bind())
