-- Public documents go from hub to hub.

-- The hub that a document came from, when its newest saying was not handed in here.
alter table document add column origin text;

-- Of a document that its author said again later: the first time. A job's place on the board follows from it, here and on
-- every hub that gets the document from here.
create table document_first (
    id bytea not null,
    author bytea not null,
    created_at timestamptz not null,
    signature bytea not null check (length(signature) = 64),
    primary key (id, author),
    foreign key (id, author) references document (id, author) on delete cascade
);

-- Cursors count in this log. A database that was restored begins another one, so that who has a cursor of the old one sees it.
create table document_log (
    only_one boolean primary key default true check (only_one),
    id uuid not null
);
insert into document_log (id) values (gen_random_uuid());

-- The hubs that this one pulls from, and how far. The cursor moves in the transaction that stores the documents before it.
create table peer (
    url text primary key,
    log uuid,
    cursor bigint not null default 0 check (cursor >= 0),
    documents bigint not null default 0 check (documents >= 0),
    refused bigint not null default 0 check (refused >= 0),
    asked_at timestamptz,
    pulled_at timestamptz,
    error text
);

-- Reviews whose agreement this hub has not read from the chain yet; their signatures were checked.
create table review_waiting (
    id bytea not null check (length(id) = 32),
    author bytea not null check (length(author) = 20),
    created_at timestamptz not null,
    signature bytea not null check (length(signature) = 64),
    body text not null,
    agreement bytea not null check (length(agreement) = 32),
    origin text not null,
    since timestamptz not null,
    tried_at timestamptz not null,
    primary key (id, author)
);
create index review_waiting_of_origin on review_waiting (origin, tried_at);
