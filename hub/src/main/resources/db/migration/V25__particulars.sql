-- Particulars that their author took back: the agreement stands for the thing.
alter table tombstone
    drop constraint tombstone_kind_check,
    add constraint tombstone_kind_check check (kind in ('job', 'profile', 'review', 'particulars'));
