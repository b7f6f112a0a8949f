-- Agreements at which something changed, for whoever writes alerts; a row for each change, so that nobody waits for a lock.
create table alert_look (
    id bigint generated always as identity primary key,
    agreement bytea not null check (length(agreement) = 32),
    -- empty: at once
    not_before timestamptz
);
create index alert_look_of_agreement on alert_look (agreement);

-- Keys that the hub makes for itself.
create table hub_key (
    name text primary key,
    secret bytea not null
);

-- Who wants more than what can cost money.
create table alert_wish (
    address bytea primary key check (length(address) = 20),
    everything boolean not null
);

-- Ways to reach somebody. A number is given once among all ways.
create sequence alert_way;
create table push_subscription (
    id bigint primary key default nextval('alert_way'),
    address bytea not null check (length(address) = 20),
    endpoint text not null unique check (length(endpoint) <= 2048),
    key bytea not null check (length(key) = 65),
    auth bytea not null check (length(auth) = 16),
    language text not null,
    created_at timestamptz not null
);
create index push_subscription_of_address on push_subscription (address);
create table alert_mail (
    id bigint primary key default nextval('alert_way'),
    address bytea not null unique check (length(address) = 20),
    mail text not null check (length(mail) <= 254),
    language text not null,
    -- SHA-256 of what the link in the mail has; gone when it was used
    token bytea unique check (length(token) = 32),
    token_until timestamptz,
    confirmed_at timestamptz,
    -- what the link to end it has; it may do nothing else
    leave bytea not null unique check (length(leave) = 32),
    check ((token is null) = (token_until is null))
);

-- An occasion of one person in one agreement, and how often it was announced.
create table alert (
    id bigint generated always as identity primary key,
    address bytea not null check (length(address) = 20),
    agreement bytea not null check (length(agreement) = 32),
    kind text not null,
    subject text not null,
    amount numeric(78, 0) not null check (amount >= 0),
    until timestamptz,
    begun_at timestamptz not null,
    stage int not null default -1 check (stage >= -1),
    next_at timestamptz,
    over boolean not null default false,
    unique (address, agreement, kind, subject)
);
create index alert_next on alert (next_at) where next_at is not null and not over;
create index alert_of_agreement on alert (agreement);

-- What is to be sent, written before it is sent. `not_before` moves on before each try, so that a hub that dies leaves it
-- to another.
create table alert_message (
    id bigint generated always as identity primary key,
    alert bigint not null references alert (id) on delete cascade,
    stage int not null,
    channel text not null check (channel in ('push', 'mail')),
    way bigint not null,
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped')),
    attempts int not null default 0,
    not_before timestamptz not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    error text,
    unique (alert, stage, way)
);
create index alert_message_waiting on alert_message (not_before) where state = 'waiting';
