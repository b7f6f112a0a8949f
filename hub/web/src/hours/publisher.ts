// Sees to it that running hours are handed in while the worker's page is open, and says how it stands with that.
import {element} from '../ui/dom.ts';
import {questions} from '../ui/questions.ts';
import {currentWallet} from '../wallet/current.ts';
import type {Wallet} from '../wallet/wallet.ts';
import {handInSoFar, isDue, quietWallet, type SoFar} from './running.ts';
import type {Books} from './page.ts';
import {say, sayTime} from './words.ts';

export class Publisher {
  private busy = false;
  private readonly text = element('span', {role: 'status'});
  private readonly button = element('button', {type: 'button', class: 'btn', click: () => void this.byHand()}, say('running.do'));

  constructor(
    private readonly place: HTMLElement, private readonly books: () => Books, private readonly worked: () => Promise<SoFar>,
  ) {
    place.replaceChildren(this.text, ' ', this.button);
  }

  /** @param atOnce the clock was stopped: without waiting for the next time */
  async look(atOnce = false): Promise<void> {
    const {standing, now} = this.books().state;
    const active = standing !== undefined && standing.until > now;
    this.place.hidden = !active;
    if (active && !this.busy) {
      this.busy = true;
      await this.handIn(await quietWallet(), atOnce).catch((error: unknown) => this.trouble(error));
      this.busy = false;
    }
  }

  private async byHand(): Promise<void> {
    try {
      await this.handIn(await currentWallet(questions()), true);
    } catch (error) {
      this.trouble(error);
    }
  }

  private async handIn(wallet: Wallet | undefined, atOnce: boolean): Promise<void> {
    const {state, rule, sheets} = this.books();
    const so = await this.worked();
    const last = sheets.findLast(({body}) => body.from === so.from);
    const due = isDue(state, rule, so, last, Date.now() / 1000, atOnce);
    this.button.hidden = wallet !== undefined || !due;
    this.text.textContent = say(wallet === undefined ? 'running.ask' : 'running.on', sayTime(state.standing?.until ?? 0, rule.zone));
    if (wallet !== undefined && due) {
      await handInSoFar(state, rule, so, wallet);
    }
  }

  private trouble(error: unknown): void {
    this.text.textContent = say('running.trouble', error instanceof Error ? error.message : String(error));
    this.button.hidden = false;
  }
}
