import { installPackages } from '../install-packages.js';
import { findFirefox } from './find-firefox.js';
import { findWebKit } from './find-webkit.js';

/** The engines beside Chromium; as root on Debian those that are missing are installed first. */
export function ensureEngines() {
  if ('missing' in findFirefox()) installPackages('Firefox', 'firefox-esr');
  if ('missing' in findWebKit()) installPackages('WebKitGTK', 'webkit2gtk-driver', 'xvfb');
  return { firefox: findFirefox(), webkit: findWebKit() };
}
