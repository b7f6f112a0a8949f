-- How much a key posts in a day is asked of what was handed in here. What comes from other hubs was posted there, within their
-- limits, and need not be written into this index.
drop index document_stored;
create index document_posted on document (author, stored_at) where origin is null;
