-- Who is told, for the record of processing; without what messages are signed with.
create view programs.api_endpoint as select id, url, events, made_at, shut_at from programs.endpoint;

-- What programs were answered about whom, for the copy a person may ask for.
create view programs.api_first_answer as select customer_id, status, body, at from programs.first_answer;
