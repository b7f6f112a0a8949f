-- What a document costs that comes from another hub, beside its signature, is what is written here for it.

-- A profile's text is in its document; it need not be here a second time.
alter table profile drop column body;

-- Two indexes had each public document's place in the log. That of the public ones is what the feed reads.
alter table document drop constraint document_seq_key;
drop index document_published;
create unique index document_published on document (seq) where body is not null;

-- Rows that are copied in get their places in the order in which they come.
alter table document alter column seq set default nextval('document_seq');

-- How many documents of a peer had their signatures checked here: each costs once.
alter table peer add column checked bigint not null default 0 check (checked >= 0);
