-- The journal is asked, not held.

CREATE INDEX sessions_unfinished ON sessions (started_utc, id) WHERE ended_at IS NULL;

-- The words of the person as a search compares them (domain/fold.rs); filled for what was there before by Rust.
ALTER TABLE entries ADD COLUMN folded TEXT NOT NULL DEFAULT '';
ALTER TABLE urges ADD COLUMN folded TEXT NOT NULL DEFAULT '';

-- What is in sight, by time; and what was deleted.
DROP INDEX entries_by_time;
CREATE INDEX entries_by_time ON entries (at_utc, id) WHERE deleted_at IS NULL;
CREATE INDEX entries_deleted ON entries (id) WHERE deleted_at IS NOT NULL;

-- Checks that were begun and not finished, the one being answered first.
CREATE TABLE begun_checks (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    runs TEXT NOT NULL CHECK (json_valid(runs)),
    updated_at TEXT NOT NULL
) STRICT;
