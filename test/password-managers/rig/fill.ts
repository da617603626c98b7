import { until } from '../../rig/until.js';
import type { PasswordTab } from './password-browser.js';

/** Types into a field as a person does; what is drawn above it meanwhile may move it away from under the pointer. */
export async function fill(tab: PasswordTab, selector: string, text: string): Promise<void> {
  await until(`the focus in ${selector}`, async () => {
    await tab.click(selector);
    return tab.read<boolean>(`document.activeElement?.matches('${selector}') === true`);
  });
  await tab.typeOver(text);
}
