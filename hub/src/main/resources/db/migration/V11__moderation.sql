-- What people say should not be here: each of them once for each thing.
create table report (
    kind text not null check (kind in ('job', 'profile', 'review')),
    thing bytea not null check (length(thing) = case kind when 'profile' then 20 else 32 end),
    by bytea not null check (length(by) = 20),
    category text not null,
    text text not null check (length(text) <= 2000),
    at timestamptz not null,
    settled_at timestamptz,
    primary key (kind, thing, by)
);
create index report_open on report (at) where settled_at is null;

-- What the operator does not show. The documents stay; agreements and money are not touched.
create table hidden (
    kind text not null check (kind in ('job', 'profile', 'review')),
    thing bytea not null check (length(thing) = case kind when 'profile' then 20 else 32 end),
    category text not null,
    note text not null check (length(note) <= 2000),
    by bytea not null check (length(by) = 20),
    at timestamptz not null,
    objection text check (length(objection) <= 2000),
    primary key (kind, thing)
);
create index document_stored on document (author, stored_at);
