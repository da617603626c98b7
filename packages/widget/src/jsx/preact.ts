import type { HTMLAttributes } from 'preact';
import type { Listeners } from './listeners.js';
import type { JsxAttributes, JsxClasses } from './elements.js';

/** The elements as Preact's JSX takes them; events are `onportico-logged-in` and so on. */
export type PreactElements = {
  [Tag in keyof JsxClasses]: Omit<HTMLAttributes<JsxClasses[Tag]>, keyof JsxAttributes[Tag]> &
    JsxAttributes[Tag] &
    Listeners<Tag>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends PreactElements {}
  }
}
