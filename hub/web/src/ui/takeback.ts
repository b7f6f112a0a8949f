// An approval stays in the browser for ten seconds, so that a slip of the finger costs nothing.
import type {Dialog} from './dialog.ts';
import {element} from './dom.ts';
import {text} from './texts.ts';

const TAKE_BACK_SECONDS = 10;

/** False when the user took it back. Closing the page takes it back too, after a warning. */
export async function keptForTenSeconds(dialog: Dialog): Promise<boolean> {
  const bar = element('progress', {max: String(TAKE_BACK_SECONDS), value: '0'});
  const line = element('p', {role: 'timer'});
  const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
  addEventListener('beforeunload', warn);
  const begun = performance.now();
  let timer = 0;
  const over = new Promise<true>(resolve => {
    const tick = (): void => {
      const seconds = (performance.now() - begun) / 1000;
      bar.value = seconds;
      line.textContent = text('action.takeBackLeft', Math.ceil(TAKE_BACK_SECONDS - seconds));
      if (seconds >= TAKE_BACK_SECONDS) {
        resolve(true);
      }
    };
    timer = window.setInterval(tick, 250);
    tick();
  });
  const takenBack = dialog.choose([line, bar], [{label: text('action.takeBack'), value: false}]);
  const kept = await Promise.race([over, takenBack]);
  clearInterval(timer);
  removeEventListener('beforeunload', warn);
  return kept;
}
