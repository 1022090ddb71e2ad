-- GROUND: what the team noted while searching. person is a candidate's id; all of it goes with a purge.
CREATE TABLE desk_hidden (
  person TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  note TEXT NULL,
  at BIGINT NOT NULL
) $packed$;

CREATE TABLE desk_seen (
  person TEXT PRIMARY KEY,
  at BIGINT NOT NULL
) $packed$;

CREATE TABLE desk_tag (
  person TEXT NOT NULL,
  tag TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (person, tag)
) $packed$;
CREATE INDEX desk_tag_tag ON desk_tag (tag);

-- removed: when it was taken away; null while it stands. Removed ones go for good with the next one that is removed later than a day.
CREATE TABLE desk_note (
  id $identity$,
  person TEXT NOT NULL,
  text TEXT NOT NULL,
  made BIGINT NOT NULL,
  removed BIGINT NULL
);
CREATE INDEX desk_note_person ON desk_note (person);

CREATE TABLE desk_preset (
  name TEXT PRIMARY KEY,
  weights TEXT NOT NULL,
  made BIGINT NOT NULL,
  removed BIGINT NULL
) $packed$;

CREATE TABLE desk_search (
  address TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  total BIGINT NOT NULL,
  at BIGINT NOT NULL
) $packed$;
CREATE INDEX desk_search_at ON desk_search (at);
