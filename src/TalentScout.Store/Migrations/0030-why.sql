-- Why an item is as urgent as it is; null where its kind says it all.
ALTER TABLE work_item ADD COLUMN why TEXT NULL;
