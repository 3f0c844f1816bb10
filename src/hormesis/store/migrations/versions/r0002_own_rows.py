"""Row-level security on PostgreSQL: a transaction sees the rows of the athlete it names, all of them when it names ``*``."""

from alembic import op

revision = "0002"
down_revision = "0001"

_KEYS = {
    "athlete": "id",
    "import": "athlete_id",
    "fact": "athlete_id",
    "fact_head": "athlete_id",
    "checkpoint": "athlete_id",
    "plan": "athlete_id",
}


def upgrade() -> None:
    """One way only: going back is restoring the copy made before. SQLite has no such thing."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, key in _KEYS.items():
        own = f"(SELECT current_setting('hormesis.athlete_id', true)) IN ({key}, '*')"
        op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY own_rows ON "{table}" USING ({own})')
