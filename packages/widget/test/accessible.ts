import 'axe-core/axe.min.js';

/** The part of axe that is used here; its script is no module, it puts itself on the window. */
interface Axe {
  run: (
    context: Element,
    options: object,
  ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

const { axe } = window as unknown as { axe: Axe };
const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong in an element by the rules of WCAG 2.2 AA, one line each. */
export async function violationsIn(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
