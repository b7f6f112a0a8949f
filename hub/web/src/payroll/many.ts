// Lists of pay: a place to hand one in, or the page of a run that goes on.
import {listPage} from './manylist.ts';
import {runPage} from './manyrun.ts';

export async function manyPage(place: HTMLElement): Promise<void> {
  const {run} = place.dataset;
  return run === undefined ? listPage(place) : runPage(place, run);
}
