// The worker's part of the page: the clock, what is noted of a period, and handing it in.
import type {Problem} from '../api.ts';
import {Clock, entryOf, worked} from './clock.ts';
import {Draft, draftKey, type Noted, type Status} from './draft.ts';
import {Publisher} from './publisher.ts';
import {soFar, type SoFar} from './running.ts';
import {complain, fillForm, readForm, Wrong} from './entryform.ts';
import {conversionFor, handIn} from './handin.ts';
import {copied, remarks} from './odd.ts';
import {counting, settled, worthOf} from './money.ts';
import type {Books} from './page.ts';
import type {Reader} from './state.ts';
import {tally} from './tally.ts';
import {dayOf, firstDay, lastDay, monday, plusDays} from './timesheet.ts';
import {showWeek} from './week.ts';
import {duration, say, sayDay, sayTime} from './words.ts';
import {clock} from './zone.ts';

const AGAIN = 15_000;

export class Work {
  private readonly clock: Clock;
  private readonly publisher: Publisher;
  private draft: Draft;
  private unsent = false;

  private constructor(
    private readonly root: HTMLElement, private readonly reader: Reader, private readonly key: Uint8Array<ArrayBuffer>,
    public books: Books, private readonly told: (open: bigint) => void,
  ) {
    this.clock = new Clock(reader.address, books.state.agreement, problem => this.clockTold(problem));
    this.draft = this.draftOf(firstDay(books.rule.period, books.today));
    this.publisher = new Publisher(this.place('hours-running'), () => this.books, () => this.worked());
    this.behave();
  }

  /** @param told what is noted and not handed in is worth */
  static async open(root: HTMLElement, reader: Reader, books: Books, told: (open: bigint) => void): Promise<Work> {
    const work = new Work(root, reader, await draftKey(reader.key), books, told);
    await work.draft.open();
    return work;
  }

  private draftOf(period: string): Draft {
    return new Draft(this.reader.address, this.books.state.agreement, period, this.key, status => this.status(status));
  }

