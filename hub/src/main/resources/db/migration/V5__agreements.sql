-- What the escrow's events say, as they were read, with the blocks that say it. Amounts are numbers of the smallest unit.
create table chain_checkpoint (
    only_one boolean primary key default true check (only_one),
    checkpoint text not null
);
create table chain_event (
    block bigint not null check (block >= 0),
    transaction_index int not null,
    log_index int not null,
    block_hash bytea not null check (length(block_hash) = 32),
    transaction bytea not null check (length(transaction) = 32),
    agreement bytea not null check (length(agreement) = 32),
    name text not null,
    topics bytea not null check (length(topics) % 32 = 0),
    data bytea not null,
    at timestamptz not null,
    primary key (block, transaction_index, log_index)
);
create index chain_event_of_agreement on chain_event (agreement, block, transaction_index, log_index);

-- The newest state of each agreement; made of the events, and made anew from them at any time.
create table agreement (
    id bytea primary key check (length(id) = 32),
    terms bytea not null check (length(terms) = 249),
    client bytea not null check (length(client) = 20),
    worker bytea not null check (length(worker) = 20),
    approver bytea not null check (length(approver) = 20),
    arbiter bytea not null check (length(arbiter) = 20),
    payee bytea not null check (length(payee) = 20),
    token bytea not null check (length(token) = 20),
    funded numeric(78, 0) not null check (funded >= 0 and funded < 2::numeric ^ 96),
    drawn numeric(78, 0) not null check (drawn >= 0 and drawn <= funded),
    claimed numeric(78, 0) not null check (claimed >= 0),
    disputed numeric(78, 0) not null check (disputed >= 0),
    remaining numeric(78, 0) not null check (remaining >= 0),
    paid numeric(78, 0) not null check (paid >= 0),
    phase text not null check (phase in ('open', 'notice', 'closed')),
    notice_end timestamptz,
    opened_block bigint not null,
    opened_at timestamptz not null,
    updated_at timestamptz not null,
    -- when somebody may have to do something for it next
    due timestamptz,
    check (phase <> 'closed' or remaining = 0),
    check (phase <> 'notice' or notice_end is not null)
);
create index agreement_of_client on agreement (client, updated_at);
create index agreement_of_worker on agreement (worker, updated_at);
create index agreement_of_approver on agreement (approver, updated_at);
create index agreement_of_arbiter on agreement (arbiter, updated_at);
create index agreement_due on agreement (due) where due is not null;

-- Terms before the agreement is opened; they stay as the record of what was offered.
create table offer (
    agreement bytea primary key check (length(agreement) = 32),
    terms bytea not null check (length(terms) = 249),
    client bytea not null check (length(client) = 20),
    worker bytea not null check (length(worker) = 20),
    job bytea check (length(job) = 32),
    proposal bytea check (length(proposal) = 32),
    sum numeric(78, 0) not null check (sum >= 0 and sum < 2::numeric ^ 96),
    proposed_by bytea not null check (proposed_by in (client, worker)),
    since_block bigint not null check (since_block >= 0),
    worker_signature bytea check (length(worker_signature) = 64),
    signed_at timestamptz,
    withdrawn_at timestamptz,
    created_at timestamptz not null,
    check ((worker_signature is null) = (signed_at is null))
);
create index offer_of_client on offer (client, created_at);
create index offer_of_worker on offer (worker, created_at);

-- Approvals. A higher total replaces a lower one; all are kept.
create table voucher (
    agreement bytea not null check (length(agreement) = 32),
    total numeric(78, 0) not null check (total > 0 and total < 2::numeric ^ 96),
    memo bytea not null check (length(memo) = 32),
    signer bytea not null check (length(signer) = 20),
    signature bytea not null check (length(signature) = 64),
    at timestamptz not null,
    primary key (agreement, total)
);

-- What one side signed to close together, until the other does.
create table closing (
    agreement bytea primary key check (length(agreement) = 32),
    round int not null check (round >= 0),
    total numeric(78, 0) not null check (total >= 0 and total < 2::numeric ^ 96),
    deadline timestamptz not null,
    by_client bytea check (length(by_client) = 64),
    by_worker bytea check (length(by_worker) = 64),
    at timestamptz not null
);

-- Transactions that a party's own wallet sent, shown until the chain has them.
create table announced (
    transaction bytea primary key check (length(transaction) = 32),
    agreement bytea not null check (length(agreement) = 32),
    action text not null,
    by bytea not null check (length(by) = 20),
    at timestamptz not null
);
create index announced_of_agreement on announced (agreement, at);
