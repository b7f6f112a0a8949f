-- Which rates somebody's books need: those that were known when money moved are not thinned.
create index chain_event_at on chain_event (at);
