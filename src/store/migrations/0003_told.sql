-- When anything but the note of a crack was said last; none is when it was changed last.
ALTER TABLE entries ADD COLUMN told_at TEXT;

-- It went to the trash because the urge it belongs to did not end in a crack after all, not by itself.
ALTER TABLE entries ADD COLUMN went_with_urge INTEGER NOT NULL DEFAULT 0 CHECK (went_with_urge IN (0, 1));
