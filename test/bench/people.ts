/** Every person of the bench has this password. */
export const password = 'tin whistle orchard 9';

/** The address of the person of that number, from 1. */
export function addressOf(person: number): string {
  return `p${person}@mail.example`;
}

/** The session token of the person of that number: it has the form of a real one. */
export function tokenOf(person: number): string {
  return String(person).padStart(43, '0');
}

/** A random person of so many. */
export function anyOf(people: number): number {
  return 1 + Math.floor(Math.random() * people);
}
