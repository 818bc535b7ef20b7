-- Whether whoever writes first is told that it arrived, and in which words; {estimate} stands for how long it takes.
create table conversations.acknowledgement (
    only_one   boolean primary key default true check (only_one),
    active     boolean not null,
    words      text not null check (words <> ''),
    changed_at timestamptz not null
);
