/** A browser of a further engine, with as much as a journey needs. */
export interface EngineBrowser {
  /** Begins anew: without what an earlier journey left in the browser. Its tabs are closed. */
  anew: () => Promise<void>;
  newTab: () => Promise<Tab>;
  close: () => Promise<void>;
}

/** A tab: what a person does in it, and what its page says. */
export interface Tab {
  goTo: (url: string) => Promise<void>;
  /** The value of an expression in the page. */
  read: <T>(expression: string) => Promise<T>;
  /** Types with real keys, to what has the focus. */
  type: (text: string) => Promise<void>;
  press: (key: string) => Promise<void>;
  /** Clicks with a real pointer; each further selector is looked for in the shadow of the one before. */
  click: (...path: string[]) => Promise<void>;
}

/** The body of a function that finds an element by its path through shadow roots. */
export const findByPath = `return path.reduce((root, selector) => (root.shadowRoot ?? root).querySelector(selector), document);`;
