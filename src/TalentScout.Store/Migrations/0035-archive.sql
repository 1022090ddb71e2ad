-- GH Archive: its files as ground, and what they counted in sorted runs that are merged as they pile up (Archives/RunMerge.cs).

-- hash: SHA-256 of the file; state: reading, done, incomplete, missing; position: unpacked bytes taken; hour: since 1970; counts: JSON.
CREATE TABLE archive_file (
  id $identity$,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  hour BIGINT NULL,
  bytes BIGINT NOT NULL,
  state TEXT NOT NULL,
  position BIGINT NOT NULL,
  reason TEXT NOT NULL,
  counts TEXT NOT NULL,
  read BIGINT NOT NULL
);
CREATE INDEX archive_file_hour ON archive_file (hour) WHERE hour IS NOT NULL;

-- kind: 0 counts, 1 people, 2 repositories; live: 0 while a merge writes it.
CREATE TABLE archive_run (
  id $identity$,
  kind INTEGER NOT NULL,
  level INTEGER NOT NULL,
  live INTEGER NOT NULL
);

-- Records with keys from first to last, packed; a key's records lie in one chunk of a run.
CREATE TABLE archive_chunk (
  id $identity$,
  run BIGINT NOT NULL,
  first BIGINT NOT NULL,
  last BIGINT NOT NULL,
  data $bytes$ NOT NULL
);
CREATE UNIQUE INDEX archive_chunk_first ON archive_chunk (run, first);

-- Numbers of the events that were counted, by the hour they happened in.
CREATE TABLE archive_seen (
  id $identity$,
  hour BIGINT NOT NULL,
  data $bytes$ NOT NULL
);
CREATE INDEX archive_seen_hour ON archive_seen (hour);

-- archive: raised by every removal of a person from the runs; a merge that began before starts anew.
INSERT INTO counter (name, value) VALUES ('archive', 0);
