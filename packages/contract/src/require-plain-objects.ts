/**
 * Says what is wrong where a script has added an enumerable property to `Object.prototype`, as some old pages do: every
 * object seems to have it then, and zod fails of it in words that nobody understands.
 *
 * @throws Error that names the property.
 */
export function requirePlainObjects(): void {
  for (const name in {}) {
    throw new Error(
      `Portico cannot run where Object.prototype has an enumerable property: a script added "${name}". Let it use Object.defineProperty.`,
    );
  }
}

// Before the first schema is made, which is where zod fails: index.ts begins with this module.
requirePlainObjects();
