-- When sources were asked whose terms allow so many requests a day: a restart must not begin a day anew. Rows older than a day are deleted.
CREATE TABLE source_request (
  source TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX source_request_at ON source_request (source, at);
