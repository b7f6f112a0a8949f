-- Which rates somebody's books need: those that were known when money moved are not thinned.
create index chain_event_at on chain_event (at);
-- Whose books a payment belongs into.
create index agreement_of_payee on agreement (payee, updated_at);
