-- What the contract needs beside the signature: the way to the root of the batch that was signed, and where a key signed
-- that client or approver lent their right to, what they signed for that.
alter table voucher
    add column path bytea not null default '' check (length(path) % 32 = 0),
    add column lent_limit numeric(78, 0) check (lent_limit < 2::numeric ^ 96),
    add column lent_by bytea check (length(lent_by) = 20),
    add column delegation bytea check (length(delegation) = 64),
    add column delegation_path bytea check (length(delegation_path) % 32 = 0),
    add check (num_nulls(lent_limit, lent_by, delegation, delegation_path) in (0, 4)),
    add check (lent_limit is null or total <= lent_limit);
-- Whether a document was approved already.
create index voucher_of_memo on voucher (agreement, memo);

-- Keys that approve running hours for client or approver. The contract knows the limit alone and knows of no end; the rest
-- is what this hub and the page of whoever lent it keep.
create table standing (
    agreement bytea not null check (length(agreement) = 32),
    key bytea not null check (length(key) = 20),
    lent_by bytea not null check (length(lent_by) = 20),
    lent_limit numeric(78, 0) not null check (lent_limit > 0 and lent_limit < 2::numeric ^ 96),
    signature bytea not null check (length(signature) = 64),
    path bytea not null check (length(path) % 32 = 0),
    day_minutes int not null check (day_minutes between 1 and 1440),
    week_minutes int not null check (week_minutes between 1 and 10080),
    until timestamptz not null,
    created_at timestamptz not null,
    stopped_at timestamptz,
    primary key (agreement, key)
);
create unique index standing_one_at_a_time on standing (agreement) where stopped_at is null;
create index standing_of_lender on standing (lent_by);
