import { version } from './version.js';

/**
 * Registers an element unless its name is taken. The first definition wins; a second one of another version is left
 * out with one warning, because replacing a definition is not possible and throwing would break the page.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag) as (CustomElementConstructor & { porticoVersion?: string }) | undefined;
  if (!known) {
    Object.defineProperty(element, 'porticoVersion', { value: version });
    customElements.define(tag, element);
  } else if (known !== element && known.porticoVersion !== version) {
    console.warn(
      `portico: <${tag}> is defined already, by version ${known.porticoVersion ?? 'unknown'}; ${version} is not used.`,
    );
  }
}
