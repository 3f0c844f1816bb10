"""The only SQL: append-only facts, checkpoints of beliefs, imports and their undo."""
