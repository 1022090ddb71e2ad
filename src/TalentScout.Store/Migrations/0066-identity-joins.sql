-- Derived: who is folded into whom because their post links the account. Made anew before each fold (IdentityJoins.cs); url: the post.
CREATE TABLE identity_join (
  other TEXT NOT NULL PRIMARY KEY,
  one TEXT NOT NULL,
  url TEXT NOT NULL
);
CREATE INDEX identity_join_one ON identity_join (one);
