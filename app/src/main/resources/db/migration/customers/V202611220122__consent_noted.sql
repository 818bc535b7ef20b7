-- A no that staff note by one press, without more to say.
alter table customers.consent drop constraint consent_way_check;
alter table customers.consent add constraint consent_way_check
    check (way in ('PAGE', 'CONFIRMATION', 'ONE_CLICK', 'FORM', 'IN_PERSON', 'BY_PHONE', 'ON_PAPER', 'IN_WRITING',
                   'NOTED', 'IMPORT', 'API', 'MERGE'));
