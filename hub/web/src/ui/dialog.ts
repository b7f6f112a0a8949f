// One dialog for everything that asks before it acts: what it says, what is waited for, what went wrong.
import {element} from './dom.ts';
import {text} from './texts.ts';
import {sayError} from './words.ts';

/** A wait that is shorter is not shown. */
const PATIENCE = 1000;

let dialogs = 0;

export interface Choice<T> {
  readonly label: string;
  readonly value: T;
  /** The likeliest. */
  readonly filled?: boolean;
  /** Cannot be chosen until this is ticked. */
  readonly needs?: HTMLInputElement | undefined;
}

export class Dialog {
  private readonly content = element('div', {class: 'dialog-content'});
  private readonly problem = element('div', {class: 'dialog-problem', role: 'alert', hidden: true});
  private readonly status = element('p', {class: 'dialog-status', role: 'status'});
  private readonly buttons = element('div', {class: 'dialog-buttons row'});
  private readonly root: HTMLDialogElement;
  private readonly heading: HTMLHeadingElement;
  private dismiss: () => void = () => {};

  constructor(title: string) {
    const id = `dialog-${++dialogs}`;
    this.heading = element('h2', {id, tabindex: '-1'}, title);
    this.root = element(
      'dialog', {class: 'dialog', 'aria-labelledby': id},
      this.heading, this.content, this.problem, this.status, this.buttons);
    this.root.addEventListener('cancel', event => {
      event.preventDefault();
      this.dismiss();
    });
  }

  /** Shows the content and waits for one of the choices; escape is the last of them. */
  choose<T>(content: readonly (Node | string)[], choices: readonly Choice<T>[]): Promise<T> {
    this.content.replaceChildren(...content);
    this.open();
    return new Promise(resolve => {
      const answer = (value: T): void => {
        this.dismiss = () => {};
        this.buttons.replaceChildren();
        resolve(value);
      };
      this.buttons.replaceChildren(...choices.map(({label, value, filled, needs}) => {
        const button = element(
          'button', {type: 'button', class: filled === true ? 'btn go' : 'btn', click: () => answer(value)}, label);
        if (needs !== undefined) {
          needs.onchange = () => { button.disabled = !needs.checked; };
          button.disabled = !needs.checked;
        }
        return button;
      }));
      this.dismiss = () => answer(choices[choices.length - 1]!.value);
      // Not on a button: a key that was still held down would sign. A screen reader begins at the top.
      this.heading.focus();
    });
  }

  /** Asks for one line of text; nothing when the user does not want to. */
  async askSecret(label: string, ok: string): Promise<string | undefined> {
    const input = element('input', {type: 'password', autocomplete: 'current-password', required: true});
    const form = element('form', {}, element('label', {}, label, input));
    const typed = new Promise<'ok'>(resolve => form.addEventListener('submit', event => {
      event.preventDefault();
      resolve('ok');
    }));
    const chosen = this.choose<'ok' | 'no'>([form], [
      {label: ok, value: 'ok', filled: true}, {label: text('action.cancel'), value: 'no'},
    ]);
    input.focus();
    const isGiven = await Promise.race([typed, chosen]) === 'ok';
    this.dismiss();
    this.content.replaceChildren();
    return isGiven ? input.value : undefined;
  }

  /** Runs the work; what is waited for is said when it takes over a second. */
  async during<T>(wait: string, work: () => Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.say(wait), PATIENCE);
    this.content.inert = true;
    this.buttons.replaceChildren();
    this.dismiss = () => {};
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      this.content.inert = false;
      this.say('');
    }
  }

  say(line: string): void {
    if (line !== '') {
      this.open();
    }
    this.status.textContent = line;
  }

  /** Above the buttons; the content stays as it is. */
  showProblem(error: unknown): void {
    const {title, detail} = sayError(error);
    this.problem.replaceChildren(element('strong', {}, title), ' ', detail);
    this.problem.hidden = false;
    this.open();
  }

  clearProblem(): void {
    this.problem.hidden = true;
  }

  close(): void {
    this.root.close();
    this.root.remove();
  }

  private open(): void {
    if (!this.root.isConnected) {
      document.body.append(this.root);
    }
    if (!this.root.open) {
      this.root.showModal();
    }
  }
}
