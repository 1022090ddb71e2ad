-- GROUND: lists as they were when they were frozen. brief and weights are JSON. hash: of the rows, so that the same list is kept once; null while it is being made.
CREATE TABLE lead_list (
  id $identity$,
  title TEXT NOT NULL,
  shortlist BIGINT NULL,
  query TEXT NOT NULL,
  brief TEXT NULL,
  weights TEXT NOT NULL,
  scorer TEXT NOT NULL,
  generation BIGINT NOT NULL,
  made BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  total BIGINT NOT NULL,
  count BIGINT NOT NULL,
  hash TEXT NULL
);

-- Rows, some hundred at a time, as packed JSON.
CREATE TABLE lead_list_rows (
  list BIGINT NOT NULL,
  chunk INTEGER NOT NULL,
  body $bytes$ NOT NULL,
  PRIMARY KEY (list, chunk)
);

-- Where somebody stands, so that a purge finds them.
CREATE TABLE lead_list_person (
  candidate TEXT NOT NULL,
  list BIGINT NOT NULL,
  chunk INTEGER NOT NULL,
  PRIMARY KEY (candidate, list)
) $packed$;
CREATE INDEX lead_list_person_list ON lead_list_person (list);

-- What left, in which form, who asked for it.
CREATE TABLE export_log (
  id $identity$,
  list BIGINT NOT NULL,
  title TEXT NOT NULL,
  at BIGINT NOT NULL,
  by TEXT NOT NULL,
  format TEXT NOT NULL,
  profile TEXT NULL,
  columns TEXT NULL,
  written BIGINT NOT NULL,
  withheld BIGINT NOT NULL
);
