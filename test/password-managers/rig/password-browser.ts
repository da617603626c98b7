/** The browsers that are measured. */
export type BrowserKind = 'Chromium' | 'Firefox';

/** A login that a browser has stored. */
export interface StoredLogin {
  /** Any page of the site that it is for. */
  url: string;
  username: string;
  password: string;
}

/** What a browser offers to keep after a form was sent. */
export interface Offer {
  /** `update` when it has an older password of that name. */
  kind: 'save' | 'update';
  username: string;
}

/** A browser with a screen whose own password manager works as for people. */
export interface PasswordBrowser {
  /** Name and version. */
  name: string;
  /** Opens one tab in a fresh profile with that login, or with none; the one before is closed. */
  open: (stored?: StoredLogin) => Promise<PasswordTab>;
  close: () => Promise<void>;
}

/** The tab that a person uses. */
export interface PasswordTab {
  goTo: (url: string) => Promise<void>;
  /** The value of an expression in the page; a promise is awaited. */
  read: <T>(expression: string) => Promise<T>;
  click: (selector: string) => Promise<void>;
  /** Types with real keys, over what is in the field that has the focus. */
  typeOver: (text: string) => Promise<void>;
  /** Sends the form of the field that has the focus. */
  pressEnter: () => Promise<void>;
  /** What the browser offers now to keep, if it offers anything. */
  offer: () => Promise<Offer | undefined>;
}
