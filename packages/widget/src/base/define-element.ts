import { version } from './version.js';

let hasWarned = false;

/**
 * Registers an element unless its name is taken. The first definition wins, because replacing a definition is not
 * possible and throwing would break the page. The first that is left out for one of another version says so; one
 * warning is enough for a bundle of all.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag) as (CustomElementConstructor & { porticoVersion?: string }) | undefined;
  if (!known) {
    Object.defineProperty(element, 'porticoVersion', { value: version });
    customElements.define(tag, element);
  } else if (known !== element && known.porticoVersion !== version && !hasWarned) {
    hasWarned = true;
    console.warn(`portico: <${tag}> is defined by version ${known.porticoVersion ?? 'unknown'}, not ${version}.`);
  }
}
