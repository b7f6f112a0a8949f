-- Which timesheet of a period its author handed in last, as far as the hub was told of which period they are. Claims in hand
-- of the ones before it are not made any more.
create table newest_sheet (
    agreement bytea not null check (length(agreement) = 32),
    author bytea not null check (length(author) = 20),
    -- its first day
    period date not null,
    id bytea not null check (length(id) = 32),
    -- by the author's clock, and the hub's order of what is of the same second
    created_at timestamptz not null,
    seq bigint not null,
    primary key (agreement, author, period)
);

insert into newest_sheet (agreement, author, period, id, created_at, seq)
select distinct on (told.agreement, told.author, told.period)
    told.agreement, told.author, told.period, d.id, d.created_at, d.seq
from (
    select agreement, author, period, id from running_sheet
    union
    select c.agreement, a.worker, c.period, c.evidence from claim_in_hand c join agreement a on a.id = c.agreement
) told
join document d on d.id = told.id and d.author = told.author
order by told.agreement, told.author, told.period, d.created_at desc, d.seq desc;
