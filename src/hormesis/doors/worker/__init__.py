"""The worker: ``work`` runs the jobs that others leave. On PostgreSQL any number of workers share them, woken by procrastinate;
on SQLite it does what the server would do beside its own work.
"""
