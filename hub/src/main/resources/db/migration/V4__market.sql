-- What the board shows. All of it is made of signed documents and can be made again from them.
create extension if not exists pg_trgm;

-- A job by the id of its first version, as its newest version says it. Words are split and folded by the hub, the same way
-- for texts and for questions (market/Words), so that neither a language nor the database's locale has a say.
create table job (
    id bytea primary key check (length(id) = 32),
    author bytea not null check (length(author) = 20),
    version bytea not null check (length(version) = 32),
    posted_at timestamptz not null,
    updated_at timestamptz not null,
    body text not null,
    hourly boolean not null,
    amount numeric(36, 18) not null check (amount > 0),
    currency text not null check (currency ~ '^[A-Za-z]{2,10}$'),
    hours_per_week int check (hours_per_week between 1 and 168),
    skills text[] not null,
    languages text[] not null,
    closed boolean not null,
    search tsvector not null
);
create index job_newest on job (posted_at desc, id desc) where not closed;
create index job_of_author on job (author, posted_at desc);
create index job_search on job using gin (search) where not closed;
create index job_skills on job using gin (skills) where not closed;

-- An edit that came before the first version: whether it is the author's is not known yet.
create table job_edit_waiting (
    job bytea not null check (length(job) = 32),
    version bytea not null check (length(version) = 32),
    author bytea not null check (length(author) = 20),
    created_at timestamptz not null,
    body text not null,
    primary key (job, author, version)
);

-- The words of titles and skills of open jobs, to guess what somebody who mistyped one was looking for.
create table job_word (
    job bytea not null references job (id) on delete cascade,
    word text not null,
    primary key (job, word)
);
create index job_word_like on job_word using gin (word gin_trgm_ops);

create table profile (
    address bytea primary key check (length(address) = 20),
    version bytea not null check (length(version) = 32),
    created_at timestamptz not null,
    name text not null,
    show_record boolean not null,
    body text not null
);

-- Who proposed when, to whom. What they proposed is sealed: the hub cannot read it.
create table proposal (
    id bytea not null check (length(id) = 32),
    job bytea not null references job (id) on delete cascade,
    author bytea not null check (length(author) = 20),
    recipient bytea not null check (length(recipient) = 20 and recipient <> author),
    worker bytea not null check (worker in (author, recipient)),
    created_at timestamptz not null,
    primary key (id, author)
);
create index proposal_of_job on proposal (job, worker, created_at, id);
create index proposal_of_worker on proposal (worker, created_at);
