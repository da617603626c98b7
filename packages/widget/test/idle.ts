/** Resolves once the browser has been idle, and so has done what elements had left for then; WebKit is idle by the clock. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis)
      requestIdleCallback(() => {
        resolve();
      });
    else setTimeout(resolve, 250);
  });
}
