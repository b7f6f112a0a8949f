// Buttons that copy: `button[data-copy="text"]`. It says so in its own place for a moment.
import {text} from '../ui/texts.ts';

const SHOWN = 2000;

export async function copy(button: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset.copy ?? '');
  const before = button.textContent;
  button.textContent = text('action.copied');
  setTimeout(() => { button.textContent = before; }, SHOWN);
}
