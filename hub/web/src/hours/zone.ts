// The clock of the agreement's time zone, which need not be that of this device.

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const made = formats.get(zone) ?? new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** As `<input type="datetime-local">` writes it: 2026-11-21T09:30. @param at seconds since 1970 */
export function clock(zone: string, at: number): string {
  const part: Record<string, string> = {};
  format(zone).formatToParts(at * 1000).forEach(({type, value}) => { part[type] = value; });
  return `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}`;
}

/** How far the zone's clock is ahead of UTC, in minutes. @param at seconds since 1970 */
export const offsetAt = (zone: string, at: number): number =>
  Math.round((Date.parse(`${clock(zone, at)}Z`) / 1000 - Math.floor(at / 60) * 60) / 60);

/**
 * The moments at which the zone's clock shows this: none when clocks go forward over it, two in the hour that comes twice.
 * @param local as {@link clock} writes it
 */
export function moments(zone: string, local: string): number[] {
  const naive = Date.parse(`${local}Z`) / 1000;
  const offsets = new Set([-DAY, DAY].map(by => offsetAt(zone, naive + by)));
  return [...offsets].map(offset => naive - offset * 60).filter(at => clock(zone, at) === local).sort((a, b) => a - b);
}

const DAY = 86_400;
