-- The journal is asked, not held.

CREATE INDEX sessions_unfinished ON sessions (started_utc, id) WHERE ended_at IS NULL;

-- The words of the person as a search compares them (domain/fold.rs); filled for what was there before by Rust.
ALTER TABLE entries ADD COLUMN folded TEXT NOT NULL DEFAULT '';
ALTER TABLE urges ADD COLUMN folded TEXT NOT NULL DEFAULT '';

-- A crack of which only the day is known stands at noon of that day.
ALTER TABLE entries ADD COLUMN clock INTEGER NOT NULL DEFAULT 1 CHECK (clock IN (0, 1));

-- What is in sight, by time, with the words a search reads; and what was deleted.
DROP INDEX entries_by_time;
CREATE INDEX entries_by_time ON entries (at_utc, id, folded) WHERE deleted_at IS NULL;
CREATE INDEX entries_deleted ON entries (id) WHERE deleted_at IS NOT NULL;

-- What a person said of any kind can be deleted, and is kept until they empty the trash.
ALTER TABLE urges ADD COLUMN deleted_at TEXT;
ALTER TABLE sessions ADD COLUMN deleted_at TEXT;
ALTER TABLE checks ADD COLUMN deleted_at TEXT;
-- Of the questions and rules that made the result; and since when the answers are gone, while the result stays.
ALTER TABLE checks ADD COLUMN ruleset_sha256 TEXT;
ALTER TABLE checks ADD COLUMN answers_removed_at TEXT;
DROP INDEX urges_by_time;
CREATE INDEX urges_by_time ON urges (at_utc, id, folded) WHERE deleted_at IS NULL;
CREATE INDEX urges_deleted ON urges (id) WHERE deleted_at IS NOT NULL;
CREATE INDEX sessions_deleted ON sessions (id) WHERE deleted_at IS NOT NULL;
CREATE INDEX checks_deleted ON checks (id) WHERE deleted_at IS NOT NULL;
CREATE INDEX routines_deleted ON routines (id) WHERE deleted_at IS NOT NULL;

