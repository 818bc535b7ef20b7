-- What a case cost its customer, counted when it closed.
alter table conversations.case_file
    add effort numeric(8, 1) check (effort >= 0),
    add waited_seconds bigint check (waited_seconds >= 0),
    add ways int check (ways >= 0);
