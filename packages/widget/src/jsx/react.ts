import type { ClassAttributes, HTMLAttributes } from 'react';
import type { JsxAttributes, JsxClasses } from './elements.js';
import type { Listeners } from './listeners.js';

/** The elements as React's JSX takes them; events are `onportico-logged-in` and so on, which React knows from 19 on. */
export type ReactElements = {
  [Tag in keyof JsxClasses]: ClassAttributes<JsxClasses[Tag]> &
    Omit<HTMLAttributes<JsxClasses[Tag]>, keyof JsxAttributes[Tag]> &
    JsxAttributes[Tag] &
    Listeners<Tag>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
