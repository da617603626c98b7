import { installPackages } from '../install-packages.js';
import { findDisplay } from './find-display.js';
import { findFirefox } from './find-firefox.js';

/** What password managers need beside Chromium; as root on Debian what is missing is installed first. */
export function ensurePasswordBrowsers() {
  if ('missing' in findFirefox()) installPackages('Firefox', 'firefox-esr');
  if ('missing' in findDisplay()) installPackages('Xvfb', 'xvfb');
  return findDisplay();
}
