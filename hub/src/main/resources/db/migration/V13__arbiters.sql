-- What people offer as arbiters: of each the offer that they signed last.
create table arbiter_offer (
    address bytea primary key check (length(address) = 20),
    version bytea not null check (length(version) = 32),
    created_at timestamptz not null,
    fee numeric(78, 0) not null check (fee >= 0 and fee < 2::numeric ^ 96),
    cases int not null check (cases > 0),
    languages text[] not null,
    subjects text[] not null,
    open boolean not null,
    body text not null
);

-- Who was asked to rule under terms that are not signed yet. Only this hub knows; from then on the arbiter may see them.
create table arbiter_request (
    agreement bytea primary key references offer (agreement),
    arbiter bytea not null check (length(arbiter) = 20),
    asked_by bytea not null check (length(asked_by) = 20),
    asked_at timestamptz not null
);
create index arbiter_request_of_arbiter on arbiter_request (arbiter, asked_at);

-- What they answered: of each the answer that they signed last.
create table arbiter_answer (
    agreement bytea not null check (length(agreement) = 32),
    arbiter bytea not null check (length(arbiter) = 20),
    version bytea not null check (length(version) = 32),
    created_at timestamptz not null,
    accepts boolean not null,
    primary key (agreement, arbiter)
);

-- Each dispute that went to an arbiter; made of the chain's events, and made anew from them at any time.
create table arbiter_case (
    agreement bytea not null references agreement (id) on delete cascade,
    round int not null check (round > 0),
    arbiter bytea not null check (length(arbiter) = 20),
    client bytea not null check (length(client) = 20),
    sum numeric(78, 0) not null check (sum > 0),
    objected_at timestamptz not null,
    ruling_end timestamptz not null,
    outcome text not null check (outcome in ('open', 'ruled', 'lapsed', 'conceded')),
    ended_at timestamptz,
    award numeric(78, 0) check (award between 0 and sum),
    primary key (agreement, round),
    check ((outcome = 'open') = (ended_at is null)),
    check ((outcome = 'ruled') = (award is not null))
);
create index arbiter_case_of_arbiter on arbiter_case (arbiter);

-- Disputes are few among the events; a hub that was here before the table above makes it of them at its next start.
create index chain_event_objected on chain_event (agreement) where name = 'Objected';
