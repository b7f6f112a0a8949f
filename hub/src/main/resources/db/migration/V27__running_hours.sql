-- Timesheets of periods that go on, as their authors say when they hand them in: the next one of the same period takes the
-- place of the one before, which lists leave out from then on.
create table running_sheet (
    id bytea not null check (length(id) = 32),
    author bytea not null check (length(author) = 20),
    agreement bytea not null check (length(agreement) = 32),
    -- its first day
    period date not null,
    replaced boolean not null default false,
    primary key (id, author)
);
create index running_sheet_newest on running_sheet (agreement, author, period) where not replaced;

-- Up to what each period was approved, as whoever approved says: what has become of older vouchers and timesheets need not
-- be opened to know it.
create table approved_period (
    agreement bytea not null check (length(agreement) = 32),
    -- its first day
    period date not null,
    -- of the highest voucher that is for it
    total numeric(78, 0) not null check (total > 0 and total < 2::numeric ^ 96),
    -- of all its hours up to then
    worth numeric(78, 0) not null check (worth > 0 and worth <= total),
    memo bytea not null check (length(memo) = 32),
    -- whether the period went on
    running boolean not null,
    primary key (agreement, period)
);
