// The pictures of a profile: `input[type=file][data-picture="name"]` cleans and stores what is chosen at once, and writes its
// hash into the field of this name. The picture beside it and the button that takes it away follow that field.
import {paths} from '../api.ts';
import type {Hex} from '../bytes.ts';
import {storePicture} from '../upload.ts';
import {text} from '../ui/texts.ts';
import {sayError} from '../ui/words.ts';

export function choosePicture(chooser: HTMLInputElement): void {
  const place = chooser.closest<HTMLElement>('.entry')!;
  const value = chooser.form!.elements.namedItem(chooser.dataset.picture!) as HTMLInputElement;
  const shown = place.querySelector('img')!;
  const status = place.querySelector('[role=status]')!;
  const remove = place.querySelector('button')!;
  const show = (): void => {
    shown.hidden = remove.hidden = value.value === '';
    if (!shown.hidden) {
      shown.src = paths.blob(value.value as Hex);
    }
  };
  const set = (hash: string): void => {
    value.value = hash;
    chooser.form!.dispatchEvent(new Event('input', {bubbles: true}));
    show();
  };
  chooser.addEventListener('change', () => void store(chooser, status).then(hash => hash === undefined || set(hash)));
  remove.addEventListener('click', () => {
    set('');
    status.textContent = '';
    chooser.focus();
  });
  show();
}

/** Nothing when it cannot be stored, which is said. */
async function store(chooser: HTMLInputElement, status: Element): Promise<Hex | undefined> {
  const [file] = chooser.files ?? [];
  if (file === undefined) {
    return undefined;
  }
  status.className = 'help';
  status.textContent = text('picture.storing');
  try {
    const hash = await storePicture(file);
    status.textContent = '';
    return hash;
  } catch (error) {
    const {title, detail} = sayError(error);
    status.className = 'field-problem';
    status.textContent = detail === '' ? title : detail;
    return undefined;
  } finally {
    chooser.value = '';
  }
}
