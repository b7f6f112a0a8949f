-- Naming a transaction in one agreement does not keep another from showing it.
alter table announced drop constraint announced_pkey;
alter table announced add primary key (agreement, transaction);

-- Everything that somebody takes part in is found by index.
create index agreement_of_payee on agreement (payee, updated_at);
