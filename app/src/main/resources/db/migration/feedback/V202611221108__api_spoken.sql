-- Modules above read here what a submission speaks of: 1 praised, -1 blamed, 0 both ways or neither.
create view feedback.api_spoken as
select a.submission_id, l.aspect,
       sign(sum(case l.mood when 'POSITIVE' then 1 when 'NEGATIVE' then -1 else 0 end))::int as mood
from feedback.comment_label l join feedback.answer a on a.id = l.answer_id
group by a.submission_id, l.aspect;
