-- GROUND: queries that are asked every night, by their canonical text and what it meant. weights: JSON; paused: why it waits for somebody to agree.
CREATE TABLE saved_search (
  id $identity$,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  canonical TEXT NOT NULL,
  meaning TEXT NOT NULL,
  weights TEXT NOT NULL,
  scorer TEXT NOT NULL,
  owner TEXT NOT NULL,
  email TEXT NULL,
  webhook TEXT NULL,
  made BIGINT NOT NULL,
  asked BIGINT NULL,
  paused TEXT NULL,
  version BIGINT NOT NULL
);

-- The last answer, to compare the next one with. body: packed JSON.
CREATE TABLE saved_hit (
  search BIGINT NOT NULL,
  candidate TEXT NOT NULL,
  body $bytes$ NOT NULL,
  PRIMARY KEY (search, candidate)
) $packed$;
CREATE INDEX saved_hit_candidate ON saved_hit (candidate);

CREATE TABLE saved_alert (
  id $identity$,
  search BIGINT NOT NULL,
  kind TEXT NOT NULL,
  candidate TEXT NULL,
  login TEXT NULL,
  name TEXT NULL,
  because TEXT NOT NULL,
  at BIGINT NOT NULL,
  seen INTEGER NOT NULL
);
CREATE INDEX saved_alert_search ON saved_alert (search, id);
CREATE INDEX saved_alert_unseen ON saved_alert (search) WHERE seen = 0;
CREATE INDEX saved_alert_candidate ON saved_alert (candidate) WHERE candidate IS NOT NULL;

-- What is still to be sent. It names the alerts and holds none of their text: who leaves meanwhile is not in it. state: 0 waiting, 1 sent, 2 given up.
CREATE TABLE saved_delivery (
  id $identity$,
  search BIGINT NOT NULL,
  way TEXT NOT NULL,
  target TEXT NOT NULL,
  first_alert BIGINT NOT NULL,
  last_alert BIGINT NOT NULL,
  made BIGINT NOT NULL,
  state INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  not_before BIGINT NOT NULL,
  reason TEXT NULL
);
CREATE INDEX saved_delivery_waiting ON saved_delivery (not_before) WHERE state = 0;
