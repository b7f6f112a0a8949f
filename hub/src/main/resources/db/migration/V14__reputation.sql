-- What each agreement that paid says of its two sides: how much reached the worker times how long it had lain in the escrow,
-- in wei seconds. Made of the chain's events, and made anew from them at any time.
create table dealing (
    agreement bytea primary key check (length(agreement) = 32),
    client bytea not null check (length(client) = 20),
    worker bytea not null check (length(worker) = 20),
    stay numeric(78, 0) not null check (stay >= 0),
    since timestamptz not null,
    until timestamptz not null check (until >= since)
);
create index dealing_of_client on dealing (client) include (worker);
create index dealing_of_worker on dealing (worker) include (client);
