import type { DeviceWords } from '../deed.js';

export const device: DeviceWords = {
  both: (browser, system) => `mit ${browser} unter ${system}`,
  one: (known) => `mit ${known}`,
};
