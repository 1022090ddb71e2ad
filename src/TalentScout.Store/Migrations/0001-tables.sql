-- One text for SQLite and PostgreSQL; $identity$, $bytes$ and $packed$ are what differs between them (Schema.cs).
-- Times are milliseconds since 1970 in UTC. Ids of people and repositories are in their text form. Append only: never edit a script that was released.

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

-- sequence: last change of a candidate; mark: last batch that marked somebody for folding;
-- suppression: version of the list; trimmed: the change feed is complete only after this sequence number.
CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL
);
INSERT INTO counter (name, value) VALUES ('sequence', 0), ('mark', 0), ('suppression', 0), ('trimmed', 0);

-- fetched: when this very content came; confirmed: when the source last said that it is still so.
-- hash: of the content without times; evidence_hash: of what was extracted from it, without times.
CREATE TABLE document (
  id $identity$,
  key TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  person TEXT NULL,
  repository TEXT NULL,
  fetched BIGINT NOT NULL,
  confirmed BIGINT NOT NULL,
  etag TEXT NULL,
  last_modified TEXT NULL,
  next TEXT NULL,
  context TEXT NOT NULL,
  hash TEXT NOT NULL,
  evidence_hash TEXT NOT NULL,
  body $bytes$ NOT NULL
);
CREATE INDEX document_person ON document (person) WHERE person IS NOT NULL;
CREATE INDEX document_repository ON document (repository) WHERE repository IS NOT NULL;

-- commits: what this row adds to the repository's tally, 0 for kinds that say nothing of it; account: 0 person, else the kind of account.
CREATE TABLE evidence (
  document BIGINT NOT NULL,
  ord INTEGER NOT NULL,
  kind TEXT NOT NULL,
  person TEXT NULL,
  repository TEXT NULL,
  extractor TEXT NOT NULL,
  commits INTEGER NOT NULL,
  account INTEGER NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (document, ord)
) $packed$;
CREATE INDEX evidence_person ON evidence (person) WHERE person IS NOT NULL;
CREATE INDEX evidence_repository ON evidence (repository, kind, person) WHERE repository IS NOT NULL;

-- Whose evidence changed since they were folded, and repositories whose people have not been marked yet.
CREATE TABLE dirty (
  person TEXT NOT NULL PRIMARY KEY,
  mark BIGINT NOT NULL
) $packed$;
CREATE TABLE dirty_repository (
  repository TEXT NOT NULL PRIMARY KEY
) $packed$;

CREATE TABLE candidate (
  id TEXT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL UNIQUE,
  login TEXT NOT NULL,
  hash TEXT NOT NULL,
  body $bytes$ NOT NULL
);
CREATE INDEX candidate_login ON candidate (login);

-- Tombstones, until the index has passed them.
CREATE TABLE removed (
  id TEXT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL UNIQUE
);

CREATE TABLE suppression (
  hash TEXT NOT NULL PRIMARY KEY,
  added BIGINT NOT NULL,
  reason TEXT NOT NULL
);

CREATE TABLE run (
  id $identity$,
  job TEXT NOT NULL,
  night TEXT NOT NULL,
  pass INTEGER NOT NULL,
  state TEXT NOT NULL,
  started BIGINT NOT NULL,
  ended BIGINT NULL,
  reason TEXT NOT NULL,
  UNIQUE (job, night, pass)
);
CREATE TABLE run_count (
  run BIGINT NOT NULL,
  name TEXT NOT NULL,
  value BIGINT NOT NULL,
  PRIMARY KEY (run, name)
) $packed$;
CREATE TABLE run_reason (
  run BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  value BIGINT NOT NULL,
  PRIMARY KEY (run, outcome, reason)
) $packed$;

-- state: 0 pending, 1 done, 2 gone, 3 disallowed, 4 given up. Waiting is pending with not_before in the future.
CREATE TABLE work_item (
  id $identity$,
  run BIGINT NOT NULL,
  key TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  bucket TEXT NOT NULL,
  priority INTEGER NOT NULL,
  depth INTEGER NOT NULL,
  context TEXT NOT NULL,
  state INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  not_before BIGINT NOT NULL,
  reason TEXT NULL,
  UNIQUE (run, key)
);
CREATE INDEX work_item_pending ON work_item (run, bucket, priority, id) WHERE state = 0;

-- A limit that was met: nothing of this bucket is asked before then, by any run, after a restart too. Bucket '' is all of the source.
CREATE TABLE hold (
  source TEXT NOT NULL,
  bucket TEXT NOT NULL,
  until BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (source, bucket)
) $packed$;
