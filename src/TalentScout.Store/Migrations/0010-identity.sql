-- GROUND: what a person decided about two people. kind: 'merge' (other is folded into one) or 'distinct' (they are two, and are not asked about again).
-- undone: when it was taken back; null while it holds.
CREATE TABLE identity_decision (
  id $identity$,
  kind TEXT NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  reason TEXT NOT NULL,
  made BIGINT NOT NULL,
  undone BIGINT NULL
);
CREATE INDEX identity_decision_one ON identity_decision (one);
CREATE INDEX identity_decision_other ON identity_decision (other);

-- Derived, with the candidate: what a person says that two accounts of one person would share.
CREATE TABLE identity_clue (
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (person, kind, value)
) $packed$;
CREATE INDEX identity_clue_value ON identity_clue (kind, value);

-- Every handle somebody has been seen under, so that a renamed account is found by its old name. A handle that changed hands has several people.
CREATE TABLE handle (
  handle TEXT NOT NULL,
  person TEXT NOT NULL,
  seen BIGINT NOT NULL,
  PRIMARY KEY (handle, person)
) $packed$;
CREATE INDEX handle_person ON handle (person);
