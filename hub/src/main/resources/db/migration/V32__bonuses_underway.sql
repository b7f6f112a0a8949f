-- Whether a bonus of an agreement is on its way is asked before anything is approved in it.
create index payroll_item_agreement on payroll_item (agreement);
