import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';

/** A page that notes each violation of a policy, and each error of a script. */
export async function watchedPage(browser: Browser): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext()).newPage();
  const complaints: string[] = [];
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { complain } = window as unknown as { complain: (text: string) => void };
      complain(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
}

/** Opens a page and sees to it that it has the strict policy. */
export async function openStrict(page: Page, url: string): Promise<void> {
  const response = await page.goto(url, { waitUntil: 'networkidle' });
  const policy = response?.headers()['content-security-policy'] ?? '';
  assert.match(policy, /default-src 'none'.*require-trusted-types-for 'script'/, url);
  assert.doesNotMatch(policy, /unsafe/, url);
}
