-- What the hub submits to the escrow. A job is written before anything is sent.
create table keeper_job (
    id bigint generated always as identity primary key,
    kind text not null,
    agreement bytea not null check (length(agreement) = 32),
    call bytea not null,
    state text not null default 'waiting' check (state in ('waiting', 'sending', 'done', 'failed')),
    attempts int not null default 0 check (attempts >= 0),
    transaction bytea check (length(transaction) = 32),
    error text,
    not_before timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (state <> 'done' or transaction is not null),
    check (state <> 'failed' or error is not null)
);
-- The same wish twice is one, while it is on its way.
create unique index keeper_job_once on keeper_job (agreement, sha256(call)) where state in ('waiting', 'sending');
create index keeper_job_live on keeper_job (not_before) where state in ('waiting', 'sending');
create index keeper_job_of_agreement on keeper_job (agreement, id);
