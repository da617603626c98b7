import {
  createElement,
  forwardRef,
  Fragment,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactNode,
  type RefAttributes,
  useImperativeHandle,
  useRef,
} from 'react';
import type { PorticoEventMap } from '../base/events.js';
import { SlottedBeside } from './slotted-beside.js';
import { useClientEffect } from './use-client-effect.js';

type EventName = keyof PorticoEventMap;

/** `portico-logged-in` as `PorticoLoggedIn`. */
type Pascal<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Pascal<Tail>}`
  : Capitalize<Name>;

/** An element of Portico as a component: its properties, its events as `onPortico…`, and whatever HTML allows. */
export type Wrapper<
  Element extends HTMLElement,
  Property extends keyof Element,
  Name extends EventName,
> = ForwardRefExoticComponent<
  Omit<HTMLAttributes<Element>, Property | 'children' | 'dangerouslySetInnerHTML'> & {
    [Key in Property]?: Element[Key] | undefined;
  } & {
    [Key in Name as `on${Pascal<Key>}`]?: ((event: PorticoEventMap[Key]) => void) | undefined;
  } & { children?: ReactNode } & RefAttributes<Element>
>;

/** What a wrapper has to know of its element. */
export interface WrappedElement {
  /** Properties that an attribute sets. */
  attributes: readonly string[];
  /** Properties that take objects. */
  properties: readonly string[];
  events: readonly EventName[];
  /** Whether the element fills its light DOM itself. */
  fillsItself: boolean;
}

type Props = Record<string, unknown>;

/** Nothing, as a browser takes it whose page wants Trusted Types: there even '' is no HTML. */
const { trustedTypes } = globalThis as { trustedTypes?: { emptyHTML: unknown } };
const noHtml = (trustedTypes?.emptyHTML ?? '') as string;

/** Content that React leaves alone: it neither compares it when it hydrates nor removes it when it renders again. */
const leftAlone = { suppressHydrationWarning: true, dangerouslySetInnerHTML: { __html: noHtml } };

/**
 * Makes a component of an element. React 19 could write most of it as plain JSX; React 18 knows neither properties nor
 * events of elements, and both would compare, when they hydrate, a form with the nothing that the server printed.
 */
export function wrapElement<Element extends HTMLElement, Property extends keyof Element, Name extends EventName>(
  tag: string,
  known: WrappedElement,
): Wrapper<Element, Property, Name> {
  const component = forwardRef<Element | null, Props>((props, ref) => {
    const element = useRef<Element>(null);
    const latest = useRef<Props>(props);
    useImperativeHandle<Element | null, Element | null>(ref, () => element.current);
    useClientEffect(() => {
      latest.current = props;
      for (const name of known.properties)
        if (name in props) Object.assign(element.current ?? {}, { [name]: props[name] });
    });
    useClientEffect(() => listen(element.current, known.events, latest), []);
    const html = toHtml(props, known);
    if (!known.fillsItself) return createElement(tag, { ...html, ref: element });
    const { children, ...rest } = html;
    const filled = createElement(tag, { ...rest, ...leftAlone, ref: element });
    return createElement(
      Fragment,
      null,
      filled,
      createElement(SlottedBeside, { element, children: children as ReactNode }),
    );
  });
  component.displayName = pascal(tag);
  return component as Wrapper<Element, Property, Name>;
}

/** Hears every event from the beginning, so that a listener may change with each render. */
function listen(
  element: HTMLElement | null,
  names: readonly EventName[],
  latest: { readonly current: Props },
): () => void {
  const abort = new AbortController();
  for (const name of names) {
    const call = (event: Event): void => {
      (latest.current[`on${pascal(name)}`] as ((event: Event) => void) | undefined)?.(event);
    };
    element?.addEventListener(name, call, { signal: abort.signal });
  }
  return () => {
    abort.abort();
  };
}

/** The props that React itself writes: attributes under their names, booleans as HTML has them. */
function toHtml(props: Props, { attributes, properties, events }: WrappedElement): Props {
  const own = new Set<string>([...properties, ...events.map((name) => `on${pascal(name)}`)]);
  const html: Props = {};
  for (const [name, value] of Object.entries(props)) {
    if (own.has(name)) continue;
    if (name === 'className') html['class'] = value;
    else if (!attributes.includes(name)) html[name] = value;
    else html[kebab(name)] = value === true ? '' : value === false ? undefined : value;
  }
  return html;
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
