import { until } from '../../rig/until.js';
import type { PasswordTab } from './password-browser.js';

/** Waits until an element has its form, drawn by itself or taken over from the server. */
export async function adopted(tab: PasswordTab, element: string): Promise<void> {
  await until(`the form of ${element}`, () =>
    tab.read<boolean>(`document.querySelector('${element} form[novalidate]') !== null`),
  );
}
