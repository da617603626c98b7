import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** A decorator of a field, as TypeScript's `experimentalDecorators` calls it. */
type FieldDecorator = (prototype: object, name: PropertyKey) => void;

/**
 * Makes a field a reactive property, as Lit's own `@property()` does for these decorators. Lit's also knows the
 * standard ones, which every page would have to download.
 */
export function property(options?: PropertyDeclaration): FieldDecorator {
  return (prototype, name) => {
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
  };
}
