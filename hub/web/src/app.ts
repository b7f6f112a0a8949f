// The start: whatever the page holds is given its behaviour, and only the code that it needs is loaded. Without script the
// pages can still be read.
import {account} from './page.ts';
import {keptSecret} from './device.ts';
import {keepDrafts} from './drafts.ts';
import {startHtmx} from './htmx.ts';
import {remember} from './live/served.ts';
import {resubmit} from './pending.ts';
import {forEach} from './ui/dom.ts';

startHtmx();

const owner = account();
if (owner !== undefined) {
  remember();
}
keepDrafts(owner ?? 'guest');

// Loaded when the form comes into the page, not when it is sent: the connection may be gone by then.
forEach<HTMLFormElement>('form[data-action], form[data-document]', form => {
  const loaded = import('./act.ts');
  form.addEventListener('submit', event => {
    event.preventDefault();
    void loaded.then(({act}) => act(form, event.submitter));
  });
});

forEach<HTMLFormElement>('form[data-sign-out]', form => form.addEventListener('submit', event => {
  event.preventDefault();
  void import('./ui/walletpage.ts').then(({signOut}) => signOut(form.dataset.signOut === 'everywhere'));
}));

forEach('[data-export-kept]', button => button.addEventListener('click', () =>
  void import('./pages/reading.ts').then(({exportKept}) => exportKept())));

forEach('[data-copy]', button => button.addEventListener('click', () =>
  void import('./pages/controls.ts').then(({copy}) => copy(button))));

forEach<HTMLInputElement>('input[data-all]', box => void import('./pages/controls.ts').then(({sendAll}) => sendAll(box)));
forEach<HTMLFormElement>('form[data-split]', form => void import('./pages/controls.ts').then(({follow}) => follow(form)));
forEach<HTMLFormElement>('form#terms', form => void import('./pages/reading.ts').then(({editTerms}) => editTerms(form)));

// Any page of somebody of whom a key of this browser was lent the right to approve is one for hours, too.
forEach(localStorage.getItem('stint.lent') === owner ? 'body' : '[data-hours]', place =>
  void import('./hours/start.ts').then(({start}) => start(place)));
forEach('[data-alerts]', place => void import('./pages/alerts.ts').then(({alerts}) => alerts(place)));

forEach<HTMLInputElement>('input[data-picture]', chooser =>
  void import('./act.ts').then(({choosePicture}) => choosePicture(chooser)));

const present = (selector: string): boolean => document.querySelector(selector) !== null;

if (present('[data-wallets], [data-wallet]')) {
  void import('./ui/walletpage.ts').then(({walletPage}) => walletPage());
}
if (owner !== undefined) {
  forEach('[data-voucher]', found => void import('./pages/reading.ts').then(({showVoucher}) => showVoucher(found)));
  forEach('[data-sealed]', place => void import('./pages/reading.ts').then(({showSealed}) => showSealed(place)));
  forEach<HTMLTableElement>('table[data-milestones]', table =>
    void import('./pages/reading.ts').then(({showMilestones}) => showMilestones(table)));
  forEach('[data-approve]', link => void import('./pages/reading.ts').then(({approveFrom}) => approveFrom(link)));
  if (present('[data-live], [data-waiting]')) {
    // A connection that is lost as the page comes is followed from when it is back.
    const follow = (): void => void import('./pages/reading.ts')
      .then(({live}) => live(), () => addEventListener('online', follow, {once: true}));
    follow();
  }
  void resubmit(owner);
  // A look at it deletes what is over its time.
  void keptSecret('wallet');
}
