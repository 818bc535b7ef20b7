-- What all who look have read of the open cases is counted at once: by the case, where their lines lie side by side.
alter table conversations.reading
    drop constraint reading_pkey,
    add primary key (case_id, staff_id) include (seq);
drop index conversations.reading_case_id_idx;
