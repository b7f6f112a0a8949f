-- Agreements at which something changed, one row for a change of many: their ids, one behind the other. Whoever writes
-- alerts takes over into alert_look those of which somebody can be reached.
create table alert_mark (
    id bigint generated always as identity primary key,
    agreements bytea not null check (length(agreements) > 0 and length(agreements) % 32 = 0)
);
-- Ids cannot be compressed; in the row, as long as they fit, they are written once.
alter table alert_mark alter column agreements set storage main;

insert into alert_mark (agreements) select distinct agreement from alert_look where not_before is null;
delete from alert_look where not_before is null;
