-- Signed documents. Two people can say the same words, and nobody may take a document's name before its author has it:
-- the key is the id together with the author. Of a public document the body is here, of a private one the sealed form.
create sequence document_seq;
create table document (
    id bytea not null check (length(id) = 32),
    author bytea not null check (length(author) = 20),
    kind text not null,
    created_at timestamptz not null,
    signature bytea not null check (length(signature) = 64),
    body text,
    sealed text,
    agreement bytea check (length(agreement) = 32),
    job bytea check (length(job) = 32),
    -- Grows in the order in which transactions commit; a document that is said again at a later time gets a new one.
    seq bigint not null unique,
    stored_at timestamptz not null,
    primary key (id, author),
    check ((body is null) <> (sealed is null))
);
create index document_of_author on document (author, kind, created_at);
create index document_of_agreement on document (agreement, seq) where agreement is not null;
create index document_of_job on document (job, seq) where job is not null;
create index document_published on document (seq) where body is not null;

-- Who can open a sealed document.
create table document_reader (
    id bytea not null,
    author bytea not null,
    reader bytea not null check (length(reader) = 20),
    primary key (reader, id, author),
    foreign key (id, author) references document (id, author) on delete cascade
);
create index reader_of_document on document_reader (id, author);

-- Files by the SHA-256 of their bytes: pictures for everybody, all else encrypted by whoever stored it.
create table blob (
    hash bytea primary key check (length(hash) = 32),
    type text not null check (type in ('image/png', 'image/jpeg', 'image/webp', 'application/octet-stream')),
    bytes bytea not null,
    stored_at timestamptz not null
);
alter table blob alter column bytes set storage external;
create table blob_owner (
    hash bytea not null references blob (hash),
    owner bytea not null check (length(owner) = 20),
    primary key (owner, hash)
);
create table blob_quota (
    owner bytea primary key check (length(owner) = 20),
    used bigint not null check (used >= 0)
);

-- Requests that were answered, so that the same request sent again gets the same answer and has no second effect.
create table idempotency (
    address bytea not null check (length(address) = 20),
    key text not null,
    route text not null,
    request bytea not null check (length(request) = 32),
    status int not null,
    body text not null,
    created_at timestamptz not null,
    primary key (address, key)
);
create index idempotency_created on idempotency (created_at);
