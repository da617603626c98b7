import { embeddedIpv4 } from './embedded-ipv4.js';
import { networkGroups } from './network-groups.js';

/** Browsers by a sign in the User-Agent header; the first that fits counts, for each names those it imitates. */
const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\b(Headless)?Chrom(e|ium)\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** What a person would call the device of a User-Agent header; null where it does not say. Names are not translated. */
export interface DeviceName {
  browser: string | null;
  system: string | null;
}

/** Reads browser and system, coarsely: enough to recognise one's own device, too little to track it. */
export function deviceName(userAgent: string): DeviceName {
  const find = (list: [RegExp, string][]): string | null => list.find(([sign]) => sign.test(userAgent))?.[1] ?? null;
  return { browser: find(browsers), system: find(systems) };
}

/** The network part of an IP address, as shown to people: 203.0.113.x or 2001:db8:1:2::x. */
export function coarseAddress(ip: string): string {
  const v4 = embeddedIpv4(ip);
  if (v4 !== undefined) return coarseAddress(v4);
  if (ip.includes(':'))
    return `${networkGroups(ip)
      .join(':')
      .replace(/(^|:)0(:0)*$/, '')}::x`;
  return ip.includes('.') ? ip.replace(/\.\d+$/, '.x') : '';
}
