// What the start loads for hours and payroll: each page gets its own part. The body stands for any page of somebody of whom
// a key of this browser was lent the right to approve.
import {account} from '../page.ts';

export async function start(found: HTMLElement): Promise<void> {
  const me = account();
  const lent = found === document.body;
  if (lent && me !== undefined) {
    (await import('../payroll/page.ts')).keepApproving(me);
  }
  const place = lent ? document.querySelector<HTMLElement>('[data-hours]') : found;
  if (place === null) {
    return;
  }
  switch (place.dataset.hours) {
    case 'payroll':
      return (await import('../payroll/page.ts')).payrollPage(place);
    case 'particulars':
      return (await import('../books/particulars.ts')).particulars(place as HTMLFormElement);
    case 'many':
      return (await import('../payroll/many.ts')).manyPage(place);
    case 'report':
      return (await import('../books/report.ts')).reportHours(place);
    default:
      return (await import('./page.ts')).hours(place);
  }
}
