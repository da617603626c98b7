import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** A decorator of a field, as TypeScript's `experimentalDecorators` calls it. */
type FieldDecorator = (prototype: object, name: PropertyKey) => void;

/** A text whose attribute is removed is as if that had never been there. */
const text: PropertyDeclaration = { converter: (value) => value ?? undefined };

/**
 * Makes a field a reactive property, as Lit's own `@property()` does for these decorators. Lit's also knows the
 * standard ones, which every page would have to download.
 */
export function property(options?: PropertyDeclaration): FieldDecorator {
  return (prototype, name) => {
    (prototype.constructor as typeof ReactiveElement).createProperty(
      name,
      options?.type ? options : { ...text, ...options },
    );
  };
}
