-- What the keeper's jobs cost and brought, and what they may spend.
alter table keeper_job
    -- whose draw before the end it is: paid from the reserve
    add column reserved boolean not null default false,
    -- waits because what is in the purse is kept for such draws
    add column postponed boolean not null default false,
    -- a draw with a tip
    add column tipped boolean not null default false,
    -- of the transaction's receipt, in the smallest unit of the native coin
    add column gas bigint check (gas >= 0),
    add column spent numeric(78, 0) check (spent >= 0),
    add column tip numeric(78, 0) check (tip >= 0),
    add column spent_at timestamptz,
    add check ((gas is null) = (spent is null) and (spent is null) = (tip is null) and (spent is null) = (spent_at is null));
create index keeper_job_spent on keeper_job (spent_at) where spent_at is not null;
create index keeper_job_reserved on keeper_job (agreement) where reserved;
create index agreement_in_notice on agreement (id) where phase = 'notice';