  private behave(): void {
    const on = (selector: string, does: () => void): void =>
      this.root.querySelector(selector)!.addEventListener('click', does);
    on('[data-clock=in]', () => void this.clock.start());
    on('[data-clock=pause]', () => { const runs = this.clock.running(this.books.state); runs && void this.clock.pause(runs); });
    on('[data-clock=out]', () => { const runs = this.clock.running(this.books.state); runs && void this.clock.stop(runs); });
    on('[data-period=before]', () => void this.go(-1));
    on('[data-period=after]', () => void this.go(1));
    on('[data-copy-day]', () => this.copy());
    on('[data-hand-in]', () => void this.handIn());
    const form = this.form();
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.take();
    });
    addEventListener('online', () => void this.again());
    setInterval(() => void this.again(), AGAIN);
    setInterval(() => this.tick(), 1000);
  }

  private form = (): HTMLFormElement => this.root.querySelector<HTMLFormElement>('#hours-entry')!;

  private place = (id: string): HTMLElement => this.root.querySelector<HTMLElement>(`#${id}`)!;

  /** What could not be sent before is sent now. */
  private async again(): Promise<void> {
    if (this.clock.isKept) {
      await this.clock.sync();
    }
    if (this.unsent) {
      await this.draft.sync();
      this.show();
    }
    await this.publisher.look();
  }

  /** Of the period that goes on, whichever is shown. */
  private async worked(): Promise<SoFar> {
    const {rule, state} = this.books;
    const now = Date.now() / 1000;
    const from = firstDay(rule.period, clock(rule.zone, now).slice(0, 10));
    const draft = from === this.draft.period ? this.draft : this.draftOf(from);
    if (draft !== this.draft) {
      await draft.open();
    }
    return soFar(rule, from, this.carried(from), draft.entries, this.clock.running(state), now);
  }

  /** The page has come anew, here or because of another device. */
  async renew(books: Books): Promise<void> {
    this.books = books;
    const known = books.state.drafts.find(draft => draft.period === this.draft.period);
    if (known !== undefined && this.draft.isBehind(known.version)) {
      await this.draft.sync();
    }
    await this.collect();
    this.tick();
    this.show();
    await this.publisher.look();
  }

  /** Clocks that were stopped become entries, each of the period in which it was started. */
  private async collect(): Promise<void> {
    const {rule, state} = this.books;
    for (const timer of this.clock.all(state).filter(({end}) => end !== undefined)) {
      const period = firstDay(rule.period, clock(rule.zone, timer.start).slice(0, 10));
      const draft = period === this.draft.period ? this.draft : this.draftOf(period);
      if (draft !== this.draft) {
        await draft.open();
      }
      const entry = entryOf(timer, rule.zone);
      const known = draft.entries.some(other => other.timer === timer.start);
      if (!known || state.timers.some(({start}) => start === timer.start)) {
        await draft.change(entry === undefined || known ? draft.entries : [...draft.entries, entry], [timer.start]);
      }
    }
  }

  private clockTold(problem?: Problem): void {
    this.place('hours-clock-note').textContent = problem === undefined
      ? this.clock.isKept ? say('sync.kept') : '' : problem.message;
    this.tick();
    void this.collect().then(() => this.show()).then(() => this.publisher.look(this.clock.running(this.books.state) === undefined));
  }

  private tick(): void {
    const runs = this.clock.running(this.books.state);
    const now = Date.now() / 1000;
    this.place('hours-time').textContent = duration(runs === undefined ? 0 : worked(runs, now), true);
    this.place('hours-since').textContent = runs === undefined ? say('clock.off')
      : say(runs.pausedAt === undefined ? 'clock.on' : 'clock.break', sayTime(runs.pausedAt ?? runs.start, this.books.rule.zone));
    const show = (name: string, shown: boolean): void => {
      this.root.querySelector<HTMLElement>(`[data-clock=${name}]`)!.hidden = !shown;
    };
    show('in', runs === undefined);
    show('pause', runs !== undefined);
    show('out', runs !== undefined);
    this.root.querySelector('[data-clock=pause]')!.textContent = say(runs?.pausedAt === undefined ? 'clock.pause' : 'clock.goOn');
  }

  private status(status: Status): void {
    this.unsent = status === 'kept';
    this.place('hours-sync').textContent = status === 'saving' ? '' : say(`sync.${status}`);
  }

  private async go(by: number): Promise<void> {
    const {rule} = this.books;
    const day = by < 0 ? plusDays(this.draft.period, -1) : plusDays(lastDay(rule.period, this.draft.period), 1);
    this.draft = this.draftOf(firstDay(rule.period, day));
    await this.draft.open();
    this.show();
  }

  private ofPeriod(): {from: string; to: string; carried: number; entries: readonly Noted[]} {
    const {rule} = this.books;
    const from = this.draft.period;
    return {from, to: lastDay(rule.period, from), carried: this.carried(from), entries: this.draft.entries};
  }

  /** Of the week that two months share: what the first has counted. */
  private carried(from: string): number {
    const {rule, sheets, state, answers} = this.books;
    const week = monday(from);
    const before = counting(sheets, settled(state, sheets, answers).approved).get(firstDay(rule.period, plusDays(from, -1)));
    return week === from || before === undefined ? 0 : tally(rule, before.body).lines
      .filter(({entry}) => dayOf(entry) >= week).reduce((all, line) => all + line.counted, 0);
  }

  show(): void {
    const {rule, state, sheets, answers} = this.books;
    const period = this.ofPeriod();
    const {byPeriod, approved} = settled(state, sheets, answers);
    const sheet = counting(sheets, approved).get(period.from);
    const final = sheet !== undefined && sheet.body.running !== true && approved.has(sheet.id);
    const found = remarks(period.entries, rule, period.from, period.to, Math.max(state.now, Date.now() / 1000));
    let worth: bigint | undefined;
    try {
      worth = worthOf(rule, state.token, {...period, ...withRate(conversionFor(state, rule))});
    } catch {
      worth = undefined;
    }
    this.place('hours-period').textContent = say('sheet', sayDay(period.from), sayDay(period.to));
    showWeek(this.place('hours-days'), {rule, ...period, remarks: found, worth, state}, final ? undefined : {
      edit: entry => this.edit(entry),
      remove: entry => void this.change(this.draft.entries.filter(({id}) => id !== entry.id)),
    });
    const handIn = this.root.querySelector<HTMLButtonElement>('[data-hand-in]')!;
    handIn.disabled = final || period.entries.length === 0 || found.some(({stops}) => stops);
    handIn.textContent = say(sheet === undefined ? 'handIn.open' : 'handIn.again');
    const handed = sheet === undefined ? 0n : worthOf(rule, state.token, sheet.body) ?? 0n;
    const before = handed > (byPeriod.get(period.from) ?? 0n) ? handed : byPeriod.get(period.from) ?? 0n;
    this.told(final || worth === undefined || worth < before ? 0n : worth - before);
  }

  private async change(entries: readonly Noted[]): Promise<void> {
    const changed = this.draft.change(entries);
    this.show();
    await changed;
    this.show();
  }

  private edit(entry: Noted): void {
    const form = this.form();
    form.closest('details')!.open = true;
    fillForm(form, this.books.rule, entry, dayOf(entry));
    (form.elements.namedItem('start') as HTMLElement).focus();
  }

  /** An entry of another period is kept where it belongs. */
  private take(): void {
    const form = this.form();
    const {rule, today} = this.books;
    try {
      const before = this.draft.entries.find(({id}) => id === form.dataset.entry);
      const entry = readForm(form, rule, before);
      const period = firstDay(rule.period, dayOf(entry));
      const rest = this.draft.entries.filter(({id}) => id !== entry.id);
      form.closest('details')!.open = false;
      fillForm(form, rule, undefined, today);
      void (period === this.draft.period ? this.change([...rest, entry]) : this.move(period, rest, entry));
    } catch (error) {
      if (!(error instanceof Wrong)) {
        throw error;
      }
      complain(form, error);
    }
  }

  private async move(period: string, rest: readonly Noted[], entry: Noted): Promise<void> {
    const there = this.draftOf(period);
    await there.open();
    await there.change([...there.entries.filter(({id}) => id !== entry.id), entry]);
    await this.draft.change(rest);
    this.draft = there;
    this.show();
  }

  private copy(): void {
    const {rule, today} = this.books;
    const shown = this.draft.period === firstDay(rule.period, today) ? this.draft.entries : [];
    const copies = copied(shown, today, rule.zone).map(entry => ({...entry, id: crypto.randomUUID()}));
    this.place('hours-sync').textContent = copies.length === 0 ? say('nothingToCopy') : '';
    void this.change([...this.draft.entries, ...copies]);
  }

  private async handIn(): Promise<void> {
    await this.draft.sync();
    // What came from another device is handed in too, or shown why it cannot be.
    this.show();
    if (this.root.querySelector<HTMLButtonElement>('[data-hand-in]')!.disabled) {
      return;
    }
    const {state, rule, sheets, answers, today} = this.books;
    const period = this.ofPeriod();
    const done = await handIn({
      state, rule, ...period, over: today >= period.to,
      before: settled(state, sheets, answers).byPeriod.get(period.from) ?? 0n,
    });
    if (done) {
      location.reload();
    }
  }
}

const withRate = <T>(conversion: T | undefined): {conversion?: T} => (conversion === undefined ? {} : {conversion});
