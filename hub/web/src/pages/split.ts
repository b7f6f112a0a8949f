// The arbiter's slider: slider and number follow each other, and both sides' amounts follow them.
import {smallest} from '../ui/amounts.ts';
import {coins, decimal} from '../ui/words.ts';
import {split} from './rules.ts';

const STEPS = 1000n;

export function follow(form: HTMLFormElement): void {
  const slide = form.querySelector<HTMLInputElement>('input[type=range]')!;
  const award = form.querySelector<HTMLInputElement>('input[name=award]')!;
  const {sum: total = '0', fee = '0', hubBps = '0', decimals = '18', symbol = ''} = form.dataset;
  const sum = BigInt(total);
  const places = Number(decimals);
  const amount = (wei: bigint): string => coins(wei, places, symbol) + worth(form, wei, places);
  const show = (wei: bigint): void => {
    for (const [part, value] of Object.entries(split(sum, BigInt(fee), BigInt(hubBps), wei))) {
      const place = form.querySelector(`[data-part="${part}"]`);
      if (place !== null) {
        place.textContent = amount(value as bigint);
      }
    }
    slide.setAttribute('aria-valuetext', amount(wei));
  };
  slide.addEventListener('input', () => {
    const wei = sum * BigInt(slide.value) / STEPS;
    award.value = decimal(wei.toString(), places);
    award.setCustomValidity('');
    show(wei);
  });
  const typed = (): void => {
    const wei = read(award.value.trim(), places);
    const fits = wei !== undefined && wei <= sum;
    award.setCustomValidity(fits ? '' : `0 – ${decimal(total, places)}`);
    if (fits) {
      slide.value = (wei * STEPS / sum).toString();
      show(wei);
    }
  };
  award.addEventListener('input', typed);
  typed();
}

function read(text: string, decimals: number): bigint | undefined {
  try {
    return smallest(text, decimals);
  } catch {
    return undefined;
  }
}

/** For the eye only: what is sent is the exact amount. */
function worth({dataset: {rate = '', currency = ''}}: HTMLElement, wei: bigint, decimals: number): string {
  if (rate === '') {
    return '';
  }
  const value = Number(decimal(wei.toString(), decimals)) * Number(rate);
  const format = new Intl.NumberFormat(document.documentElement.lang, {style: 'currency', currency});
  return ` (${format.format(value)})`;
}
