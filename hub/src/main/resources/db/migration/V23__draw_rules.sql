-- When a worker wants what is approved to be drawn, on each chain. No row: when they say so.
create table draw_rule (
    worker bytea not null check (length(worker) = 20),
    chain_id bigint not null check (chain_id > 0),
    kind text not null check (kind in ('at-once', 'weekly', 'above', 'cheap')),
    -- weekly: from Monday, 1
    weekday smallint check (weekday between 1 and 7),
    hour smallint check (hour between 0 and 23),
    zone text,
    -- cheap: the most that one draw may cost, in wei; empty: the lower quarter of what was seen
    most numeric(78, 0) check (most > 0 and most < 2::numeric ^ 96),
    -- above and cheap: after so many days at the latest
    days smallint check (days between 1 and 90),
    -- when it was chosen
    since timestamptz not null,
    -- when draws were asked for last by a rule
    drawn_at timestamptz,
    look_at timestamptz not null,
    primary key (worker, chain_id),
    check (case when kind = 'weekly' then num_nulls(weekday, hour, zone) = 0 else num_nonnulls(weekday, hour, zone) = 0 end),
    check (most is null or kind = 'cheap'),
    check ((days is not null) = (kind in ('above', 'cheap')))
);
create index draw_rule_look on draw_rule (chain_id, look_at);

-- From which sum on, of a token; zero: the chain's coin.
create table draw_rule_sum (
    worker bytea not null,
    chain_id bigint not null,
    token bytea not null check (length(token) = 20),
    sum numeric(78, 0) not null check (sum > 0 and sum < 2::numeric ^ 96),
    primary key (worker, chain_id, token),
    foreign key (worker, chain_id) references draw_rule on delete cascade
);

-- What gas cost in the last days, in wei for a unit.
create table gas_seen (
    chain_id bigint not null check (chain_id > 0),
    at timestamptz not null,
    price numeric(78, 0) not null check (price >= 0),
    primary key (chain_id, at)
);

-- Several draws in one transaction, written before it is sent.
create table keeper_batch (
    id bigint generated always as identity primary key,
    layer smallint not null references layer,
    call bytea not null,
    created_at timestamptz not null
);

alter table keeper_job
    -- asked for by a worker's rule: drawn with others, and within what the operator pays for
    add column ruled boolean not null default false,
    -- and yet sent by itself
    add column alone boolean not null default false,
    -- in which it is, or was, sent
    add column batch bigint references keeper_batch;
create index keeper_job_of_batch on keeper_job (batch) where batch is not null;
create index keeper_job_ruled on keeper_job (layer, updated_at) where ruled;
