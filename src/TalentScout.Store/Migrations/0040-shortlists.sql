-- GROUND: what people decided about candidates. stages, brief and tags are JSON; query is canonical; version grows with every change.
CREATE TABLE shortlist (
  id $identity$,
  role TEXT NOT NULL,
  query TEXT NOT NULL,
  brief TEXT NULL,
  stages TEXT NOT NULL,
  owner TEXT NULL,
  created BIGINT NOT NULL,
  closed BIGINT NULL,
  version BIGINT NOT NULL
);

-- A lead that was taken off the list stays, so that it can be put back. place: order within the shortlist.
CREATE TABLE lead (
  id $identity$,
  shortlist BIGINT NOT NULL,
  candidate TEXT NOT NULL,
  login TEXT NOT NULL,
  name TEXT NULL,
  url TEXT NULL,
  stage TEXT NOT NULL,
  place DOUBLE PRECISION NOT NULL,
  tags TEXT NOT NULL,
  owner TEXT NULL,
  channel TEXT NULL,
  referrer TEXT NULL,
  rejection TEXT NULL,
  query TEXT NULL,
  scorer TEXT NULL,
  score DOUBLE PRECISION NULL,
  added BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  removed BIGINT NULL,
  version BIGINT NOT NULL,
  UNIQUE (shortlist, candidate)
);
CREATE INDEX lead_candidate ON lead (candidate);

CREATE TABLE lead_note (
  id $identity$,
  lead BIGINT NOT NULL,
  by TEXT NOT NULL,
  at BIGINT NOT NULL,
  text TEXT NOT NULL,
  removed BIGINT NULL
);
CREATE INDEX lead_note_lead ON lead_note (lead);

-- One person's marks of one stage; body: JSON.
CREATE TABLE scorecard (
  lead BIGINT NOT NULL,
  stage TEXT NOT NULL,
  by TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (lead, stage, by)
) $packed$;

-- Every change of every field. What was done at once shares a batch. version: of the lead after it; undone: when it was taken back.
CREATE TABLE lead_event (
  id $identity$,
  shortlist BIGINT NOT NULL,
  lead BIGINT NOT NULL,
  version BIGINT NOT NULL,
  batch BIGINT NOT NULL,
  at BIGINT NOT NULL,
  by TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT NULL,
  after TEXT NULL,
  undone BIGINT NULL
);
CREATE INDEX lead_event_lead ON lead_event (lead, version);
CREATE INDEX lead_event_shortlist ON lead_event (shortlist, id);
CREATE INDEX lead_event_batch ON lead_event (batch);
INSERT INTO counter (name, value) VALUES ('batch', 0);

-- token: SHA-256 of what the link has; the link itself is shown once and kept nowhere.
CREATE TABLE review_link (
  id $identity$,
  shortlist BIGINT NOT NULL,
  token TEXT NOT NULL UNIQUE,
  whom TEXT NOT NULL,
  blind INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  made BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  revoked BIGINT NULL
);
CREATE INDEX review_link_shortlist ON review_link (shortlist);

CREATE TABLE review_verdict (
  link BIGINT NOT NULL,
  lead BIGINT NOT NULL,
  verdict TEXT NOT NULL,
  note TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (link, lead)
) $packed$;
CREATE INDEX review_verdict_lead ON review_verdict (lead);
