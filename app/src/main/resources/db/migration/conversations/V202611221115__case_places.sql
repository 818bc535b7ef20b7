-- At which of the business's places a case is at home: its clocks go by that place's hours. Set by hand, or by the mailbox or
-- number it came in by; where nothing is set they go by the place of the promise.
alter table conversations.case_file add column place_id uuid references hours.place on delete set null;

create table conversations.account_place (
    account_id uuid primary key references messaging.account on delete cascade,
    place_id   uuid not null references hours.place on delete cascade
);
create index on conversations.account_place (place_id);
