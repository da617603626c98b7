import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Makes a certificate that nobody vouches for, good for two days, and answers where it and its key lie in a folder. */
export function makeCertificate(
  folder: string,
  [host, ...more]: [string, ...string[]],
): { certificate: string; key: string } {
  const [certificate, key] = [join(folder, 'host.pem'), join(folder, 'host.key')];
  const names = [host, ...more].map((name) => `DNS:${name}`).join();
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=${names}`, '-days', '2'];
  const made = ['-nodes', '-newkey', 'rsa:2048', '-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', ...subject, ...made], { stdio: 'ignore' });
  return { certificate, key };
}
