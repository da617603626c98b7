import { nothing } from 'lit';
import type { FormState } from '../parts/form-state.js';
import { keptStep } from './kept-step.js';
import type { LightForm } from './light-form.js';

/**
 * Where a form was left at another step than its first, shows nothing until what it does has put that back, and loads
 * that at once: nobody is to type into a form that is about to go.
 */
export function resumeStep<State extends FormState, Words extends object>(form: LightForm<State, Words>): void {
  if (form.isPrinted || !keptStep(form.state.id)) return;
  form.cover = () => nothing;
  const uncover = (): void => {
    form.cover = undefined;
    form.host.requestUpdate();
  };
  form.wake().then(uncover, uncover);
}
