-- Where a program of somebody's takes alerts: one for each account.
create table webhook (
    id bigint primary key default nextval('alert_way'),
    address bytea not null unique check (length(address) = 20),
    url text not null check (length(url) <= 2048),
    -- the key of the signatures; the receiver has it too
    secret bytea not null check (length(secret) = 32),
    language text not null,
    -- since when alerts go there; empty: no test was taken yet, or it was switched off
    on_since timestamptz,
    -- tries that failed since one succeeded, the time of the first of them and the reason of the last
    failures int not null default 0 check (failures >= 0),
    failing_since timestamptz,
    failure text,
    check ((failures = 0) = (failing_since is null))
);

alter table alert_message drop constraint alert_message_channel_check;
alter table alert_message add constraint alert_message_channel_check check (channel in ('push', 'mail', 'webhook'));
-- What waits for one webhook goes there one after the other.
create index alert_message_waiting_of_way on alert_message (way) where state = 'waiting';

-- Empty: it is about no agreement but about a way on which alerts do not arrive.
alter table alert alter column agreement drop not null;
