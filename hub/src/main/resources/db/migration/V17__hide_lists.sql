-- From which hub's list it is hidden; null: it was decided here.
alter table hidden add column source text;
create index hidden_by_source on hidden (source) where source is not null;

-- This hub's own list, as its operator signed it last.
create table hide_list (
    only_one boolean primary key default true check (only_one),
    version bigint not null check (version > 0),
    signer bytea not null check (length(signer) = 20),
    signature bytea not null check (length(signature) = 64),
    list text not null
);

-- Whose lists this hub obeys. The version is kept when it does not any more, so that no older list is ever taken.
create table hide_source (
    hub text primary key,
    followed boolean not null,
    signer bytea check (length(signer) = 20),
    version bigint not null default 0 check (version >= 0),
    hash bytea check (length(hash) = 32),
    asked_at timestamptz,
    taken_at timestamptz,
    error text
);

-- What the newest of these lists name.
create table hide_entry (
    hub text not null references hide_source (hub),
    kind text not null check (kind in ('job', 'profile', 'review')),
    thing bytea not null check (length(thing) = case kind when 'profile' then 20 else 32 end),
    category text not null,
    note text not null check (length(note) <= 2000),
    primary key (kind, thing, hub)
);
create index hide_entry_of_hub on hide_entry (hub);

-- What is shown here although a list names it.
create table shown_here (
    kind text not null check (kind in ('job', 'profile', 'review')),
    thing bytea not null check (length(thing) = case kind when 'profile' then 20 else 32 end),
    by bytea not null check (length(by) = 20),
    at timestamptz not null,
    primary key (kind, thing)
);

-- A second place in the log for documents that were hidden and are shown again: whoever read past the first one missed them.
create table document_again (
    id bytea not null,
    author bytea not null,
    seq bigint not null unique,
    primary key (id, author),
    foreign key (id, author) references document (id, author) on delete cascade
);

-- What the operator had to remove: nothing of it is left, and it does not come again.
create table tombstone (
    id bytea primary key check (length(id) = 32),
    kind text not null check (kind in ('job', 'profile', 'review')),
    thing bytea not null check (length(thing) = case kind when 'profile' then 20 else 32 end),
    category text not null,
    note text not null check (length(note) <= 2000),
    by bytea not null check (length(by) = 20),
    at timestamptz not null,
    -- its place in the log: cursors beyond it stay good
    seq bigint not null
);
create index tombstone_of_thing on tombstone (kind, thing);
create index tombstone_seq on tombstone (seq);
