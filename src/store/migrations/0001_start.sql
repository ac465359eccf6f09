-- Moments are RFC 3339 text with the offset they were lived in; "…_utc" is the same instant as seconds since 1970,
-- to order by. Choices are their ids, lists and structures JSON. A row is never deleted: "deleted_at" hides it.

CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    at_utc INTEGER NOT NULL,
    region TEXT,
    side TEXT,
    pops TEXT,
    sound TEXT,
    "trigger" TEXT,
    pain INTEGER CHECK (pain BETWEEN 0 AND 10),
    pain_later INTEGER CHECK (pain_later BETWEEN 0 AND 10),
    pain_kind TEXT,
    urge INTEGER CHECK (urge BETWEEN 0 AND 10),
    relief INTEGER CHECK (relief BETWEEN 0 AND 10),
    effort TEXT,
    context TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(context)),
    tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE INDEX entries_by_time ON entries (at_utc, id);

CREATE TABLE urges (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    at_utc INTEGER NOT NULL,
    region TEXT,
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
    level_after INTEGER CHECK (level_after BETWEEN 0 AND 10),
    alternative TEXT,
    outcome TEXT,
    entry INTEGER REFERENCES entries (id),
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX urges_by_time ON urges (at_utc, id);
CREATE INDEX urges_by_entry ON urges (entry);

CREATE TABLE days (
    date TEXT NOT NULL PRIMARY KEY,
    pain_today INTEGER CHECK (pain_today BETWEEN 0 AND 10),
    sit_hours INTEGER CHECK (sit_hours BETWEEN 0 AND 24),
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    started_at TEXT NOT NULL,
    started_utc INTEGER NOT NULL,
    ended_at TEXT,
    routine TEXT NOT NULL,
    plan TEXT NOT NULL CHECK (json_valid(plan)),
    position_seconds REAL NOT NULL DEFAULT 0 CHECK (position_seconds >= 0),
    planned_seconds REAL NOT NULL DEFAULT 0,
    done_seconds REAL NOT NULL DEFAULT 0,
    completed INTEGER NOT NULL DEFAULT 0 CHECK (completed IN (0, 1)),
    stopped TEXT,
    pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
    felt TEXT,
    steps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(steps)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX sessions_by_time ON sessions (started_utc, id);

CREATE TABLE checks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    at_utc INTEGER NOT NULL,
    who TEXT NOT NULL,
    ruleset TEXT NOT NULL,
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    result TEXT NOT NULL CHECK (json_valid(result)),
    seen_at TEXT,
    exercise_agreed TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX checks_by_time ON checks (at_utc, id);

-- "since" is when the answer took its value, "at" when it was last given.
CREATE TABLE safety_answers (
    question TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value)),
    at TEXT NOT NULL,
    since TEXT NOT NULL
) STRICT;

CREATE TABLE confirmations (
    id TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE routines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    routine TEXT NOT NULL CHECK (json_valid(routine)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value)),
    updated_at TEXT NOT NULL
) STRICT;
