// Reads the files that the settings of mail name, once, at start: the password of the mail server, and the certificate of
// the authority that vouches for it. Every error is a sentence for the operator, and none quotes what a file holds.
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';

const READABLE_BY_OTHERS = 0o077;

/** The password of the mail server. Throws a sentence where the file isn't there, is empty or readable by others. */
export const readMailPassword = (file: string): string => {
  if (!existsSync(file)) throw new Error('SMTP_PASSWORD_FILE names no file.');
  if ((statSync(file).mode & READABLE_BY_OTHERS) !== 0) {
    throw new Error('SMTP_PASSWORD_FILE is readable by others than its owner: set its mode to 600.');
  }
  const password = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  if (password === '') throw new Error('SMTP_PASSWORD_FILE is empty.');
  return password;
};

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

const isAuthority = (certificate: string): boolean => {
  try {
    return new X509Certificate(certificate).ca;
  } catch {
    return false;
  }
};

/** The certificates of an authority, as text (PEM). Throws a sentence where the file isn't there or holds anything else. */
export const readMailAuthority = (file: string): string => {
  if (!existsSync(file)) throw new Error('SMTP_CA_FILE names no file.');
  const text = readFileSync(file, 'latin1');
  if (text.includes('PRIVATE KEY')) {
    throw new Error('SMTP_CA_FILE holds a private key: give the certificate of the authority alone.');
  }
  const certificates = text.match(CERTIFICATE) ?? [];
  if (certificates.length === 0 || !certificates.every(isAuthority)) {
    throw new Error('SMTP_CA_FILE must hold certificates of an authority (PEM) and nothing else.');
  }
  return certificates.join('\n');
};
