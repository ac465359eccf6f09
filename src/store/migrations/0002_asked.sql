-- The journal is asked, not held.

CREATE INDEX sessions_unfinished ON sessions (started_utc, id) WHERE ended_at IS NULL;
