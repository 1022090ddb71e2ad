-- Work that is told by the name of its repository alone is folded under the repository's number, where a claim about the repository says both.
CREATE INDEX evidence_repository_name ON evidence (lower(detail ->> 'fullName')) WHERE kind = 'repository';

INSERT INTO dirty (person, mark)
SELECT DISTINCT person, (SELECT value FROM counter WHERE name = 'mark') FROM evidence WHERE person IS NOT NULL AND repository LIKE 'github:%/%'
ON CONFLICT (person) DO NOTHING;
