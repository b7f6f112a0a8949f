// From the start of `stint demo` to its line `ready:` and to /health/ready = 200, on the folder of an earlier demo: the
// chain, PostgreSQL and the server, with what the command's script does before.
import {Demo} from './demo.mjs';
import {median} from './statistics.mjs';

const LONGEST = 3_000;

/** @param folder of a demo that was stopped */
export async function startAgain(folder, runs, tell) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    tell(`start ${run + 1} of ${runs}`);
    const demo = await Demo.start(folder);
    times.push(demo.readyAfter);
    await demo.stop();
  }
  return times;
}

export function describe(times) {
  const column = read => {
    const values = times.map(read);
    return [median(values), Math.min(...values), Math.max(...values)].map(value => `${Math.round(value)} ms`);
  };
  const ready = Math.max(median(times.map(({line}) => line)), median(times.map(({health}) => health)));
  return {
    title: 'A second start',
    head: [`${times.length} starts`, 'median', 'shortest', 'longest'],
    rows: [
      ['the line `ready:`', ...column(({line}) => line)],
      ['`/health/ready` answers 200', ...column(({health}) => health)],
    ],
    notes: [],
    limits: [{what: `ready after a second start, under ${LONGEST.toLocaleString('en')} ms`,
      measured: `${Math.round(ready)} ms`, kept: ready < LONGEST}],
  };
}
