-- Postings over time. document: key of the document it stands in (text, since it outlives the document); closed: null while it stands; hash: of the content,
-- so that an unchanged one is not written again. posted and closes: days as "2026-03-14".
CREATE TABLE posting (
  id $identity$,
  source TEXT NOT NULL,
  document TEXT NOT NULL,
  url TEXT NOT NULL,
  opened BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  confirmed BIGINT NOT NULL,
  closed BIGINT NULL,
  why TEXT NULL,
  reopened INTEGER NOT NULL,
  body $bytes$ NOT NULL
);
CREATE INDEX posting_document ON posting (document);

-- posting: grows with every change of a posting, so that what was made from them is made anew.
INSERT INTO counter (name, value) VALUES ('posting', 0);
