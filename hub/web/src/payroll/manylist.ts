// Handing in a list of pay and looking at what it comes to. Nothing is begun before the one confirmation.
import {shownAtMost} from '../hours/shown.ts';
import {utf8, type Bytes} from '../bytes.ts';
import {Dialog} from '../ui/dialog.ts';
import {element} from '../ui/dom.ts';
import {text} from '../ui/texts.ts';
import {coins, sayError} from '../ui/words.ts';
import {begin, check, KINDS, type Kind, type Line, type Plan} from './manydata.ts';
import {say, sayChange, saySum, saySums, sayTotal, who} from './manysay.ts';
import {confirmed} from './manytotals.ts';

/** What is handed in: the bytes of a file as they are, or what was typed. */
let list: Bytes = new Uint8Array(0);

export function listPage(place: HTMLElement): void {
  const kind = element('select', {id: 'many-kind'}, ...KINDS.map(value => element('option', {value}, say(`kind.${value}`))));
  const typed = element('textarea', {id: 'many-list', rows: '8', spellcheck: 'false', 'aria-describedby': 'many-help'});
  const file = element('input', {type: 'file', accept: '.csv,.txt,.tsv,text/csv,text/plain'});
  const found = element('div', {id: 'many-found', 'aria-live': 'polite'});
  const look = element('button', {class: 'btn go'}, say('look'));
  const form = element('form', {class: 'card'},
    element('label', {class: 'field'}, say('kind.what'), kind),
    element('label', {class: 'field'}, say('list'), typed),
    element('p', {class: 'help', id: 'many-help'}, say('list.help')),
    element('label', {class: 'field'}, say('file'), file),
    element('div', {class: 'row'}, look,
      element('a', {class: 'btn', href: '/payroll/template.csv', download: true}, say('template'))));
  const show = (): Promise<void> => looked(kind.value as Kind, found, look);
  typed.oninput = () => { list = utf8(typed.value); };
  kind.onchange = () => found.replaceChildren();
  file.onchange = () => void taken(file.files?.[0], typed).then(show);
  form.onsubmit = event => {
    event.preventDefault();
    void show();
  };
  takeDrops(form, dropped => void taken(dropped, typed).then(show));
  place.replaceChildren(form, found);
}

function takeDrops(form: HTMLElement, take: (file: File | undefined) => void): void {
  form.ondragover = event => event.preventDefault();
  form.ondrop = event => {
    event.preventDefault();
    take(event.dataTransfer?.files[0]);
  };
}

/** What can be read is shown, to be mended here. */
async function taken(file: File | undefined, typed: HTMLTextAreaElement): Promise<void> {
  if (file !== undefined) {
    list = new Uint8Array(await file.arrayBuffer());
    typed.value = new TextDecoder().decode(list);
  }
}

async function looked(kind: Kind, found: HTMLElement, look: HTMLButtonElement): Promise<void> {
  look.disabled = true;
  found.replaceChildren(element('p', {class: 'sub'}, say('looking')));
  try {
    const plan = await check(kind, list);
    found.replaceChildren(...(plan.problems.length > 0 ? [problems(plan)] : []), review(plan));
  } catch (error) {
    found.replaceChildren(element('p', {class: 'said refused', role: 'alert'}, sayError(error).detail || sayError(error).title));
  }
  look.disabled = false;
}

const problems = (plan: Plan): HTMLElement => element('section', {class: 'card', 'aria-labelledby': 'many-wrong'},
  element('h2', {id: 'many-wrong'}, say('problems', plan.problems.length)),
  element('ul', {class: 'plainlist'}, ...plan.problems.map(({line, column, problem}) =>
    element('li', {class: 'said refused'}, say('problem', line, column, problem)))));

function review(plan: Plan): HTMLElement {
  const {lines, totals, lacks, refused} = plan;
  const go = element('button', {type: 'button', class: 'btn go', id: 'many-begin', click: () => void confirm(plan)},
    say('begin', saySums(totals)));
  const fine = plan.problems.length === 0 && lines.length > 0 && lacks.length === 0;
  return element('section', {class: 'card', 'aria-labelledby': 'many-fine'},
    element('h2', {id: 'many-fine'}, say('fine', lines.length, saySums(totals))),
    ...(lines.length === 0 ? [] : [element('p', {}, sayCost(plan))]),
    ...lacks.map(sum => element('p', {class: 'said warn'}, say('lacks', saySum(sum)))),
    ...(refused === undefined ? [] : [element('p', {class: 'said warn'}, say('refused', refused))]),
    ...(fine ? [element('p', {class: 'row'}, go)] : []),
    ...(lines.length === 0 ? [] : [table(plan)]));
}

function sayCost({kind, transactions, fee, coin}: Plan): string {
  if (kind === 'approve') {
    return say('cost.none');
  }
  if (fee === undefined) {
    return say('cost.unknown', transactions);
  }
  const gas = coins(shownAtMost(BigInt(fee), coin.decimals), coin.decimals, coin.symbol);
  return transactions === 1 ? say('cost.one', gas) : say('cost', transactions, gas);
}

const table = ({kind, lines}: Plan): HTMLElement => element('table', {class: 'stack'},
  element('thead', {}, element('tr', {}, element('th', {scope: 'col'}, say('who')),
    element('th', {scope: 'col', class: 'n'}, say('amount')), element('th', {scope: 'col'}, say('memo')),
    element('th', {scope: 'col', class: 'n'}, say(kind === 'approve' ? 'approved' : 'fund')))),
  element('tbody', {}, ...lines.map(line => row(kind, line))));

const row = (kind: Kind, line: Line): HTMLElement => element('tr', {},
  element('td', {}, ...who(line),
    ...(line.warning === undefined ? [] : [element('span', {class: 'said warn'}, line.warning)])),
  element('td', {class: 'n'}, saySum(line)),
  element('td', {}, line.memo ?? ''),
  element('td', {class: 'n'}, kind === 'approve' ? sayTotal(line) : sayChange(line, line.funded, line.fundedAfter)));

async function confirm(plan: Plan): Promise<void> {
  const dialog = new Dialog(text('action.title'));
  const key = crypto.randomUUID();
  for (;;) {
    const go = await dialog.choose([
      element('p', {}, say(`confirm.${plan.kind}`, saySums(plan.totals), plan.lines.length)),
      element('p', {}, sayCost(plan)),
      ...(plan.transactions > 1 ? [element('p', {}, say('confirm.prompts'))] : []),
      element('p', {class: 'note'}, say('confirm.steps')),
      element('p', {class: 'final'}, text('action.final')),
    ], [{label: text('action.goOn'), value: true, filled: true}, {label: text('action.cancel'), value: false}]);
    if (!go) {
      return dialog.close();
    }
    dialog.clearProblem();
    try {
      const {location: there} = await dialog.during(text('wait.prepare'), () =>
        begin(plan.kind, plan.seal, new TextDecoder().decode(list), key));
      confirmed(there, plan.lines);
      return location.assign(`${there}#go`);
    } catch (error) {
      dialog.showProblem(error);
    }
  }
}
