-- Where money is: an escrow on a chain. A hub may serve several; what is of one of them says of which.
create table layer (
    id smallint primary key check (id >= 0),
    chain_id bigint check (chain_id > 0),
    escrow bytea check (length(escrow) = 20),
    unique (chain_id, escrow),
    check ((chain_id is null) = (escrow is null)),
    check (id = 0 or chain_id is not null)
);

-- What was here before is all of one escrow. The hub finds at its next start which one that is: ids of agreements follow from
-- it, as the chain follows from signed transactions.
insert into layer (id) select 0 where exists (select 1 from chain_event) or exists (select 1 from chain_checkpoint)
    or exists (select 1 from agreement) or exists (select 1 from offer) or exists (select 1 from keeper_job)
    or exists (select 1 from sent_transaction);

alter table chain_checkpoint drop column only_one;
alter table chain_checkpoint add column layer smallint not null default 0 primary key references layer;
alter table chain_checkpoint alter column layer drop default;

alter table chain_event add column layer smallint not null default 0 references layer;
alter table chain_event alter column layer drop default;
alter table chain_event drop constraint chain_event_pkey;
alter table chain_event add primary key (layer, block, transaction_index, log_index);

alter table agreement add column layer smallint not null default 0 references layer;
alter table agreement alter column layer drop default;
alter table offer add column layer smallint not null default 0 references layer;
alter table offer alter column layer drop default;
alter table keeper_job add column layer smallint not null default 0 references layer;
alter table keeper_job alter column layer drop default;

-- Any layer of the chain that it was sent to.
alter table sent_transaction add column layer smallint not null default 0 references layer;
alter table sent_transaction alter column layer drop default;
