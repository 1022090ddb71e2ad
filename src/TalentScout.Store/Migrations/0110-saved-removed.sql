-- A saved search that was deleted can be brought back for a day: until then it is asked no more, told of no more, and kept whole.
ALTER TABLE saved_search ADD COLUMN removed BIGINT NULL;
