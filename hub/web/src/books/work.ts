// As what the worker works, in the form of the terms: what goes with an employee comes with the choice.

export function editWork(form: HTMLFormElement): void {
  const as = form.querySelector<HTMLSelectElement>('#work-as')!;
  const payslip = form.querySelector<HTMLInputElement>('#payslip')!;
  const follow = (): void => {
    const employee = as.value === 'employee';
    form.querySelector<HTMLElement>('#employee')!.hidden = !employee;
    payslip.disabled = !employee;
  };
  form.addEventListener('input', follow);
  follow();
}
