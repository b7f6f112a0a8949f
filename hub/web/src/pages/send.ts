// The form to send: 'all of it' takes the place of an amount.

export function sendAll(box: HTMLInputElement): void {
  const amount = box.form?.elements.namedItem('amount') as HTMLInputElement | null;
  const show = (): void => {
    if (amount !== null) {
      amount.disabled = box.checked;
    }
  };
  box.addEventListener('change', show);
  show();
}
