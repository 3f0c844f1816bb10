"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """One way only: going back is restoring the copy made before."""
    ${upgrades if upgrades else "pass"}
