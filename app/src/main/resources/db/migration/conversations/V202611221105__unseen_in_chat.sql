-- left_at: they said that they go; what they had before their eyes until then they have seen.
alter table conversations.visitor add column left_at timestamptz;

-- mailed_at: what was answered in the chat and not seen there went by mail too.
alter table conversations.entry add column mailed_at timestamptz;
