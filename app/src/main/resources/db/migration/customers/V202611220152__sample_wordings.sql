-- Wordings stay, but for those of the invented business when it goes with all its customers.
create or replace function customers.wording_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if to_jsonb(new) - 'written_by' = to_jsonb(old) - 'written_by' and new.written_by is null then return new; end if;
    elsif current_setting('perennial.removing_sample', true) = 'on' then
        return old;
    end if;
    raise exception 'customers.consent_wording is append-only: a change is a new version'
        using errcode = 'restrict_violation';
end $$;
