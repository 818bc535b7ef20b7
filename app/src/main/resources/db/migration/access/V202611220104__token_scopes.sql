-- What a token may, until when, and how often it asked in the minute it last asked in. Tokens made before this could
-- only reach orders, and keep that; they have no end.
alter table access.api_token
    add column scopes  text[] not null default '{orders:read,orders:write}',
    add column ends_at timestamptz,
    add column minute  bigint not null default 0,
    add column asked   int not null default 0;
alter table access.api_token alter column scopes drop default;
alter table access.api_token add check (cardinality(scopes) > 0), add check (ends_at > created_at);
