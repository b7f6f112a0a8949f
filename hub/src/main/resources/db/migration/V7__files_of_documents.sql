-- Which files a document names. A file that no document of its owner names is removed after a day, so each owner has a time.
alter table blob_owner add column stored_at timestamptz;
update blob_owner o set stored_at = b.stored_at from blob b where b.hash = o.hash;
alter table blob_owner alter column stored_at set not null;
create index owner_of_blob on blob_owner (hash);

create table document_blob (
    id bytea not null,
    author bytea not null,
    hash bytea not null,
    primary key (id, author, hash),
    foreign key (id, author) references document (id, author) on delete cascade,
    foreign key (author, hash) references blob_owner (owner, hash)
);
create index document_of_blob on document_blob (hash, author);

-- Earlier documents did not say which files are theirs: a sealed one may name any that its author stored.
insert into document_blob (id, author, hash)
select d.id, d.author, o.hash from document d join blob_owner o on o.owner = d.author
where d.kind in ('deliverable', 'evidence', 'message')
union
select d.id, d.author, o.hash from document d
join lateral jsonb_path_query(d.body::jsonb, '$.portfolio[*].blob') as named on true
join blob_owner o on o.owner = d.author and '0x' || encode(o.hash, 'hex') = lower(named #>> '{}')
where d.kind = 'profile';
