-- Signing in and out belong to the log too. Who did something stays named by id when the account is gone.
alter table access.audit_entry drop constraint audit_entry_action_check;
alter table access.audit_entry add check
    (action in ('VIEWED', 'CHANGED', 'EXPORTED', 'SIGNED_IN', 'SIGNED_OUT', 'FAILED'));
alter table access.audit_entry drop constraint audit_entry_staff_id_fkey;
create index on access.audit_entry (action, at desc, id desc);

-- How many rows taken out at once the owner is told of, and how long the log is kept.
create table access.audit_rule (
    one       boolean primary key default true check (one),
    many_rows int not null default 1000 check (many_rows between 1 and 1000000),
    kept_days int not null default 730 check (kept_days between 30 and 3650)
);
insert into access.audit_rule default values;

create table access.export_alarm (
    entry_id uuid primary key references access.audit_entry on delete cascade,
    seen_by  uuid references access.staff on delete set null,
    seen_at  timestamptz
);
create index on access.export_alarm (entry_id) where seen_at is null;

create function access.only_ever_added_to() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('perennial.retention', true) = 'on' then
        return old;
    end if;
    -- whose it was goes with an erasure; what was done stays
    if tg_op = 'UPDATE' and current_setting('perennial.retention', true) = 'on' then
        if new.subject is null and to_jsonb(new) - 'subject' = to_jsonb(old) - 'subject' then
            return new;
        end if;
    end if;
    raise exception 'the audit log is only ever added to' using errcode = 'restrict_violation';
end $$;
create trigger only_ever_added_to before update or delete on access.audit_entry
    for each row execute function access.only_ever_added_to();
create trigger never_emptied before truncate on access.audit_entry
    for each statement execute function access.only_ever_added_to();
