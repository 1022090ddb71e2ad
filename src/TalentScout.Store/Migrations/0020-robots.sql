-- What hosts answered to /robots.txt, so that a restart asks none again within the day.
CREATE TABLE robots (
  origin TEXT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  status INTEGER NOT NULL,
  body $bytes$ NOT NULL
);

-- Items of a bucket in a run are counted, where a host may have only so many.
CREATE INDEX work_item_bucket ON work_item (run, bucket);
