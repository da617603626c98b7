/** What a guesser tries first: the name, the addresses with the names in them, and where it is. For `refusePassword`. */
export function personalTerms(name: string, addresses: readonly string[], portalName: string): string[] {
  return [name, portalName, ...addresses.flatMap((address) => [address, address.split('@')[0] ?? ''])];
}
