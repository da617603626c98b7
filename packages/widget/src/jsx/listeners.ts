import type { PorticoEventMap } from '../base/events.js';
import type { JsxEvents } from './elements.js';

/** Listeners of an element under the names that JSX gives events of elements, such as `onportico-logged-in`. */
export type Listeners<Tag extends keyof JsxEvents> = {
  [Name in JsxEvents[Tag] as `on${Name}`]?: ((event: PorticoEventMap[Name]) => void) | undefined;
};
