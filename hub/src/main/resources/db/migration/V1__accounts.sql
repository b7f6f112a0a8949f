-- Who is signed in. Addresses are 20 bytes, tokens the SHA-256 of what the browser has.
create table session (
    token bytea primary key check (length(token) = 32),
    address bytea not null check (length(address) = 20),
    csrf text not null,
    created_at timestamptz not null,
    seen_at timestamptz not null
);
create index session_of_address on session (address);
