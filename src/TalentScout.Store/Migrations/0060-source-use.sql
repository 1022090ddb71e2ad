-- What was left of a source's limits, and what was asked of it in the minute before, when a batch of its work was stored: a restart keeps to both. told: JSON.
CREATE TABLE source_use (
  source TEXT NOT NULL PRIMARY KEY,
  told TEXT NOT NULL
);
