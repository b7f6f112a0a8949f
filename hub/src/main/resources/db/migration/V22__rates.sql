-- What coins were worth: what could be signed, thinned as it grows old.
create table rate_answer (
    -- SHA-256 of what a source answered
    hash bytea primary key check (length(hash) = 32),
    answer bytea not null check (length(answer) <= 65536)
);
create table rate_seen (
    -- symbol; empty: the chain's native coin
    coin text not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    at timestamptz not null,
    -- of one whole coin
    price numeric(40, 18) not null check (price > 0),
    source text not null,
    answer bytea references rate_answer (hash),
    primary key (coin, currency, at)
);
create index rate_seen_answer on rate_seen (answer) where answer is not null;
