#!/bin/sh
# Run once by the image of PostgreSQL, on an empty volume: a role of our own that owns the database and is no superuser,
# since superusers are held to no row-level security.
set -eu
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 --set password="$HORMESIS_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE hormesis LOGIN PASSWORD :'password';
CREATE DATABASE hormesis OWNER hormesis;
REVOKE ALL ON DATABASE hormesis FROM PUBLIC;
SQL
