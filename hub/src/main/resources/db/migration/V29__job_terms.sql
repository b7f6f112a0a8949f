-- Words, skills and languages of a job in one vector with one index (market/JobTerm). Without places and weights it is small
-- enough to lie in the row itself, so that looking at one job after the other is quick; what is only needed to show or to
-- rank one of them lies beside the table.
drop index job_search;
drop index job_skills;
alter table job set (toast_tuple_target = 1400);
alter table job alter column search set storage external, alter column body set storage external;
alter table job add column terms tsvector storage main;
update job set terms = strip(search) || array_to_tsvector(array(
    select '/' || skill from unnest(skills) as skill
    union select '@' || language from unnest(case when languages = '{}' then array[''] else languages end) as language));
alter table job alter column terms set not null;
create index job_terms on job using gin (terms) where not closed;