-- One card in sight for each day, and any number of deleted ones.
CREATE TABLE day_cards (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    date TEXT NOT NULL,
    pain_today INTEGER CHECK (pain_today BETWEEN 0 AND 10),
    sit_hours INTEGER CHECK (sit_hours BETWEEN 0 AND 24),
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

INSERT INTO day_cards (date, pain_today, sit_hours, note, created_at, updated_at)
    SELECT date, pain_today, sit_hours, note, created_at, updated_at FROM days ORDER BY date;
DROP TABLE days;
ALTER TABLE day_cards RENAME TO days;
CREATE UNIQUE INDEX days_by_date ON days (date) WHERE deleted_at IS NULL;
CREATE INDEX days_deleted ON days (id) WHERE deleted_at IS NOT NULL;

-- What is decided by sessions is found by routine and by exercise, however many there are.
CREATE INDEX sessions_by_routine ON sessions (routine, started_utc, id) WHERE ended_at IS NOT NULL;
CREATE INDEX sessions_rated ON sessions (routine, started_utc, id)
    WHERE ended_at IS NOT NULL AND pain_before IS NOT NULL AND pain_after IS NOT NULL;
CREATE INDEX sessions_eased ON sessions (started_utc, id) WHERE ended_at IS NOT NULL AND pain_after <= pain_before;

-- The exercises of each session that ended, and what was said about them: read from its steps by the triggers.
CREATE TABLE played_steps (
    exercise TEXT NOT NULL,
    started_utc INTEGER NOT NULL,
    session INTEGER NOT NULL REFERENCES sessions (id),
    feedback TEXT,
    PRIMARY KEY (exercise, started_utc, session)
) STRICT, WITHOUT ROWID;

CREATE INDEX played_steps_with_feedback ON played_steps (exercise, started_utc, session) WHERE feedback IS NOT NULL;

CREATE TRIGGER sessions_added AFTER INSERT ON sessions WHEN new.ended_at IS NOT NULL BEGIN
    INSERT INTO played_steps
        SELECT value ->> 'exercise' AS exercise, new.started_utc, new.id, max(value ->> 'feedback')
        FROM json_each(new.steps) WHERE exercise IS NOT NULL GROUP BY exercise;
END;

CREATE TRIGGER sessions_changed AFTER UPDATE OF ended_at, steps ON sessions
WHEN old.ended_at IS NOT NULL OR new.ended_at IS NOT NULL BEGIN
    DELETE FROM played_steps WHERE started_utc = old.started_utc AND session = old.id
        AND exercise IN (SELECT value ->> 'exercise' FROM json_each(old.steps));
    INSERT INTO played_steps
        SELECT value ->> 'exercise' AS exercise, new.started_utc, new.id, max(value ->> 'feedback')
        FROM json_each(new.steps) WHERE exercise IS NOT NULL AND new.ended_at IS NOT NULL GROUP BY exercise;
END;

INSERT INTO played_steps
    SELECT value ->> 'exercise' AS exercise, started_utc, sessions.id, max(value ->> 'feedback')
    FROM sessions, json_each(sessions.steps)
    WHERE ended_at IS NOT NULL AND exercise IS NOT NULL GROUP BY sessions.id, exercise;

-- Checks that were begun and not finished, the one being answered first.
CREATE TABLE begun_checks (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    runs TEXT NOT NULL CHECK (json_valid(runs)),
    updated_at TEXT NOT NULL
) STRICT;

-- What the person put away: a journal rule by its id, and when it was last.
CREATE TABLE dismissals (
    rule TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL
) STRICT;

-- What was counted on each day and in each month (store/counts.rs), and the dates whose days are to be counted again.
CREATE TABLE day_counts (
    day TEXT NOT NULL PRIMARY KEY,
    day_start_hour INTEGER NOT NULL,
    counts BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE month_counts (
    month TEXT NOT NULL PRIMARY KEY,
    day_start_hour INTEGER NOT NULL,
    counts BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stale_days (
    date TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TRIGGER counted_entry_added AFTER INSERT ON entries BEGIN
    INSERT INTO stale_days VALUES (substr(new.at, 1, 10)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER counted_entry_changed
AFTER UPDATE OF at, clock, region, side, sound, "trigger", pain, relief, context, deleted_at ON entries BEGIN
    INSERT INTO stale_days VALUES (substr(old.at, 1, 10)), (substr(new.at, 1, 10)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER counted_entry_removed AFTER DELETE ON entries BEGIN
    INSERT INTO stale_days VALUES (substr(old.at, 1, 10)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER counted_urge_added AFTER INSERT ON urges BEGIN
    INSERT INTO stale_days VALUES (substr(new.at, 1, 10)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER counted_urge_changed AFTER UPDATE OF at, alternative, outcome, deleted_at ON urges BEGIN
    INSERT INTO stale_days VALUES (substr(old.at, 1, 10)), (substr(new.at, 1, 10)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER counted_urge_removed AFTER DELETE ON urges BEGIN
    INSERT INTO stale_days VALUES (substr(old.at, 1, 10)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER counted_session_added AFTER INSERT ON sessions WHEN new.ended_at IS NOT NULL BEGIN
    INSERT INTO stale_days VALUES (substr(new.started_at, 1, 10)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER counted_session_changed AFTER UPDATE OF started_at, ended_at, steps, deleted_at ON sessions
WHEN old.ended_at IS NOT NULL OR new.ended_at IS NOT NULL BEGIN
    INSERT INTO stale_days VALUES (substr(old.started_at, 1, 10)), (substr(new.started_at, 1, 10))
        ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER counted_session_removed AFTER DELETE ON sessions WHEN old.ended_at IS NOT NULL BEGIN
    INSERT INTO stale_days VALUES (substr(old.started_at, 1, 10)) ON CONFLICT DO NOTHING;
END;

-- Days that start at another hour are all to be counted again.
CREATE TRIGGER counted_by_setting_added AFTER INSERT ON settings WHEN new.name = 'day_start_hour' BEGIN
    INSERT INTO stale_days VALUES ('all') ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER counted_by_setting_changed AFTER UPDATE OF value ON settings WHEN new.name = 'day_start_hour' BEGIN
    INSERT INTO stale_days VALUES ('all') ON CONFLICT DO NOTHING;
END;
