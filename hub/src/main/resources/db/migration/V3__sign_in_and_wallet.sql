-- What a wallet was asked to sign, until it is used or its time is over.
create table sign_in_nonce (
    nonce text primary key,
    address bytea not null check (length(address) = 20),
    issued_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > issued_at)
);
create index sign_in_nonce_by_end on sign_in_nonce (expires_at);
create index session_by_use on session (seen_at);

-- Whoever signed in once.
create table account (
    address bytea primary key check (length(address) = 20),
    backup_done boolean not null default false,
    created_at timestamptz not null
);

-- Wallets made in the browser, encrypted there. The proof that fetches one is kept as a salted SHA-256.
create table vault (
    address bytea primary key references account,
    name text not null unique check (length(name) between 3 and 1364),
    body text not null check (length(body) <= 4096),
    salt bytea not null check (length(salt) = 16),
    proof bytea not null check (length(proof) = 32),
    stored_at timestamptz not null
);

-- Transactions that people sent through the hub. `raw` is empty where the wallet sent it to the network itself; the other
-- empty columns are not known until a node knows the transaction.
create table sent_transaction (
    hash bytea primary key check (length(hash) = 32),
    sequence bigint generated always as identity unique,
    address bytea not null check (length(address) = 20),
    raw bytea,
    nonce bigint check (nonce >= 0),
    recipient bytea check (length(recipient) = 20),
    token bytea check (length(token) = 20),
    amount numeric(78, 0) check (amount >= 0),
    noted_at timestamptz not null,
    handed_at timestamptz,
    block bigint check (block >= 0),
    succeeded boolean,
    check ((block is null) = (succeeded is null))
);
create index sent_transaction_of on sent_transaction (address, sequence desc);
