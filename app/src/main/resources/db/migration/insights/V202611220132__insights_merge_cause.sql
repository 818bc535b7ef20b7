alter table insights.run drop constraint run_cause_check;
alter table insights.run add constraint run_cause_check check (cause in ('IMPORT', 'PURCHASE', 'MERGE', 'NIGHT', 'HAND'));
