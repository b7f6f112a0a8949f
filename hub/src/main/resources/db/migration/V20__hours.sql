-- A worker's clock. It runs while it has no end; what has ended stays until the worker's draft has taken it.
create table timer (
    agreement bytea not null check (length(agreement) = 32),
    worker bytea not null check (length(worker) = 20),
    started_at timestamptz not null,
    -- seconds of breaks that are over
    paused int not null default 0 check (paused >= 0),
    -- since when there is a break
    paused_at timestamptz check (paused_at >= started_at),
    ended_at timestamptz check (ended_at >= started_at),
    primary key (agreement, worker, started_at),
    check (ended_at is null or paused_at is null)
);
create unique index timer_running on timer (agreement, worker) where ended_at is null;

-- What a worker notes in a period until it is handed in: encrypted in the browser for the worker alone.
create table hours_draft (
    agreement bytea not null check (length(agreement) = 32),
    worker bytea not null check (length(worker) = 20),
    period date not null,
    -- grows by one with each change
    version bigint not null check (version > 0),
    data bytea not null check (length(data) between 28 and 131072),
    updated_at timestamptz not null,
    primary key (agreement, worker, period)
);

-- Claims that the worker signed when hours were handed in, for when nobody looks at them.
create table claim_in_hand (
    agreement bytea not null check (length(agreement) = 32),
    round int not null check (round between 1 and 65535),
    -- the timesheet that it names
    evidence bytea not null check (length(evidence) = 32),
    -- the timesheets that it pays, 32 bytes each
    covers bytea not null check (length(covers) between 32 and 320 and length(covers) % 32 = 0),
    period date not null,
    sum numeric(78, 0) not null check (sum > 0 and sum < 2::numeric ^ 96),
    -- a voucher of this total pays the timesheet too
    threshold numeric(78, 0) not null check (threshold >= 0 and threshold < 2::numeric ^ 97),
    not_before timestamptz not null,
    deadline timestamptz not null check (deadline > not_before),
    signature bytea not null check (length(signature) = 64),
    at timestamptz not null,
    -- when the keeper looks next; null: it has nothing to do with it any more
    look_at timestamptz,
    primary key (agreement, evidence, round, covers)
);
create index claim_in_hand_due on claim_in_hand (look_at) where look_at is not null;
