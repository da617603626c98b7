import type { AddressChanges, FieldCode } from '@portico/contract';
import { type Address, parseAddress } from '../../domain/address.js';
import type { BookChanges } from '../../domain/address-book.js';
import { fieldFault } from '../../domain/fault.js';

/**
 * A change set with its typed addresses read.
 *
 * @throws PorticoFault `input_invalid` with the reason per address: `add.<index>`, `replacePrimary`
 */
export function readChanges(input: AddressChanges): BookChanges {
  const refused: Record<string, FieldCode> = {};
  const read = (text: string, field: string): Address => {
    const address = parseAddress(text);
    if (typeof address !== 'string') return address;
    refused[field] = address;
    return { display: '', key: '' };
  };
  const changes: BookChanges = {
    add: (input.add ?? []).map(({ email, makePrimary = false }, index) => ({
      address: read(email, `add.${index}`),
      makePrimary,
    })),
    remove: [...new Set(input.remove)],
    primary: input.primary,
    replacePrimary: input.replacePrimary === undefined ? undefined : read(input.replacePrimary, 'replacePrimary'),
    primaryOnceVerified: input.primaryOnceVerified,
  };
  if (Object.keys(refused).length > 0) throw fieldFault(refused);
  return changes;
}
