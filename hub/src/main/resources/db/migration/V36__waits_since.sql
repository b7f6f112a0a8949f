-- Since when the money of a voucher waits to be drawn, where one that it took the place of was the first to approve it. Null:
-- since the voucher came.
alter table voucher add column waits_since timestamptz;
