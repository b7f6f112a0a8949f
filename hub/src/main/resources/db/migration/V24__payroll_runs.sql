-- Lists of pay that are being worked off. Written down before anything is sent: the items are fixed, each transaction is
-- written with its bytes before a wallet is asked for it, and its hash before a node has it, where the hub passes it on.
create table payroll_run (
    id uuid primary key,
    kind text not null check (kind in ('open', 'topup', 'approve', 'bonus')),
    layer smallint not null references layer,
    by bytea not null check (length(by) = 20),
    -- the chain's height when it was planned: what it sends is in later blocks
    since_block bigint not null check (since_block >= 0),
    created_at timestamptz not null,
    -- when nothing more was to be done, or its owner put it aside
    ended_at timestamptz
);
create unique index payroll_run_one_at_a_time on payroll_run (by, layer) where ended_at is null;
create index payroll_run_of on payroll_run (by, created_at);

create table payroll_item (
    run uuid not null references payroll_run,
    number int not null check (number >= 0),
    -- of the list
    line bigint not null check (line > 0),
    label text not null,
    agreement bytea not null check (length(agreement) = 32),
    worker bytea not null check (length(worker) = 20),
    token bytea not null check (length(token) = 20),
    amount numeric(78, 0) not null check (amount > 0 and amount < 2::numeric ^ 96),
    -- what was approved or drawn when it was planned, and what will be; zero where no voucher line moves
    before numeric(78, 0) not null check (before >= 0 and before < 2::numeric ^ 96),
    total numeric(78, 0) not null check (total >= 0 and total < 2::numeric ^ 96),
    memo bytea not null check (length(memo) = 32),
    about text not null check (length(about) <= 120),
    -- what went in or out in the end
    moved numeric(78, 0) check (moved > 0),
    -- why nothing did
    failed text,
    primary key (run, number),
    unique (run, agreement),
    check (moved is null or failed is null)
);

create table payroll_step (
    run uuid not null references payroll_run,
    number int not null check (number >= 0),
    call text not null check (call in ('openMany', 'topUpMany', 'payMany')),
    -- the numbers of its items
    items int[] not null check (cardinality(items) > 0),
    data bytea not null,
    value numeric(78, 0) not null check (value >= 0),
    -- asked: a wallet was asked; sent: a hash is known; mined: in a block; done: in one that is final; void: it cannot be
    -- mined any more, or failed, and its items are free again
    state text not null check (state in ('asked', 'sent', 'mined', 'done', 'void')),
    asked_at timestamptz not null,
    -- the wallet's next nonce when it was asked
    asked_nonce bigint not null check (asked_nonce >= 0),
    transaction bytea check (length(transaction) = 32),
    block bigint check (block >= 0),
    fee numeric(78, 0) check (fee >= 0),
    primary key (run, number),
    check ((state in ('mined', 'done')) = (transaction is not null)),
    check (num_nulls(transaction, block, fee) in (0, 3))
);
create unique index payroll_step_one_at_a_time on payroll_step (run) where state in ('asked', 'sent');
create index payroll_step_by_data on payroll_step (sha256(data));

-- Transactions that were signed for a step. Several have the same nonce, or all before are void: one at most is ever mined.
create table payroll_try (
    run uuid not null,
    step int not null,
    transaction bytea not null check (length(transaction) = 32),
    -- as it was signed; null: a wallet sent it by itself
    raw bytea,
    nonce bigint check (nonce >= 0),
    at timestamptz not null,
    primary key (run, step, transaction),
    foreign key (run, step) references payroll_step
);
