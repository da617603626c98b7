const gmail = { name: 'Gmail', url: 'https://mail.google.com/mail/u/0/#search/in%3Aanywhere+newer_than%3A1h' };
const outlook = { name: 'Outlook', url: 'https://outlook.live.com/mail/0/' };
const yahoo = { name: 'Yahoo Mail', url: 'https://mail.yahoo.com/' };
const icloud = { name: 'iCloud Mail', url: 'https://www.icloud.com/mail/' };
const proton = { name: 'Proton Mail', url: 'https://mail.proton.me/' };
const gmx = { name: 'GMX', url: 'https://www.gmx.net/' };
const webDe = { name: 'WEB.DE', url: 'https://web.de/' };

const providers: Record<string, { name: string; url: string }> = {
  'gmail.com': gmail,
  'googlemail.com': gmail,
  'outlook.com': outlook,
  'hotmail.com': outlook,
  'live.com': outlook,
  'msn.com': outlook,
  'yahoo.com': yahoo,
  'ymail.com': yahoo,
  'icloud.com': icloud,
  'me.com': icloud,
  'mac.com': icloud,
  'proton.me': proton,
  'protonmail.com': proton,
  'gmx.net': gmx,
  'gmx.de': gmx,
  'web.de': webDe,
};

/** The web mail of a well-known provider, by the domain of the address alone; null for every other. */
export function mailProvider(address: string): { name: string; url: string } | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return Object.hasOwn(providers, domain) ? (providers[domain] ?? null) : null;
}
