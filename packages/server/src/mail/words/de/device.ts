import type { DeviceWords } from '../occurrence.js';

export const device: DeviceWords = {
  both: (browser, system) => `mit ${browser} unter ${system}`,
  one: (known) => `mit ${known}`,
};
