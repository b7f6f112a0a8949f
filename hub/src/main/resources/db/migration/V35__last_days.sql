-- The last day too: what was approved of a period also has days of one that begins later and ends with it. Of earlier rows
-- it is not known; who reads them takes the end of the pay period, which is in the sealed scope.
alter table approved_period add column last date check (last >= period and last - period < 31);
