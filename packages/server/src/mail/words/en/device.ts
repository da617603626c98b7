import type { DeviceWords } from '../occurrence.js';

export const device: DeviceWords = {
  both: (browser, system) => `from ${browser} on ${system}`,
  one: (known) => `from ${known}`,
};
